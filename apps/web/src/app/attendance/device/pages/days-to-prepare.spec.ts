// Which days are offered to be prepared.
import type { AttendanceSession } from '@treize/contract/attendance';
import { aDay } from '../device.fixture';
import { daysToPrepare, dayToThinkOf } from './days-to-prepare';

const half = (date: string, sealedAt: string | null = null) =>
  ({ date, sealedAt, startTime: '09:00', endTime: '12:30' }) as AttendanceSession['halfDays'][number];
const session = (id: string, halfDays: AttendanceSession['halfDays'], state = 'PUBLISHED') =>
  ({
    id,
    title: `Session ${id}`,
    state,
    halfDays,
    venueName: 'Mairie',
    town: 'Guingamp',
  }) as AttendanceSession;

it('offers each day once, soonest first, from today on, unless it is sealed or called off', () => {
  const sessions = [
    session('b', [half('2027-01-13'), half('2027-01-12'), half('2027-01-12')]),
    session('a', [half('2027-01-11'), half('2027-01-12', '2027-01-12T12:00:00Z')]),
    session('c', [half('2027-01-20')], 'CANCELLED'),
  ];
  expect(daysToPrepare(sessions, [], [], '2027-01-12').map(({ date, title }) => [date, title])).toEqual([
    ['2027-01-12', 'Session b'],
    ['2027-01-13', 'Session b'],
  ]);
});

it('shows what the device keeps, also when the server cannot be asked', () => {
  const kept = { sessionId: 'b', date: '2027-01-12', title: 'Session b', preparedAt: 'hier', halfDays: [] };
  expect(daysToPrepare([], [kept], [], '2027-01-12')).toMatchObject([{ sessionId: 'b', preparedAt: 'hier' }]);
  expect(daysToPrepare([session('b', [half('2027-01-12')])], [kept], [], '2027-01-12')).toHaveLength(1);
});

it('says where and when: from the session, or from the day itself once it can be read', () => {
  const [online] = daysToPrepare(
    [session('b', [half('2027-01-12'), half('2027-01-12')])],
    [],
    [],
    '2027-01-12',
  );
  expect(online).toMatchObject({
    place: 'Mairie, Guingamp',
    times: '9\u00a0h\u00a0–\u2060\u00a012\u00a0h\u00a030, 9\u00a0h\u00a0–\u2060\u00a012\u00a0h\u00a030',
  });
  const day = aDay();
  const { sessionId, date } = day;
  const kept = { sessionId, date, title: 'Journée', preparedAt: 'hier', halfDays: [] };
  expect(daysToPrepare([], [kept], [day], date)).toMatchObject([
    {
      place: 'Salle polyvalente, Saint-Flour',
      times: '9\u00a0h\u00a030\u00a0–\u2060\u00a012\u00a0h\u00a030',
    },
  ]);
  expect(daysToPrepare([], [kept], [], date)).toMatchObject([{ place: '', times: '' }]);
});

it('on the eve, and on the day, thinks of what is not kept yet', () => {
  const sessions = [session('b', [half('2027-01-12')]), session('c', [half('2027-01-13')])];
  const kept = { sessionId: 'b', date: '2027-01-12', title: 'Session b', preparedAt: 'hier', halfDays: [] };
  const of = (prepared: (typeof kept)[], today: string) =>
    dayToThinkOf(daysToPrepare(sessions, prepared, [], today), today)?.sessionId;
  expect(of([], '2027-01-10')).toBeUndefined();
  expect(of([], '2027-01-11')).toBe('b');
  expect(of([kept], '2027-01-11')).toBeUndefined();
  expect(of([kept], '2027-01-12')).toBe('c');
});

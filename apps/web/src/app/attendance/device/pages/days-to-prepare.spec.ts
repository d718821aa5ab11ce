// Which days are offered to be prepared.
import type { AttendanceSession } from '@treize/contract/attendance';
import { daysToPrepare } from './days-to-prepare';

const half = (date: string, sealedAt: string | null = null) =>
  ({ date, sealedAt }) as AttendanceSession['halfDays'][number];
const session = (id: string, halfDays: AttendanceSession['halfDays'], state = 'PUBLISHED') =>
  ({ id, title: `Session ${id}`, state, halfDays }) as AttendanceSession;

it('offers each day once, soonest first, from today on, unless it is sealed or called off', () => {
  const sessions = [
    session('b', [half('2027-01-13'), half('2027-01-12'), half('2027-01-12')]),
    session('a', [half('2027-01-11'), half('2027-01-12', '2027-01-12T12:00:00Z')]),
    session('c', [half('2027-01-20')], 'CANCELLED'),
  ];
  expect(daysToPrepare(sessions, [], '2027-01-12').map(({ date, title }) => [date, title])).toEqual([
    ['2027-01-12', 'Session b'],
    ['2027-01-13', 'Session b'],
  ]);
});

it('shows what the device keeps, also when the server cannot be asked', () => {
  const kept = { sessionId: 'b', date: '2027-01-12', title: 'Session b', preparedAt: 'hier', halfDays: [] };
  expect(daysToPrepare([], [kept], '2027-01-12')).toMatchObject([{ sessionId: 'b', preparedAt: 'hier' }]);
  expect(daysToPrepare([session('b', [half('2027-01-12')])], [kept], '2027-01-12')).toHaveLength(1);
});

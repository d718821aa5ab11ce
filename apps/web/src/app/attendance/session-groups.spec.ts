// Today's work first, then what is left to close, what comes, and the past from the latest.
import type { AttendanceSession } from '@treize/contract/attendance';
import { groupsOf } from './session-groups';

const session = (title: string, date: string, state: AttendanceSession['state'] = 'PUBLISHED') =>
  ({
    title,
    state,
    startsAt: `${date}T08:30:00.000Z`,
    endsAt: `${date}T15:45:00.000Z`,
    halfDays: [{ date }],
  }) as AttendanceSession;

it('groups by what is to be done', () => {
  const groups = groupsOf(
    [
      session('passée', '2027-01-03', 'FINALIZED'),
      session('plus tard', '2027-02-01'),
      session('bientôt', '2027-01-13'),
      session('à clôturer', '2027-01-10'),
      session('aujourd’hui', '2027-01-12'),
      session('la plus récente', '2027-01-05', 'CANCELLED'),
    ],
    '2027-01-12',
  );
  expect(groups.map(({ title, sessions }) => [title, sessions.map((one) => one.title)])).toEqual([
    ['Aujourd’hui', ['aujourd’hui']],
    ['À clôturer', ['à clôturer']],
    ['À venir', ['bientôt', 'plus tard']],
    ['Passées', ['la plus récente', 'passée']],
  ]);
});

it('leaves out empty groups', () => expect(groupsOf([], '2027-01-12')).toEqual([]));

// Days of training of an elected person, beside the leave that the law gives.
import { frenchDays, trainingDays } from './leave';

it('[E9] counts half-days of training, not regional days nor the second paper of a session', () => {
  const days = trainingDays([
    { kind: 'COMPLETION', halfDays: 3 },
    { kind: 'ATTENDANCE', halfDays: 3 },
    { kind: 'PARTICIPATION', halfDays: 2 },
    { kind: 'COMPLETION', halfDays: 2 },
  ]);
  expect([days, frenchDays(days), frenchDays(1), frenchDays(0)]).toEqual([
    2.5,
    '2,5\u00a0jours',
    '1\u00a0jour',
    '0\u00a0jour',
  ]);
});

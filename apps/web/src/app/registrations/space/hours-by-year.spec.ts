// Documents by year of the session, hours and days counted once.
import { byYear, totalMinutes } from './hours-by-year';

const paper = (
  kind: 'COMPLETION' | 'ATTENDANCE' | 'PARTICIPATION',
  heldOn: string,
  minutes: number,
  halfDays: number,
) => ({ kind, heldOn, minutes, halfDays, issuedAt: '2027-01-02T09:00:00.000Z' }) as never;

it('[E9] groups by the year of the session, and the paper for the employer adds no hour', () => {
  const years = byYear([
    paper('COMPLETION', '2026-12-30', 420, 2),
    paper('ATTENDANCE', '2026-12-30', 420, 2),
    paper('PARTICIPATION', '2027-01-02', 180, 1),
  ]);
  expect(
    years.map(({ year, minutes, days, certificates }) => [year, minutes, days, certificates.length]),
  ).toEqual([
    ['2027', 180, 0, 1],
    ['2026', 420, 1, 2],
  ]);
  expect(totalMinutes(years.flatMap(({ certificates }) => certificates))).toBe(600);
});

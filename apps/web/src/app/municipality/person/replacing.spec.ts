// Until when one may be replaced, as it is told.
import { lastMoment } from './replacing';

it.each([
  ['PUBLISHED', '2027-01-12T08:30:00Z', 'jusqu’au lundi 11 janvier 2027 inclus'],
  ['POSTPONED', '2027-01-12T08:30:00Z', 'tant que la session n’a pas de nouvelle date'],
] as const)('a session %s on %s: %s', (phase, startsAt, expected) =>
  expect(lastMoment({ phase: phase as 'POSTPONED', startsAt })).toBe(expected),
);

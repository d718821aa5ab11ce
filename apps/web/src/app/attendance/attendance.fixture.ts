// Rows of a sheet for tests of the trainer's pages.
import type { LocalRow } from './device/local-sheet';

export const anId = (last: number): string =>
  `01890a5d-ac96-774b-bcce-b30209900${String(last).padStart(3, '0')}`;

export const aRow = (last: number, given: Partial<LocalRow> = {}): LocalRow => ({
  registrationId: anId(last),
  number: `N-${last}`,
  familyName: 'Orvault',
  givenName: 'Camille',
  kind: 'ELECTED',
  function: 'Maire',
  body: 'Saint-Flour',
  needs: null,
  walkIn: false,
  state: 'EXPECTED',
  lateMinutes: 0,
  earlyMinutes: 0,
  minutes: 0,
  signature: null,
  flags: [],
  since: null,
  hasLeft: false,
  corrections: [],
  delivery: 'done',
  refusal: null,
  became: null,
  ...given,
});

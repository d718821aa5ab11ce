// The overlay of what waits, the counts, the search by first letters, the next person to sign.
import type { Sheet } from '@treize/contract/attendance';
import type { Command } from './outbox';
import { countsOf, matches, nextToSign, passes, rowsOf } from './sheet-view';

const id = (last: number) => `01890a5d-ac96-774b-bcce-b30209900${String(last).padStart(3, '0')}`;
const row = (last: number, given: Partial<Sheet['rows'][number]> = {}): Sheet['rows'][number] => ({
  registrationId: id(last),
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
  corrections: [],
  ...given,
});
const sheetOf = (...rows: Sheet['rows']) => ({ rows }) as Sheet;
const at = '2027-01-12T08:30:00.000Z';
const marked = (
  last: number,
  state: 'PRESENT' | 'ABSENT',
  waiting: Command['state'] = 'sending',
): Command => ({
  kind: 'mark',
  state: waiting,
  body: { id: id(900), registrationId: id(last), state, lateMinutes: 5, earlyMinutes: 0, deviceAt: at },
});
const signed = (last: number): Command => ({
  kind: 'signature',
  state: 'sending',
  body: { id: id(901), registrationId: id(last), strokes: null, deviceAt: at },
});

describe('what waits is shown at once', () => {
  it('overlays marks in order and says that they are leaving', () => {
    const [first, second] = rowsOf(sheetOf(row(1), row(2)), [marked(1, 'PRESENT'), marked(1, 'ABSENT')]);
    expect(first).toMatchObject({ state: 'ABSENT', delivery: 'sending' });
    expect(second).toMatchObject({ state: 'EXPECTED', delivery: 'done' });
  });

  it('a signature implies presence and keeps the minutes; being marked absent voids it', () => {
    const rows = rowsOf(sheetOf(row(1)), [marked(1, 'PRESENT'), signed(1)]);
    expect(rows[0]).toMatchObject({ state: 'PRESENT', lateMinutes: 5, signature: { strokes: null } });
    expect(rowsOf(sheetOf(row(1)), [signed(1), marked(1, 'ABSENT', 'failed')])[0]).toMatchObject({
      signature: null,
      delivery: 'failed',
    });
  });

  it('counts what is shown', () => {
    const rows = rowsOf(sheetOf(row(1), row(2), row(3)), [signed(1), marked(2, 'ABSENT')]);
    expect(countsOf(rows)).toEqual({ expected: 1, present: 1, absent: 1, excused: 0, signed: 1 });
    expect(rows.map((each) => passes(each, 'EXPECTED'))).toEqual([false, false, true]);
    expect(rows.map((each) => passes(each, 'UNSIGNED'))).toEqual([false, false, false]);
  });
});

it('finds by the first letters of name, first name or commune, accents ignored', () => {
  const person = row(1, { familyName: 'Évrard', body: 'Saint-Flour (Cantal)' });
  for (const typed of ['', 'evr', 'cam', 'saint fl', 'ÉV CAM', 'cantal'])
    expect(matches(person, typed)).toBe(true);
  for (const typed of ['rard', 'flx']) expect(matches(person, typed)).toBe(false);
});

it('goes to the next person who has not signed, wrapping round, and stops when all have', () => {
  const rows = rowsOf(sheetOf(row(1), row(2, { state: 'ABSENT' }), row(3)), []);
  expect(nextToSign(rows, id(1))?.registrationId).toBe(id(3));
  expect(nextToSign(rows, id(3))?.registrationId).toBe(id(1));
  expect(nextToSign(rowsOf(sheetOf(row(1)), [signed(1)]), id(1))).toBeUndefined();
});

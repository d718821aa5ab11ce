// Rows being transcribed: undecided ones stay, minutes mean something of somebody present only, done ones leave once.
import { answered, minutesOf, restPresent, toSend, type TypedRow } from './transcript';

const row = (id: string, change: Partial<TypedRow> = {}): TypedRow => ({
  id,
  registrationId: `registration of ${id}`,
  name: 'Orvault Camille',
  body: 'Die',
  before: 'EXPECTED',
  state: 'EXPECTED',
  lateMinutes: 0,
  earlyMinutes: 0,
  signed: true,
  code: null,
  isDone: false,
  ...change,
});

it('sends what is decided, and nothing else', () => {
  const rows = [
    row('a', { state: 'PRESENT', lateMinutes: 10 }),
    row('b'),
    row('c', { state: 'ABSENT', lateMinutes: 10 }),
    row('d', { state: 'PRESENT', isDone: true }),
  ];
  expect(toSend(rows).map(({ id, lateMinutes, signed }) => [id, lateMinutes, signed])).toEqual([
    ['a', 10, true],
    ['c', 0, false],
  ]);
});

it('a refused row stays to be corrected, the others are done', () => {
  const after = answered(
    [row('a'), row('b'), row('c')],
    [
      { id: 'a', code: null },
      { id: 'b', code: 'minutes-exceed' },
    ],
  );
  expect(after.map(({ isDone, code }) => [isDone, code])).toEqual([
    [true, null],
    [false, 'minutes-exceed'],
    [false, null],
  ]);
});

it.each([
  ['12', 12],
  ['', 0],
  ['-3', 0],
  ['3.7', 3],
  ['9999', 600],
])('%j minutes are %i', (typed, minutes) => expect(minutesOf(typed)).toBe(minutes));

it('the rest are present, whoever was noted before is left alone', () => {
  const rows = [
    row('a'),
    row('b', { state: 'ABSENT' }),
    row('c', { before: 'ABSENT' }),
    row('d', { isDone: true }),
  ];
  expect(restPresent(rows).map(({ state }) => state)).toEqual(['PRESENT', 'ABSENT', 'EXPECTED', 'EXPECTED']);
});

// The list: good rows leave for the results, wrong ones stay as typed, and nothing is sent that was not checked.
import { computed, signal } from '@angular/core';
import type { RowOutcome } from '@treize/contract/municipality';
import { ListDesk } from './list-desk';
import { emptyRow, type ListRow } from './list-row';

const ground = signal({ commune: { code: '22070', name: 'Guingamp' }, hasWorkshops: false });
const person = (familyName: string, change: Partial<ListRow> = {}): ListRow => ({
  ...emptyRow(),
  familyName,
  givenName: 'Anne',
  kind: 'ELECTED',
  function: 'Adjointe au maire',
  email: `${familyName.replace(' ', '').toLowerCase()}@guingamp.example`,
  ...change,
});
const told = (row: ListRow | undefined, change: Partial<RowOutcome> = {}): RowOutcome => ({
  key: row?.key ?? '',
  outcome: 'CONFIRMED',
  number: null,
  rank: null,
  reasons: [],
  code: null,
  errors: [],
  overlaps: [],
  ...change,
});
const deskOf = (...rows: ListRow[]): ListDesk => {
  const desk = new ListDesk(ground, null);
  desk.add(rows);
  return desk;
};

it('is ready once every good row has been checked; a change asks for another check', () => {
  const [good, wrong] = [person('Le Goff'), person('Riou', { familyName: '' })];
  const desk = deskOf(good, wrong);
  expect(desk.good()).toEqual([good]);
  expect(desk.isChecked()).toBe(false);
  desk.told([told(good)]);
  expect(desk.isChecked()).toBe(true);
  expect(desk.ready()).toEqual([good]);
  desk.change(good.key, { function: 'Maire' });
  expect(desk.isChecked()).toBe(false);
  expect(desk.ready()).toEqual([]);
});

it('moves what is done to the results, keeps the rest as it was typed, with what the server said', () => {
  const [placed, waits, refused, known, wrong] = [
    person('Le Goff'),
    person('Riou', { email: '' }),
    person('Morvan'),
    person('Tanguy'),
    person('Guillou', { familyName: '=1+1' }),
  ];
  const desk = deskOf(placed, waits, refused, known, wrong);
  desk.told([
    told(placed),
    told(waits, { outcome: 'WAITLISTED', rank: 4 }),
    told(refused),
    told(known, { outcome: 'ALREADY_REGISTERED', number: 'M05-0003' }),
  ]);
  expect(desk.ready().map(({ familyName }) => familyName)).toEqual(['Le Goff', 'Riou', 'Morvan']);
  desk.sent([
    told(placed, { number: 'M05-0012' }),
    told(waits, { outcome: 'WAITLISTED', rank: 5, number: 'M05-0013' }),
    told(refused, { outcome: 'REFUSED', code: 'not-eligible' }),
  ]);
  expect(desk.results().map(({ name, outcome, number }) => [name, outcome, number])).toEqual([
    ['Anne Le Goff', 'CONFIRMED', 'M05-0012'],
    ['Anne Riou', 'WAITLISTED', 'M05-0013'],
    ['Anne Tanguy', 'ALREADY_REGISTERED', 'M05-0003'],
  ]);
  expect(desk.results()[1]?.hasMailbox).toBe(false);
  expect(desk.rows()).toEqual([refused, wrong]);
  expect(desk.verdicts().get(refused.key)?.code).toBe('not-eligible');
  expect(desk.errors().has(wrong.key)).toBe(true);
});

it('shows the server’s errors beside their fields until the row changes', () => {
  const row = person('Le Goff');
  const desk = deskOf(row);
  const errors = [{ path: 'rows.0.person.email', message: 'adresse inconnue' }];
  desk.told([told(row, { outcome: 'INVALID', errors })]);
  expect(desk.errors().get(row.key)).toEqual({ email: 'Adresse inconnue.' });
  desk.change(row.key, { email: 'anne@guingamp.example' });
  expect(desk.errors().size).toBe(0);
});

it('keeps the key of a row over retries, and renews it only when asked', () => {
  const row = person('Le Goff');
  const desk = deskOf(row);
  desk.told([told(row)]);
  expect(desk.request(desk.ready()).rows[0]?.key).toBe(row.key);
  desk.renew(row.key);
  expect(desk.rows()[0]?.key).not.toBe(row.key);
});

it('sends a group as one only when all of it can go', () => {
  const rows = [person('Le Goff'), person('Riou')];
  const desk = deskOf(...rows);
  desk.keepTogether(true);
  desk.told(rows.map((row) => told(row)));
  expect(desk.groupFault()).toBe('');
  expect(desk.request(desk.ready()).together).toBe(true);
  desk.told([told(rows[0]), told(rows[1], { outcome: 'ALREADY_REGISTERED' })]);
  expect(desk.groupFault()).toContain('retirez d’abord');
  for (let at = 0; at < 9; at += 1) desk.add([person(`Nom${at}`)]);
  expect(desk.groupFault()).toContain('10\u00a0personnes au plus');
});

it('says nothing wrong in a row being typed, until one leaves it or asks for a check', () => {
  const desk = deskOf(person('Le Goff'));
  desk.add();
  const key = desk.rows()[1]?.key ?? '';
  desk.change(key, { familyName: 'Riou' });
  expect(desk.errors().size).toBe(0);
  expect(desk.good()).toHaveLength(1);
  desk.judge(key);
  expect(desk.errors().get(key)?.givenName).toBe('Indiquez le prénom.');
  desk.add();
  desk.dropBlank();
  expect(desk.rows()).toHaveLength(2);
});

it('a row refused for now is sent again with the same key', () => {
  const row = person('Le Goff');
  const desk = deskOf(row);
  desk.told([told(row)]);
  desk.sent([told(row, { outcome: 'REFUSED', code: 'busy' })]);
  expect(desk.rows()).toEqual([row]);
  expect(desk.request(desk.ready()).rows[0]?.key).toBe(row.key);
});

it('is made from what the tab kept, wherever it is made', () => {
  const rows = [person('Le Goff')];
  const made = computed(() => new ListDesk(ground, { rows, together: true, results: [], pasted: '' }));
  expect(made().rows()).toEqual(rows);
  expect(made().together()).toBe(true);
});

// The roster's search, filters, order and pages.
import type { RosterRow } from '@treize/contract/roster';
import { bodiesOf, countsByState, filtersOf, pageOf, viewed } from './roster-view';

const row = (familyName: string, given: Partial<RosterRow> = {}) =>
  ({
    familyName,
    givenName: 'Camille',
    body: 'Saint-Flour (Cantal)',
    number: '84-0001',
    email: 'camille@mairie.example',
    status: 'CONFIRMED',
    kind: 'ELECTED',
    source: 'SELF',
    extras: [],
    createdAt: '2026-11-01T08:00:00.000Z',
    ...given,
  }) as unknown as RosterRow;
const workshop = { limitId: 'w', label: 'Atelier B', quantity: 1 };
const rows = [
  row('Évrard', { createdAt: '2026-11-03T08:00:00.000Z', extras: [workshop] }),
  row('Orvault', { status: 'CANCELLED_BY_PERSON' }),
  row('Belloc', { body: 'Die (Drôme)', createdAt: '2026-11-02T08:00:00.000Z', kind: 'STAFF' }),
  row('Castagnol', { status: 'WAITLISTED', rank: 1, source: 'MUNICIPALITY' }),
];
const names = (params: Record<string, string> = {}) =>
  viewed(rows, filtersOf(params)).map((one) => one.familyName);

it('shows first those who hold a place, by name, accents sorted as in French', () => {
  expect(names()).toEqual(['Belloc', 'Évrard']);
  expect(names({ state: 'all' })).toEqual(['Belloc', 'Castagnol', 'Évrard', 'Orvault']);
  expect(names({ state: 'ended' })).toEqual(['Orvault']);
  expect(countsByState(rows)).toMatchObject({ seated: 2, waiting: 1, ended: 1, all: 4 });
});

it('sorts by date and by commune, both ways', () => {
  expect(names({ sort: 'date' })).toEqual(['Belloc', 'Évrard']);
  expect(names({ sort: 'date', order: 'desc' })).toEqual(['Évrard', 'Belloc']);
  expect(names({ sort: 'body', order: 'desc' })).toEqual(['Évrard', 'Belloc']);
});

it('searches first letters of names, communes, numbers and addresses', () => {
  expect(names({ q: 'evr' })).toEqual(['Évrard']);
  expect(names({ q: 'die bel' })).toEqual(['Belloc']);
  expect(names({ q: 'zzz' })).toEqual([]);
});

it('filters by kind, commune, source and workshop; leaves aside what it does not know', () => {
  expect(names({ kind: 'STAFF' })).toEqual(['Belloc']);
  expect(names({ body: 'Die (Drôme)' })).toEqual(['Belloc']);
  expect(names({ limit: 'w' })).toEqual(['Évrard']);
  expect(names({ state: 'waiting', source: 'MUNICIPALITY' })).toEqual(['Castagnol']);
  expect(names({ kind: 'MAYOR', state: 'anything', sort: 'size' })).toEqual(['Belloc', 'Évrard']);
});

it('cuts pages of fifty; a page past the end is the last one', () => {
  const many = Array.from({ length: 120 }, (_, at) => row(`Nom ${at}`));
  expect(pageOf(many, 3).rows).toHaveLength(20);
  expect(pageOf(many, 9)).toMatchObject({ page: 3 });
  expect(pageOf([], 2)).toEqual({ page: 1, rows: [] });
});

it('names each commune once, in French order', () => {
  expect(bodiesOf(rows)).toEqual(['Die (Drôme)', 'Saint-Flour (Cantal)']);
});

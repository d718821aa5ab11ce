// The roster's search, filter and order.
import type { RosterRow } from '@treize/contract/registrations';
import { viewed, type RosterView } from './roster-view';

const row = (familyName: string, given: Partial<RosterRow> = {}) =>
  ({
    familyName,
    givenName: 'Camille',
    body: 'Saint-Flour (Cantal)',
    number: '84-0001',
    email: 'camille@mairie.example',
    status: 'CONFIRMED',
    createdAt: '2026-11-01T08:00:00.000Z',
    ...given,
  }) as RosterRow;
const rows = [
  row('Évrard', { createdAt: '2026-11-03T08:00:00.000Z' }),
  row('Orvault', { status: 'CANCELLED_BY_PERSON' }),
  row('Belloc', { body: 'Die (Drôme)', createdAt: '2026-11-02T08:00:00.000Z' }),
];
const view = (given: Partial<RosterView> = {}) =>
  viewed(rows, { typed: '', status: 'ACTIVE', sort: 'name', descending: false, ...given }).map(
    (one) => one.familyName,
  );

it('shows active registrations by name, accents sorted as in French', () => {
  expect(view()).toEqual(['Belloc', 'Évrard']);
  expect(view({ status: 'ALL' })).toEqual(['Belloc', 'Évrard', 'Orvault']);
});

it('sorts by date and by commune, both ways', () => {
  expect(view({ sort: 'date' })).toEqual(['Belloc', 'Évrard']);
  expect(view({ sort: 'date', descending: true })).toEqual(['Évrard', 'Belloc']);
  expect(view({ sort: 'body', descending: true })).toEqual(['Évrard', 'Belloc']);
});

it('searches in names, communes, numbers and addresses', () => {
  expect(view({ typed: 'evr' })).toEqual(['Évrard']);
  expect(view({ typed: 'die bel' })).toEqual(['Belloc']);
  expect(view({ typed: 'zzz' })).toEqual([]);
});

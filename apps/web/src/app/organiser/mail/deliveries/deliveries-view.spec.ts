// Filters, search, order and pages of the "Messages" tab; the figures and the lists they lead to agree.
import type { DeliveryRow } from '@treize/contract/deliveries';
import {
  countsOf,
  deliveryFiltersOf,
  figuresOf,
  peopleOnPage,
  peoplePage,
  shownPeople,
} from './deliveries-view';

const row = (familyName: string, given: Partial<DeliveryRow> = {}) =>
  ({
    familyName,
    givenName: 'Camille',
    number: '84-0001',
    email: 'camille@mairie.example',
    status: 'CONFIRMED',
    blocked: null,
    last: { state: 'ACCEPTED', bounce: null },
    days: [{ revision: 0, answer: 'ACCEPTED', isStale: false }],
    answer: 'ACCEPTED',
    ...given,
  }) as unknown as DeliveryRow;
const silent = {
  answer: null,
  days: [{ revision: 0, answer: null, isStale: true }],
} as unknown as DeliveryRow;
const rows = [
  row('Évrard', { last: { state: 'ACCEPTED', bounce: 'HARD' } as DeliveryRow['last'] }),
  row('Orvault', { ...silent, status: 'TO_RECONFIRM' }),
  row('Belloc', { answer: 'DECLINED', email: 'accueil@die.example' }),
  row('Castagnol', { ...silent, status: 'CANCELLED_BY_PERSON' }),
  row('Dumas', { last: { state: 'DEFERRED', bounce: null } as DeliveryRow['last'] }),
];
const names = (params: Record<string, string>) =>
  shownPeople(rows, deliveryFiltersOf(params)).map((one) => one.familyName);

it('shows everybody by name, accents sorted as in French', () => {
  expect(names({})).toEqual(['Belloc', 'Castagnol', 'Dumas', 'Évrard', 'Orvault']);
  expect(names({ show: 'nonsense', page: '-3' })).toHaveLength(5);
});

it.each([
  ['stale', ['Castagnol', 'Orvault']],
  ['bounced', ['Évrard']],
  ['waiting', ['Dumas']],
  ['failed', []],
  ['silent', []],
  ['declined', ['Belloc']],
  ['reconfirm', ['Orvault']],
])('shows by %s', (show, expected) => expect(names({ show })).toEqual(expected));

it('searches names, addresses and numbers by first letters, accents left aside', () => {
  expect(names({ q: 'evr' })).toEqual(['Évrard']);
  expect(names({ q: 'accueil' })).toEqual(['Belloc']);
  expect(names({ q: 'evr', show: 'silent' })).toEqual([]);
});

it('who was never asked anew is silent; who is to reconfirm is counted there alone', () => {
  const confirmed = row('Quéré', { ...silent, status: 'CONFIRMED' });
  expect(countsOf([confirmed])).toMatchObject({ silent: 1, reconfirm: 0 });
});

it('counts what each filter shows', () => {
  expect(countsOf(rows)).toEqual({
    ...{ all: 5, stale: 2, bounced: 1, failed: 0, waiting: 1, silent: 0, declined: 1, reconfirm: 1 },
  });
});

it('keeps a page past the end within the list', () => {
  const many = Array.from({ length: peopleOnPage + 1 }, (_, at) => row(`N${at}`));
  expect(peoplePage(many, 9)).toMatchObject({ page: 2, rows: [{ familyName: `N${peopleOnPage}` }] });
  expect(peoplePage([], 3)).toEqual({ page: 1, rows: [] });
});

it('links figures to their people, and marks what is troubling', () => {
  const counts = { people: 9, accepted: 7, waiting: 0, failed: 1, bounced: 2, stale: 3 };
  const answers = { coming: 4, maybe: 1, declined: 1, silent: 3, toReconfirm: 0 };
  const [messages] = figuresOf({ ...counts, ...answers });
  expect(
    messages?.figures.map(({ label, value, show, isTrouble }) => [label, value, show, isTrouble]),
  ).toEqual([
    ['Acceptés par le serveur', 7, null, false],
    ['En attente', 0, 'waiting', false],
    ['Échecs', 1, 'failed', true],
    ['Rejets', 2, 'bounced', true],
    ['Copies périmées', 3, 'stale', true],
  ]);
});

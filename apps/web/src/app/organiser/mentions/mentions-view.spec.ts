// What the panel of mentions says: which documents are held, for whom, and what was accepted.
import type { MissingMention } from '@treize/contract/papers';
import { acceptedText, byDocument, heldPeople, isHeld, summaryOf } from './mentions-view';

const mention = (changes: Partial<MissingMention> = {}): MissingMention => ({
  kind: 'COMPLETION',
  document: 'Certificat de réalisation',
  key: 'personFunction',
  sentence: 'Il manque la fonction de 2\u00a0personnes',
  source: 'Règle du programme',
  of: 'person',
  people: [
    { registrationId: '1', name: 'Camille Orvault', accepted: false },
    { registrationId: '2', name: 'Nadia Belloc', accepted: true },
  ],
  accepted: [],
  open: true,
  ...changes,
});

it('groups what is missing by document, in the order told', () => {
  const groups = byDocument([mention({ kind: 'PROGRAMME', document: 'Programme' }), mention(), mention()]);
  expect(groups.map(({ title, mentions }) => [title, mentions.length])).toEqual([
    ['Programme', 1],
    ['Certificat de réalisation', 2],
  ]);
});

it.each([
  ['a certificate', {}, true],
  ['a certificate, all accepted', { open: false }, false],
  ['a programme', { kind: 'PROGRAMME' }, false],
] as const)('says whether %s is held', (_, changes, expected) => {
  expect(isHeld(mention(changes))).toBe(expected);
});

it('names those whose document is held', () => {
  expect(heldPeople(mention()).map(({ name }) => name)).toEqual(['Camille Orvault']);
});

it.each([
  [[], 'Rien ne manque sur les documents de cette session.'],
  [[mention()], 'Une mention manquante retient des documents.'],
  [[mention(), mention()], '2\u00a0mentions manquantes retiennent des documents.'],
  [[mention({ kind: 'SUMMONS' })], 'Aucun document n’est retenu\u00a0; il manque encore ce qui suit.'],
])('sums up %#', (missing, expected) => {
  expect(summaryOf(missing)).toBe(expected);
});

it.each([
  [0, 'par Rémi, pour tout le monde'],
  [1, 'par Rémi, pour 1\u00a0personne'],
  [3, 'par Rémi, pour 3\u00a0personnes'],
])('says for how many it was accepted: %i', (people, expected) => {
  expect(acceptedText({ by: 'Rémi', at: '2027-01-12T09:00:00Z', reason: 'x', people })).toBe(expected);
});

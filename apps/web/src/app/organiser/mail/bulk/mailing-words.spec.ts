// A mailing in words: its public, what would leave, its progress, each recipient.
import type { MailingCount, MailingRow, MailingTarget } from '@treize/contract/mailings';
import { leavingText, leftOutLines, progressText, recipientWord, targetLines } from './mailing-words';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const now = new Date('2027-01-04T17:00:00.000Z');
const count: MailingCount = {
  people: 12,
  addresses: 12,
  optedOut: 0,
  blocked: 0,
  withoutAddress: 0,
  dueAt: '2027-01-05T06:00:00.000Z',
  sample: [],
};

it.each([
  [312, '312 messages partiront demain à 7 h.'],
  [1, '1 message partira demain à 7 h.'],
  [0, 'Personne ne correspond à ce choix : aucun message ne partira.'],
])('%d addresses: %s', (addresses, text) =>
  expect(plain(leavingText({ addresses, dueAt: count.dueAt }, now))).toBe(text),
);

it('tells who is left out, and nothing when nobody is', () => {
  expect(leftOutLines(count)).toEqual([]);
  expect(
    leftOutLines({ ...count, people: 20, optedOut: 1, blocked: 2, withoutAddress: 3 }).map(plain),
  ).toEqual([
    '1 personne ne veut plus d’invitation',
    '2 adresses bloquées',
    '3 personnes sans adresse',
    '2 personnes partagent une adresse déjà comptée',
  ]);
});

it('tells the public line by line', () => {
  const target: MailingTarget = {
    regionCode: '84',
    sessionId: null,
    audience: 'TERRITORY',
    departments: ['15', '43'],
    programmes: ['PVD'],
    kinds: ['ELECTED'],
    addressees: 'BOTH',
  };
  const names: Record<string, string> = { '15': 'Cantal', '43': 'Haute-Loire' };
  expect(targetLines(target, (code) => names[code] ?? code).map(plain)).toEqual([
    'Personnes du territoire, non inscrites à la session',
    'Les personnes et les contacts de leur commune',
    'Élu·es seulement',
    'Départements : Cantal, Haute-Loire',
    'Labels : Petites villes de demain',
  ]);
});

it('tells progress on those who are written to', () => {
  const row = { recipients: 312, leftOut: 8, accepted: 280, waiting: 30, failed: 2 } as MailingRow;
  expect(plain(progressText({ ...row, state: 'SENDING' }))).toBe(
    '280 acceptés sur 312, 30 en attente, 2 échecs',
  );
  expect(plain(progressText({ ...row, state: 'WAITING' }))).toBe('312 destinataires');
});

it.each([
  [{ leftOut: 'OPTED_OUT' as const, state: null, bounce: null }, 'Ne veut plus d’invitation'],
  [{ leftOut: null, state: 'ACCEPTED', bounce: 'HARD' }, 'Rejeté, adresse inconnue'],
  [{ leftOut: null, state: 'PENDING', bounce: null }, 'En attente d’envoi'],
  [{ leftOut: null, state: null, bounce: null }, 'Pas encore parti'],
])('%j reads "%s"', (recipient, label) => expect(recipientWord(recipient).label).toBe(label));

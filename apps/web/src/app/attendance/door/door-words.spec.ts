// The words of the door: open or not, found by letters or by number, told once, refused in plain words.
import type { DoorHalfDay } from '@treize/contract/door';
import { anId } from '../attendance.fixture';
import { closedDoor, doorState, isLongEnough, refusedEntry, toldOf, type Noted } from './door-words';

const half: DoorHalfDay = {
  id: anId(1),
  period: 'AM',
  startTime: '09:30',
  endTime: '12:30',
  startsAt: '2027-01-12T08:30:00.000Z',
  endsAt: '2027-01-12T11:30:00.000Z',
  sessionId: anId(2),
  sessionTitle: 'Journée de Saint-Flour',
  sessionState: 'PUBLISHED',
  place: 'Salle polyvalente, Saint-Flour',
  date: '2027-01-12',
  sealedAt: null,
  rules: { minutesBefore: 30, minutesAfter: 60, multipleEntries: false, reentry: true, question: null },
};
const at = (time: string, change: Partial<DoorHalfDay> = {}) => {
  const now = new Date(`2027-01-${time}Z`);
  return [closedDoor({ ...half, ...change }, now), doorState({ ...half, ...change }, now).label];
};

it('[C13] opens and closes with the tolerance of the session, and says when', () => {
  expect(at('12T07:59:59')).toEqual(['attendance-not-open', 'Ouvre à 9\u00a0h']);
  expect(at('11T20:00:00')).toEqual(['wrong-day', 'Ouvre le mardi 12 janvier 2027 à 9\u00a0h']);
  expect(at('12T08:00:00')).toEqual([null, 'Accueil ouvert']);
  expect(at('12T12:30:00')).toEqual([null, 'Accueil ouvert']);
  expect(at('12T12:30:01')).toEqual(['attendance-closed', 'Accueil terminé']);
  expect(at('12T09:00:00', { sealedAt: '2027-01-12T08:50:00.000Z' })).toEqual([
    'half-day-sealed',
    'Clôturée',
  ]);
  expect(at('12T09:00:00', { sessionState: 'CANCELLED' })).toEqual(['wrong-state', 'Accueil terminé']);
});

it.each([
  ['ca', false],
  ['l’ab', false],
  ['Le Go', false],
  ['Le Gof', true],
  ['cas', true],
  ['7', true],
])('[C22] %s is asked of the server: %s', (typed, asked) => {
  expect(isLongEnough(typed)).toBe(asked);
});

it.each([
  ['[C1] somebody who came is not recorded twice', '08:40', false, false, true, 'already-present'],
  ['[C9] but is where every entry is kept', '08:40', false, true, true, null],
  ['[C9] who left comes back where it is allowed', '08:40', true, false, true, null],
  ['[C9] and not elsewhere', '08:40', true, false, false, 'no-reentry'],
  ['who has not come is recorded', null, false, false, false, null],
] as const)('%s', (_, since, hasLeft, multipleEntries, reentry, refused) => {
  const rules = { ...half.rules, multipleEntries, reentry };
  const seen = { since: since && `2027-01-12T${since}:00.000Z`, hasLeft };
  expect(refusedEntry(seen, rules)).toBe(refused);
});

describe('an arrival', () => {
  const person = {
    registrationId: anId(3),
    familyName: 'Orvault',
    givenName: 'Camille',
    body: 'Saint-Flour',
  };
  const noted: Noted = {
    id: anId(4),
    person,
    at: '2027-01-12T08:32:00.000Z',
    fate: 'sent',
    code: null,
    since: null,
    toRead: false,
  };
  it.each([
    [noted, 'Orvault Camille\u00a0: arrivée notée à 9\u00a0h\u00a032.'],
    [
      { ...noted, fate: 'waiting' as const },
      'Orvault Camille\u00a0: arrivée de 9\u00a0h\u00a032 gardée sur cet appareil, elle partira dès que le réseau répond.',
    ],
    [
      { ...noted, fate: 'refused' as const, code: 'already-present', since: '2027-01-12T08:10:00.000Z' },
      'Orvault Camille\u00a0: arrivée non notée. Déjà présent·e depuis 9\u00a0h\u00a010.',
    ],
    [
      { ...noted, person: null, fate: 'refused' as const, code: 'not-confirmed' },
      'Badge lu, nom pas encore connu\u00a0: arrivée non notée. La place de cette personne n’est pas confirmée. Voyez avec la personne qui anime la session.',
    ],
  ])('tells what became of it', (one, sentence) => expect(toldOf(one)).toBe(sentence));
});

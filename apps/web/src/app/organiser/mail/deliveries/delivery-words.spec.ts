// What the organiser reads of one person: the copy in their calendar, their answer, what was sent again.
import type { DeliveryRow } from '@treize/contract/deliveries';
import {
  answerWord,
  copyWord,
  dayLines,
  resentText,
  retriedText,
  rosterAnswer,
  shortSubject,
} from './delivery-words';

const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');
const day = (given: Partial<DeliveryRow['days'][number]> = {}): DeliveryRow['days'][number] => ({
  dayId: '0197b2d0-0000-7000-8000-000000000001',
  date: '2027-01-12',
  channel: 'MAIL',
  answer: null,
  source: null,
  answeredAt: null,
  comment: null,
  revision: 1,
  held: 1,
  isStale: false,
  ...given,
});
const mail = (given: Partial<NonNullable<DeliveryRow['last']>> = {}): NonNullable<DeliveryRow['last']> => ({
  id: '0197b2d0-0000-7000-8000-000000000002',
  kind: 'session-moved',
  subject: 'Modification',
  toAddress: 'camille@mairie.example',
  state: 'ACCEPTED',
  bounce: null,
  revision: 1,
  attempts: 1,
  createdAt: '2027-01-12T08:00:00.000Z',
  nextAt: null,
  acceptedAt: null,
  deliveredAt: null,
  bouncedAt: null,
  lastText: null,
  notes: [],
  ...given,
});
const row = (given: Partial<DeliveryRow> = {}): DeliveryRow => ({
  registrationId: '0197b2d0-0000-7000-8000-000000000003',
  number: '84-0001',
  status: 'CONFIRMED',
  familyName: 'Belloc',
  givenName: 'Camille',
  email: 'camille@mairie.example',
  blocked: null,
  last: mail(),
  days: [day()],
  answer: null,
  reconfirmSince: null,
  declineEndsAt: null,
  ...given,
});
const copy = (given: Partial<DeliveryRow>) => {
  const { label, note } = copyWord(row(given));
  return [label, plain(note)];
};

describe('copyWord', () => {
  const stale = day({ revision: 2, held: 1, isStale: true });

  it('is up to date when nothing is known against it', () => {
    expect(copy({})).toEqual(['Agenda à jour', '']);
  });

  it('dates a stale copy by the message that it lacks', () => {
    expect(copy({ days: [stale], last: mail({ revision: 2, state: 'REJECTED' }) })).toEqual([
      'Copie périmée',
      'a la version d’avant le 12 janvier 2027',
    ]);
  });

  it('gives no date when the last message is about something else', () => {
    expect(copy({ days: [stale], last: mail({ revision: null }) })).toEqual([
      'Copie périmée',
      'a une version plus ancienne',
    ]);
  });

  it('says that the new version is leaving, or that none ever arrived', () => {
    expect(copy({ days: [stale], last: mail({ revision: 2, state: 'PENDING' }) })[1]).toBe(
      'la nouvelle version est en route',
    );
    expect(copy({ days: [{ ...stale, held: null }], last: mail({ state: 'EXPIRED' }) })[1]).toBe(
      'n’a pas reçu l’invitation',
    );
  });

  it('names the day when only some of several are stale', () => {
    const [, note] = copy({ days: [stale, day({ date: '2027-01-13' })], last: mail({ revision: null }) });
    expect(note).toBe('mardi 12 janvier : a une version plus ancienne');
  });

  it('tells a blocked address and a bounce before anything else', () => {
    const blocked = { cause: 'FULL' as const, text: '', blockedAt: '2027-01-12T08:00:00.000Z' };
    expect(copy({ blocked, days: [stale] })).toEqual(['Bloquée', 'sa boîte est pleine']);
    expect(copy({ last: mail({ bounce: 'HARD' }), days: [stale] })[0]).toBe('Rejeté');
  });

  it('expects no copy from who subscribes, waits, or has left', () => {
    expect(copy({ days: [day({ channel: 'FEED' })] })).toEqual(['Suit par abonnement', '']);
    expect(copy({ status: 'WAITLISTED', days: [], last: null })).toEqual(['Sans invitation', '']);
    expect(copy({ days: [], last: null })).toEqual(['Sans invitation', 'rien ne lui a été envoyé']);
    expect(copy({ status: 'CANCELLED_BY_PERSON' })[0]).toBe('Retirée de l’agenda');
    expect(copy({ status: 'CANCELLED_BY_PERSON', days: [stale] })[1]).toBe(
      'la session est restée dans son agenda',
    );
  });
});

describe('answerWord', () => {
  const said = (given: Partial<DeliveryRow>) => plain(answerWord(row(given))?.label);

  it('is one word when the days agree', () => {
    expect(said({ answer: 'ACCEPTED' })).toBe('Vient');
    expect(said({ answer: 'TENTATIVE' })).toBe('Peut-être');
    expect(said({})).toBe('Sans réponse');
  });

  it('says until when a refusal can be taken back, before what is to reconfirm', () => {
    const declineEndsAt = '2027-01-12T08:30:00.000Z';
    const leaving = answerWord(row({ answer: 'DECLINED', declineEndsAt, status: 'TO_RECONFIRM' }));
    expect([leaving?.label, plain(leaving?.note)]).toEqual([
      'Ne vient pas',
      'place gardée jusqu’au 12 janvier 2027, 9 h 30',
    ]);
    expect(said({ status: 'TO_RECONFIRM' })).toBe('À reconfirmer');
  });

  it('of a single day, says the answer of that day', () => {
    expect(said({ days: [day({ answer: 'TENTATIVE' })] })).toBe(said({ answer: 'TENTATIVE' }));
    expect(said({ days: [day({ answer: 'ACCEPTED' })] })).not.toBe('Selon les jours');
  });

  it('tells the days apart when they differ', () => {
    const days = [day({ answer: 'ACCEPTED' }), day({ date: '2027-01-13' })];
    expect(said({ days })).toBe('Selon les jours');
    expect(dayLines({ answer: null, days }).map(plain)).toEqual([
      'mardi 12 janvier : vient',
      'mercredi 13 janvier : sans réponse',
    ]);
    expect(dayLines({ answer: 'ACCEPTED', days })).toEqual([]);
  });

  it('says nothing of who is not expected or was never invited', () => {
    expect(said({ status: 'WAITLISTED' })).toBeUndefined();
    expect(said({ days: [day({ revision: null })] })).toBeUndefined();
  });
});

it('adds to the roster only what the status does not say', () => {
  expect(rosterAnswer(row({ status: 'TO_RECONFIRM' }))).toBe('');
  expect(rosterAnswer(row({}))).toBe('');
  expect(rosterAnswer(row({ status: 'WAITLISTED' }))).toBe('');
  expect(rosterAnswer(row({ answer: 'ACCEPTED' }))).toBe('Vient');
  const leaving = row({ status: 'TO_RECONFIRM', declineEndsAt: '2027-01-12T08:30:00.000Z' });
  expect(plain(rosterAnswer(leaving))).toBe('Ne vient pas : place gardée jusqu’au 12 janvier 2027, 9 h 30');
});

it.each([
  [12, 2, '12 personnes reçoivent à nouveau leur version à jour, 2 impossibles'],
  [1, 0, '1 personne reçoit à nouveau sa version à jour'],
  [0, 1, '1 impossible'],
  [0, 0, 'Personne n’avait besoin d’un nouvel envoi'],
])('%d sent again and %d refused: %s', (people, refused, text) =>
  expect(plain(resentText(people, refused))).toBe(text),
);

it.each([
  [{ wasBlocked: true, resent: 2 }, /^a@b\.example reçoit de nouveau : 2 messages repartent\./],
  [{ wasBlocked: true, resent: 1 }, / 1 message repart\./],
  [{ wasBlocked: true, resent: 0 }, /rien n’était à renvoyer/],
  [{ wasBlocked: false, resent: 0 }, /n’est plus bloquée/],
])('what became of an address tried again: %o', (answer, expected) =>
  expect(plain(retriedText('a@b.example', answer))).toMatch(expected),
);

it('tells the subject of a message without the title of the session it stands under', () => {
  const title = 'Habiter le centre-bourg';
  expect(shortSubject(`Invitation\u00a0: ${title}, jeudi 28 janvier`, title)).toBe(
    'Invitation, jeudi 28 janvier',
  );
  expect(shortSubject('Se garer le jour venu', title)).toBe('Se garer le jour venu');
});

// Mails of places read as their reader does: complete, true to the session's own rules, and in plain French.
import type { SessionPage } from '@treize/contract/sessions';
import { offeredMail } from './offered.mail';
import type { RegistrationLetter } from '../recap';
import { seatInvitationMail } from './seat-invitation.mail';
import { transferredMail } from './transferred.mail';
import { waitlistedMail } from './waitlisted.mail';

const session = (places: Partial<SessionPage['places']> = {}): SessionPage =>
  ({
    title: 'Lire son centre-bourg',
    contactEmail: 'contact@treize.example',
    days: [{ date: '2027-01-12', halfDays: [{ startTime: '09:30', endTime: '12:30' }] }],
    format: 'ONSITE',
    venue: null,
    room: '',
    places: { share: null, offerHours: 24, priorityRule: 'NONE', ...places },
  }) as unknown as SessionPage;
const letter = (change: Partial<RegistrationLetter> = {}): RegistrationLetter => ({
  givenName: 'Rémi',
  number: 'M05-84-03-0012',
  session: session(),
  joinUrl: null,
  url: 'https://treize.example/registrations/link/x',
  senderName: 'Treize · Auvergne-Rhône-Alpes',
  ...change,
});
const waiting = { rank: 2, cause: 'ROOM', isByHand: false, companions: 0 } as const;
const read = ({ text }: { text: string }) => text.replace(/\s+/g, ' ');

describe('who joins the line', () => {
  it.each([
    ['ROOM', 'Toutes les places sont prises.'],
    ['QUEUE', 'D’autres personnes attendent déjà une place.'],
    ['RESERVED', 'Les places qui restent sont gardées pour d’autres personnes.'],
    ['LIMIT', 'Il ne reste plus de place pour ce que vous avez choisi'],
    ['SHARE', 'Votre collectivité avait déjà sa part de places.'],
  ] as const)('reads why: %s', (cause, sentence) => {
    expect(read(waitlistedMail(letter(), { ...waiting, cause }))).toContain(sentence);
  });

  it('W17 reads the rank, the rule and the hours', () => {
    const text = read(waitlistedMail(letter(), waiting));
    expect(text).toContain('2e sur la liste d’attente');
    expect(text).toContain('elle est proposée dans l’ordre de la liste. Vous recevrez');
    expect(text).toContain('24 heures ouvrées');
    const first = letter({ session: session({ priorityRule: 'FIRST_OF_MUNICIPALITY' }) });
    expect(read(waitlistedMail(first, waiting))).toContain(
      'La première personne de chaque collectivité passe d’abord.',
    );
  });

  it('is not told that places go in order where the organisation chooses', () => {
    const text = read(waitlistedMail(letter(), { ...waiting, isByHand: true }));
    expect(text).toContain('l’organisation la propose à une personne de la liste');
    expect(text).not.toContain('dans l’ordre de la liste');
  });

  it('reads that a group waits for a place each, and may wait apart', () => {
    expect(read(waitlistedMail(letter(), { ...waiting, companions: 1 }))).toContain('attendre séparément');
    expect(read(waitlistedMail(letter(), waiting))).not.toContain('séparément');
  });
});

it('whoever is offered a place with others reads that one answer counts for all', () => {
  const until = new Date('2027-01-07T08:00:00Z');
  expect(read(offeredMail(letter(), until, 1))).toContain('vaut pour tout le groupe');
  expect(read(offeredMail(letter(), until, 0))).not.toContain('groupe');
});

it('whoever waited and moves is not told of a calendar that never had the date', () => {
  const waits = { kind: 'WAITING', rank: 1 } as const;
  expect(read(transferredMail(letter(), letter(), waits, false))).not.toContain('agenda');
  expect(read(transferredMail(letter(), letter(), { kind: 'SEATED' }, true))).toContain(
    'sort de votre agenda',
  );
});

it('one place promised is told as one', () => {
  const promise = {
    name: 'Camille Orvault',
    municipality: null,
    isBlocking: true,
    expiresAt: new Date('2027-01-08T08:00:00Z'),
    session: session(),
    url: 'https://treize.example/sessions/x/register',
    senderName: 'Treize',
  };
  const one = read(seatInvitationMail({ ...promise, places: 1 }));
  expect(one).toContain('Une place est gardée');
  expect(one).toContain('Ce lien vaut pour cette place');
  expect(read(seatInvitationMail({ ...promise, places: 3 }))).toContain(
    'L’organisation garde 3 places pour vous',
  );
});

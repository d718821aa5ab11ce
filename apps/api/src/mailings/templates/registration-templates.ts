// Previews of the mails of the room of registrations.
import { declinedMail } from '../../registrations/answers/mails/declined.mail';
import { cancelledMail } from '../../registrations/mails/changes/cancelled.mail';
import { confirmedMail } from '../../registrations/mails/confirmed.mail';
import { movedWhileWaitingMail } from '../../registrations/mails/changes/moved-while-waiting.mail';
import { offeredMail } from '../../registrations/mails/places/offered.mail';
import { pendingMail } from '../../registrations/mails/places/pending.mail';
import { postponedMail } from '../../registrations/mails/changes/postponed.mail';
import { remindedMail } from '../../registrations/mails/reminded.mail';
import { seatInvitationMail } from '../../registrations/mails/places/seat-invitation.mail';
import { toValidateMail } from '../../registrations/mails/places/to-validate.mail';
import { toldAgainMail } from '../../registrations/mails/changes/told-again.mail';
import { trackCancelledMail } from '../../registrations/mails/changes/track-cancelled.mail';
import { transferredMail } from '../../registrations/mails/places/transferred.mail';
import { timetable } from '../../registrations/mails/recap';
import { waitlistedMail } from '../../registrations/mails/places/waitlisted.mail';
import { withdrawnDateMail } from '../../registrations/mails/changes/withdrawn-date.mail';
import { placeOf } from '../../sessions/place';
import { frenchDate } from '@treize/rules/time/french';
import { anotherSession, aRegistration, aSession, personName, town, until, why } from './fictional';
import type { Template } from './template';

const seated = { status: 'CONFIRMED', rank: null } as const;
const waiting = { status: 'WAITLISTED', rank: 3 } as const;

const joining: readonly Template[] = [
  {
    kind: 'registration.pending',
    name: 'Inscription à valider',
    when: 'À l’inscription, quand quelqu’un doit valider',
    write: (scene) => pendingMail(aRegistration(scene), until),
  },
  {
    kind: 'registration.to-validate',
    name: 'Demande de validation',
    when: 'À l’inscription, à la mairie ou au contact de la session',
    write: (scene) =>
      toValidateMail(aRegistration(scene), {
        person: `${personName}, Adjoint·e au maire`,
        body: town,
        dueAt: until,
        url: scene.page('/municipality'),
        isContact: true,
      }),
  },
  {
    kind: 'registration.confirmed',
    name: 'Inscription confirmée',
    when: 'Dès qu’une place est donnée',
    write: (scene) => confirmedMail(aRegistration(scene)),
  },
  {
    kind: 'registration.waitlisted',
    name: 'Liste d’attente',
    when: 'À l’inscription, quand il n’y a plus de place',
    write: (scene) =>
      waitlistedMail(aRegistration(scene), { rank: 3, cause: 'ROOM', isByHand: false, companions: 0 }),
  },
  {
    kind: 'registration.offered',
    name: 'Place proposée',
    when: 'Quand une place se libère pour quelqu’un qui attend',
    write: (scene) => offeredMail(aRegistration(scene), until, 0),
  },
  {
    kind: 'registration.reminded',
    name: 'Déjà inscrit·e',
    when: 'Quand une personne inscrite s’inscrit de nouveau',
    write: (scene) => remindedMail(aRegistration(scene)),
  },
  {
    kind: 'registration.transferred',
    name: 'Changement de session',
    when: 'Quand une inscription passe à une autre session',
    write: (scene) =>
      transferredMail(
        aRegistration(scene),
        { ...aRegistration(scene), session: anotherSession(scene), number: 'EXEMPLE-0000' },
        { kind: 'SEATED' },
        true,
      ),
  },
  {
    kind: 'session.places-promised',
    name: 'Places gardées',
    when: 'Quand vous gardez des places pour une personne ou une commune',
    write: (scene) =>
      seatInvitationMail({
        name: personName,
        municipality: town,
        places: 2,
        isBlocking: true,
        expiresAt: until,
        session: aSession(scene),
        url: scene.page('/sessions/exemple/register'),
        senderName: scene.senderName,
      }),
  },
];

const leaving: readonly Template[] = [
  {
    kind: 'registration.declined',
    name: 'Réponse notée\u00a0: ne vient pas',
    when: 'Quand une personne répond qu’elle ne vient pas',
    write: (scene) => declinedMail(aRegistration(scene), until),
  },
  {
    kind: 'registration.cancelled',
    name: 'Inscription annulée',
    when: 'Quand une inscription prend fin, avec le motif',
    write: (scene) => cancelledMail(aRegistration(scene), 'PERSON', null),
  },
  {
    kind: 'registration.date-withdrawn',
    name: 'Date retirée de l’agenda',
    when: 'Avec une annulation ou un changement de session',
    write: (scene) => withdrawnDateMail(aRegistration(scene), frenchDate('2027-03-09')),
  },
];

const changing: readonly Template[] = [
  {
    kind: 'registration.session-moved',
    name: 'Session modifiée, en attente',
    when: 'Quand la session change, à qui attend une place',
    write: (scene) => {
      const before = anotherSession(scene);
      return movedWhileWaitingMail(aRegistration(scene), { days: before.days, place: placeOf(before) }, true);
    },
  },
  {
    kind: 'registration.session-postponed',
    name: 'Session reportée, sans agenda',
    when: 'Quand la session est reportée, à qui n’a pas d’invitation',
    write: (scene) => postponedMail(aRegistration(scene), waiting, why),
  },
  {
    kind: 'registration.session-cancelled',
    name: 'Session annulée, sans agenda',
    when: 'Quand la session est annulée, à qui n’a pas d’invitation',
    write: (scene) => cancelledMail(aRegistration(scene), 'SESSION', why),
  },
  {
    kind: 'session.new-date',
    name: 'Nouvelle date',
    when: 'Quand une session reportée retrouve une date',
    write: (scene) => toldAgainMail(aRegistration(scene), 'new-date', seated),
  },
  {
    kind: 'session.reinstated',
    name: 'Session rétablie',
    when: 'Quand une session annulée est rétablie',
    write: (scene) => toldAgainMail(aRegistration(scene), 'reinstated', seated),
  },
  {
    kind: 'track.cancelled',
    name: 'Parcours annulé',
    when: 'Quand vous annulez les dates à venir d’un parcours, une fois par adresse',
    write: (scene) => {
      const session = aSession(scene);
      return trackCancelledMail({
        trackTitle: 'Parcours d’exemple',
        why,
        dates: [
          {
            title: session.title,
            when: timetable(session.days),
            where: placeOf(session),
            people: [personName],
          },
        ],
        sessionsUrl: scene.page('/sessions'),
        contactEmail: session.contactEmail,
        senderName: scene.senderName,
      });
    },
  },
];

export const registrationTemplates: readonly Template[] = [...joining, ...leaving, ...changing];

// The moments at which mails leave, in the order in which a person lives them, and the mails of each.
interface Moment {
  name: string;
  kinds: readonly string[];
}

export const moments: readonly Moment[] = [
  {
    name: 'À l’inscription',
    kinds: [
      'registration.pending',
      'registration.to-validate',
      'registration.confirmed',
      'invitation.sent',
      'registration.waitlisted',
      'registration.offered',
      'registration.reminded',
      'session.places-promised',
    ],
  },
  {
    name: 'Quand une personne répond',
    kinds: ['answer.noted', 'answer.to-confirm', 'registration.declined', 'invitation.resent'],
  },
  {
    name: 'Quand la session change',
    kinds: [
      'session.moved',
      'registration.session-moved',
      'session.day-removed',
      'session.postponed',
      'registration.session-postponed',
      'session.new-date',
      'registration.transferred',
    ],
  },
  {
    name: 'Quand une session ou une inscription est annulée',
    kinds: [
      'session.cancelled',
      'registration.session-cancelled',
      'track.cancelled',
      'session.reinstated',
      'registration.cancelled',
      'registration.date-withdrawn',
      'invitation.withdrawn',
    ],
  },
  { name: 'Avant la session', kinds: ['reminder.d-30', 'reminder.d-15', 'reminder.d-7', 'reminder.d-1'] },
  { name: 'Pendant la session', kinds: ['attendance.opened'] },
  {
    name: 'Après la session',
    kinds: ['reminder.after-1', 'certificate.issued', 'certificate.late', 'certificate.withdrawn'],
  },
  { name: 'Quand vous écrivez', kinds: ['mailing.service', 'mailing.invitation', 'mailing.test'] },
  {
    name: 'Connexion et adresses',
    kinds: [
      'sign-in',
      'sign-in.unknown-address',
      'address.to-confirm',
      'address.changed',
      'address.feed-renewed',
      'invitation.replaced',
    ],
  },
];

// The reminders every session has unless its region or its organiser says otherwise: when, to whom, in which words.
import type { ReminderDraft } from '@treize/contract/mailings';

const before = {
  anchor: 'START',
  localTime: '09:00',
  fixedOn: null,
  statuses: ['CONFIRMED', 'TO_RECONFIRM'],
  presence: 'ANY',
  addressees: 'PARTICIPANTS',
  limitId: null,
  enabled: true,
} as const;

const signedOff = 'À bientôt,\nl’équipe de formation';

/** By code; days are those of the code. */
export const nationalRules: ReadonlyMap<string, ReminderDraft> = new Map<string, ReminderDraft>([
  [
    'd-30',
    {
      ...before,
      statuses: [...before.statuses],
      days: -30,
      subject: 'Convocation\u00a0: {session}',
      body: `Bonjour {prenom},

Vous êtes inscrit·e à la session «\u00a0{session}\u00a0». Vous trouverez ci-dessous les horaires de chaque demi-journée et le lieu exact. Ce message vaut convocation.

Si vous avez un employeur et souhaitez un congé de formation, demandez-le-lui par écrit au moins trente jours avant la session\u00a0: une lettre prête à imprimer vous attend sur la page de votre inscription.

Cette page contient aussi le programme, les accès et votre convocation à imprimer. Un besoin particulier (accès, repas, matériel)\u00a0? Répondez à ce message.

${signedOff}`,
    },
  ],
  [
    'd-15',
    {
      ...before,
      statuses: [...before.statuses],
      days: -15,
      subject: 'Dans quinze jours\u00a0: {session}',
      body: `Bonjour {prenom},

La session «\u00a0{session}\u00a0» a lieu dans quinze jours.

Dites-nous dès maintenant si vous venez, depuis la page de votre inscription\u00a0: d’autres personnes attendent peut-être une place. Pensez aussi à noter une situation de votre commune que vous aimeriez travailler ce jour-là.

${signedOff}`,
    },
  ],
  [
    'd-7',
    {
      ...before,
      statuses: [...before.statuses],
      days: -7,
      subject: 'Dans une semaine\u00a0: {session}',
      body: `Bonjour {prenom},

La session «\u00a0{session}\u00a0» a lieu dans une semaine. Voici de quoi préparer votre venue\u00a0: les horaires, le lieu et la personne à contacter.

Un empêchement\u00a0? Annulez depuis la page de votre inscription\u00a0: votre place ira à la personne suivante.

${signedOff}`,
    },
  ],
  [
    'd-1',
    {
      ...before,
      statuses: [...before.statuses],
      days: -1,
      subject: 'C’est demain\u00a0: {session}',
      body: `Bonjour {prenom},

Nous vous attendons demain pour la session «\u00a0{session}\u00a0». L’émargement se fait à chaque demi-journée\u00a0: merci d’arriver quelques minutes avant le début.

Un empêchement de dernière minute\u00a0? Prévenez-nous depuis la page de votre inscription.

À demain,
l’équipe de formation`,
    },
  ],
  [
    'after-1',
    {
      ...before,
      anchor: 'END',
      days: 1,
      localTime: '10:00',
      statuses: [...before.statuses],
      presence: 'PRESENT',
      subject: 'Merci de votre venue\u00a0: {session}',
      body: `Bonjour {prenom},

Merci d’avoir participé à la session «\u00a0{session}\u00a0».

Et maintenant\u00a0? Dès que les feuilles de présence sont closes, votre certificat ou votre attestation vous parvient par courriel et reste sur la page de votre inscription. Gardez-y un œil\u00a0: vos collègues peuvent aussi s’inscrire aux prochaines sessions.

Une remarque, une idée à mettre en œuvre dans votre commune\u00a0? Répondez à ce message, nous lisons tout.

${signedOff}`,
    },
  ],
]);

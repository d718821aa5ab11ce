// "Liste d'attente : …": the rank, why, and the rule.
import { action, facts, link, paragraph } from '../../platform/mail/blocks';
import { mailLayout } from '../../platform/mail/layout';
import { opening, reason, sessionFacts, subjectOf, type RegistrationLetter } from './recap';

export interface Waiting {
  rank: number;
  cause: 'ROOM' | 'RESERVED' | 'LIMIT' | 'SHARE' | 'QUEUE';
}

const why: Record<Waiting['cause'], (letter: RegistrationLetter) => string> = {
  ROOM: () => 'Toutes les places sont prises.',
  QUEUE: () => 'D’autres personnes attendent déjà une place.',
  RESERVED: () => 'Les places qui restent sont réservées jusqu’à une date proche de la session.',
  LIMIT: () => 'Il ne reste plus de place pour ce que vous avez choisi (atelier ou repas).',
  SHARE: ({ session }) =>
    `Votre collectivité a déjà ${session.places.share ?? 'toutes'} place${session.places.share === 1 ? '' : 's'}, le nombre prévu pour chacune.`,
};

/** The rule of offers, as every mail and page tells it. */
export const offerRule = ({ session }: RegistrationLetter): string =>
  `Dès qu’une place se libère, elle est proposée dans l’ordre de la liste. Vous recevrez alors un message, avec ${session.places.offerHours} heures ouvrées pour l’accepter (du lundi au vendredi de 8 h à 20 h, hors jours fériés\u00a0; moins à l’approche de la session).`;

export const waitlistedMail = (letter: RegistrationLetter, { rank, cause }: Waiting) => ({
  subject: subjectOf('Liste d’attente', letter),
  ...mailLayout({
    title: `Vous êtes ${rank === 1 ? 'en tête' : `${rank}e`} sur la liste d’attente`,
    blocks: [
      ...opening(letter),
      paragraph(`${why[cause](letter)} ${offerRule(letter)}`),
      facts([...sessionFacts(letter), { label: 'Votre rang', value: String(rank) }]),
      action('Voir ma demande', letter.url),
      link('Quitter la liste d’attente', `${letter.url}/cancel`),
      link('Ce n’est pas moi', `${letter.url}?pas-moi=1`),
    ],
    senderName: letter.senderName,
    reason,
  }),
});

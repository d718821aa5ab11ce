// "Liste d'attente : …": the rank, why, and the rule.
import type { PlacesRules } from '@treize/contract/places';
import { action, facts, link, paragraph } from '../../../platform/mail/layout/blocks';
import { mailLayout } from '../../../platform/mail/layout/layout';
import { opening, reason, sessionFacts, subjectOf, type RegistrationLetter } from '../recap';

export interface Waiting {
  rank: number;
  cause: 'ROOM' | 'RESERVED' | 'LIMIT' | 'SHARE' | 'QUEUE';
  /** The organisation chooses to whom a free place is offered. */
  isByHand: boolean;
  /** Others who wait together with this person. */
  companions: number;
}

const why: Record<Waiting['cause'], (letter: RegistrationLetter) => string> = {
  ROOM: () => 'Toutes les places sont prises.',
  QUEUE: () => 'D’autres personnes attendent déjà une place.',
  RESERVED: () => 'Les places qui restent sont gardées pour d’autres personnes.',
  LIMIT: () => 'Il ne reste plus de place pour ce que vous avez choisi (atelier ou repas).',
  SHARE: ({ session }) =>
    session.places.share === null
      ? 'Votre collectivité avait déjà sa part de places.'
      : `Votre collectivité a déjà ${session.places.share} place${session.places.share === 1 ? '' : 's'}, le nombre prévu pour chacune.`,
};

const firstServed: Record<PlacesRules['priorityRule'], string> = {
  NONE: '',
  FIRST_YEAR_DUTY: ' Les élu·es qui ont reçu une délégation passent d’abord.',
  LABELLED_MUNICIPALITY:
    ' Les communes qui ont un label (Petites villes de demain, Action cœur de ville) passent d’abord.',
  FIRST_OF_MUNICIPALITY: ' La première personne de chaque collectivité passe d’abord.',
};

/** The rule of offers: who is served next, and how long an offer lasts. */
const offerRule = ({ session: { places } }: RegistrationLetter, isByHand: boolean): string =>
  (isByHand
    ? 'Quand une place se libère, l’organisation la propose à une personne de la liste.'
    : `Dès qu’une place se libère, elle est proposée dans l’ordre de la liste.${firstServed[places.priorityRule]}`) +
  ` Vous recevrez alors un message, avec ${places.offerHours} heures ouvrées pour l’accepter (du lundi au vendredi de 8 h à 20 h, hors jours fériés\u00a0; moins à l’approche de la session).`;

export const waitlistedMail = (
  letter: RegistrationLetter,
  { rank, cause, isByHand, companions }: Waiting,
) => ({
  subject: subjectOf('Liste d’attente', letter),
  ...mailLayout({
    title: `Vous êtes ${rank === 1 ? 'en tête' : `${rank}e`} sur la liste d’attente`,
    blocks: [
      ...opening(letter),
      paragraph(`${why[cause](letter)} ${offerRule(letter, isByHand)}`),
      ...(companions > 0
        ? [
            paragraph(
              'Vous attendez avec les personnes inscrites avec vous\u00a0: il faut une place pour chacune. Depuis votre demande, vous pouvez choisir d’attendre séparément.',
            ),
          ]
        : []),
      facts([...sessionFacts(letter), { label: 'Votre rang', value: String(rank) }]),
      action('Voir ma demande', letter.url),
      link('Quitter la liste d’attente', `${letter.url}/cancel`),
      link('Ce n’est pas moi', `${letter.url}?pas-moi=1`),
    ],
    senderName: letter.senderName,
    reason,
  }),
});

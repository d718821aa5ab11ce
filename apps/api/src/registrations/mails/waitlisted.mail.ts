// "Liste d'attente : …": the rank and the rule.
import { action, facts, link, paragraph } from '../../platform/mail/blocks';
import { mailLayout } from '../../platform/mail/layout';
import { reason, sessionFacts, type RegistrationLetter } from './recap';

export const waitlistedMail = (letter: RegistrationLetter, rank: number) => ({
  subject: `Liste d’attente\u00a0: ${letter.session.title}`,
  ...mailLayout({
    title: `Vous êtes ${rank === 1 ? 'en tête' : `${rank}e`} sur la liste d’attente`,
    blocks: [
      paragraph(`Bonjour ${letter.givenName},`),
      paragraph(
        'Toutes les places sont prises. Dès qu’une place se libère, elle est proposée à la première personne de la liste, dans l’ordre des demandes. Vous recevrez alors un message, avec un délai pour l’accepter.',
      ),
      facts([...sessionFacts(letter), { label: 'Votre rang', value: String(rank) }]),
      action('Voir ma demande', letter.url),
      link('Quitter la liste d’attente', `${letter.url}/cancel`),
      link('Ce n’est pas moi', `${letter.url}?pas-moi=1`),
    ],
    senderName: letter.senderName,
    reason,
  }),
});

// "Adresse inconnue": the page answers the same to everyone; only the owner of the mailbox learns that nobody is known.
import { action, note, paragraph } from '../../../platform/mail/layout/blocks';
import { mailLayout } from '../../../platform/mail/layout/layout';

export interface UnknownAddressMail {
  address: string;
  sessionsUrl: string;
  contactEmail: string;
  senderName: string;
}

export const unknownAddressMail = (mail: UnknownAddressMail) => ({
  subject: 'Connexion à Treize\u00a0: adresse inconnue',
  ...mailLayout({
    title: 'Personne n’est inscrit avec cette adresse',
    blocks: [
      paragraph(
        `Quelqu’un a demandé à se connecter à Treize avec l’adresse ${mail.address}. Aucun compte n’y est rattaché\u00a0: il n’y a donc ni code ni lien.`,
      ),
      paragraph(
        'Il n’est pas nécessaire d’avoir un compte pour s’inscrire à une session. Si vous êtes déjà inscrit·e, essayez l’adresse qui a reçu la confirmation.',
      ),
      action('Voir les sessions à venir', mail.sessionsUrl),
      note(`Une question\u00a0? Écrivez à ${mail.contactEmail}.`),
    ],
    senderName: mail.senderName,
    reason: 'Vous recevez ce message parce que cette adresse vient d’être saisie sur la page de connexion.',
  }),
});

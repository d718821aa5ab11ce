// "Confirmez votre nouvelle adresse": the link by which a person takes another mailbox, sent to that mailbox.
import { action, note, paragraph } from '../../../platform/mail/layout/blocks';
import { mailLayout } from '../../../platform/mail/layout/layout';

export interface ConfirmAddress {
  /** Of the registration from whose page it was asked. */
  number: string;
  url: string;
  hours: number;
  senderName: string;
}

/** Whoever reads it may be a stranger, if the address was mistyped: neither a name nor a session. */
export const confirmAddressMail = ({ number, url, hours, senderName }: ConfirmAddress) => ({
  subject: 'Confirmez votre nouvelle adresse',
  ...mailLayout({
    title: 'Confirmez votre nouvelle adresse',
    blocks: [
      paragraph('Bonjour,'),
      paragraph(
        `Pour recevoir ici les messages de l’inscription n°\u00a0${number}, ouvrez ce lien, puis confirmez.`,
      ),
      action('Confirmer cette adresse', url),
      note(`Le lien sert pendant ${hours}\u00a0heures. Rien ne change avant votre confirmation.`),
      note('Vous n’avez rien demandé\u00a0? Ignorez ce message\u00a0: rien ne changera.'),
    ],
    senderName,
    reason:
      'Vous recevez ce message parce que cette adresse vient d’être saisie sur la page d’une inscription.',
  }),
});

// "Votre code de connexion": the link and the code, for the people of a mailbox we know.
import { action, code, note, paragraph } from '../../../platform/mail/layout/blocks';
import { mailLayout } from '../../../platform/mail/layout/layout';

export interface SignInMail {
  code: string;
  url: string;
  /** Minutes left before both stop working. */
  minutes: number;
  senderName: string;
}

export const signInMail = (mail: SignInMail) => ({
  subject: 'Votre code de connexion à Treize',
  ...mailLayout({
    title: 'Votre connexion à Treize',
    blocks: [
      paragraph(`Pour vous connecter, tapez ce code dans la page restée ouverte, ou suivez le lien.`),
      code('Code de connexion', mail.code),
      action('Se connecter à Treize', mail.url),
      note(`Le code et le lien servent une seule fois, pendant ${mail.minutes}\u00a0minutes.`),
      note(
        'Vous n’avez rien demandé\u00a0? Ignorez ce message\u00a0: personne ne peut se connecter sans lui.',
      ),
    ],
    senderName: mail.senderName,
    reason: 'Vous recevez ce message parce que cette adresse vient d’être saisie sur la page de connexion.',
  }),
});

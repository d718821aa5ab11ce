// "Changement d'adresse": tells the mailbox a person leaves that their messages go elsewhere from now on.
import { note, paragraph } from '../../../platform/mail/layout/blocks';
import { mailLayout } from '../../../platform/mail/layout/layout';
import { opening, reason, subjectOf, type RegistrationLetter } from '../../mails/recap';

/** @param masked the new address, only enough of it to recognise one's own */
export const addressChangedMail = (letter: RegistrationLetter, masked: string) => ({
  subject: subjectOf('Changement d’adresse', letter),
  ...mailLayout({
    title: 'Vos messages partent désormais à une autre adresse',
    blocks: [
      ...opening(letter),
      paragraph(
        `Comme demandé depuis la page de votre inscription, vos messages partent désormais à ${masked}. Les invitations envoyées ici sont retirées de cet agenda.`,
      ),
      note(
        `Vous n’avez rien demandé\u00a0? Écrivez tout de suite à ${letter.session.contactEmail}, qui rétablira votre adresse.`,
      ),
    ],
    senderName: letter.senderName,
    reason,
  }),
});

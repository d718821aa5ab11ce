// "Votre agenda : nouvelle adresse": tells a person's new mailbox that the secret address of their feed has changed.
import { action, paragraph } from '../../../platform/mail/layout/blocks';
import { mailLayout } from '../../../platform/mail/layout/layout';
import { opening, reason, subjectOf, type RegistrationLetter } from '../../mails/recap';

/** The address itself is not told here: whoever keeps the mails would read it. @param url page where it is shown */
export const feedRenewedMail = (letter: RegistrationLetter, url: string) => ({
  subject: subjectOf('Votre agenda, nouvelle adresse secrète', letter),
  ...mailLayout({
    title: 'L’adresse secrète de votre agenda a changé',
    blocks: [
      ...opening(letter),
      paragraph(
        'Vos messages vous parviennent désormais à cette adresse. Qui lisait l’ancienne pouvait connaître l’adresse secrète de votre agenda\u00a0: elle ne répond plus, et l’agenda qui y est abonné ne se met plus à jour.',
      ),
      paragraph(
        'Connectez-vous pour lire la nouvelle, puis abonnez de nouveau votre agenda\u00a0: vos sessions y sont toutes.',
      ),
      action('Lire ma nouvelle adresse', url),
    ],
    senderName: letter.senderName,
    reason,
  }),
});

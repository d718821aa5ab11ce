// "Inscription à valider : …": a place is held until somebody answers.
import { frenchInstant } from '@treize/rules/time/french';
import { action, facts, link, paragraph } from '../../../platform/mail/layout/blocks';
import { mailLayout } from '../../../platform/mail/layout/layout';
import { opening, reason, sessionFacts, subjectOf, type RegistrationLetter } from '../recap';

const by = {
  MUNICIPALITY: 'Votre mairie doit confirmer que vous siégez dans son conseil ou travaillez pour elle.',
  ORGANIZER: 'L’organisation doit valider votre inscription.',
  NONE: 'Votre inscription doit être validée.',
};

export const pendingMail = (letter: RegistrationLetter, dueAt: Date | null) => ({
  subject: subjectOf('Inscription à valider', letter),
  ...mailLayout({
    title: 'Une place vous est gardée, à valider',
    blocks: [
      ...opening(letter),
      paragraph(
        `${by[letter.session.places.validation]}${dueAt === null ? '' : ` La place vous est gardée jusqu’au ${frenchInstant(dueAt)} (heure de Paris).`} Vous n’avez rien à faire\u00a0: un message vous dira la réponse.`,
      ),
      facts(sessionFacts(letter)),
      action('Voir ma demande', letter.url),
      link('Annuler ma demande', `${letter.url}/cancel`),
      link('Ce n’est pas moi', `${letter.url}?pas-moi=1`),
    ],
    senderName: letter.senderName,
    reason,
  }),
});

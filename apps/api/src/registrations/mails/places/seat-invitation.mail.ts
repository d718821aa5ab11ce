// "Places pour vous : …": an organiser keeps places for a person or a commune; the link opens the form that uses them.
import { frenchInstant } from '@treize/rules/time/french';
import { action, facts, note, paragraph } from '../../../platform/mail/layout/blocks';
import { mailLayout } from '../../../platform/mail/layout/layout';
import type { SessionPage } from '@treize/contract/sessions';
import { placeOf } from '../../../sessions/place';
import { timetable } from '../recap';

export interface InvitationLetter {
  name: string;
  municipality: string | null;
  places: number;
  isBlocking: boolean;
  expiresAt: Date;
  session: SessionPage;
  url: string;
  senderName: string;
}

const placesText = (places: number): string => (places > 1 ? `${places} places` : 'une place');

const keptTitle = (places: number): string =>
  places > 1 ? 'Des places sont gardées' : 'Une place est gardée';

export const seatInvitationMail = (letter: InvitationLetter) => {
  const { name, municipality, places, isBlocking, expiresAt, session, url, senderName } = letter;
  const whom = municipality === null ? 'vous' : `la commune de ${municipality}`;
  const until = frenchInstant(expiresAt);
  return {
    subject: `Invitation à s’inscrire\u00a0: ${session.title}`,
    ...mailLayout({
      title: isBlocking ? keptTitle(places) : 'Vous êtes invité·e à vous inscrire',
      blocks: [
        paragraph(`Bonjour ${name},`),
        paragraph(
          isBlocking
            ? `L’organisation garde ${placesText(places)} pour ${whom}, jusqu’au ${until}.`
            : `L’organisation invite ${whom} à s’inscrire, jusqu’au ${until}, dans la limite des places restantes.`,
        ),
        facts([
          { label: 'Session', value: session.title },
          { label: 'Quand', value: timetable(session.days) },
          { label: 'Où', value: placeOf(session) },
          { label: 'Contact', value: session.contactEmail },
        ]),
        action('Inscrire quelqu’un', url),
        note(
          places > 1
            ? 'Ce lien vaut pour toutes ces places\u00a0: gardez-le pour vous.'
            : 'Ce lien vaut pour cette place\u00a0: gardez-le pour vous.',
        ),
      ],
      senderName,
      reason: 'Vous recevez ce message parce que l’organisation de cette session a donné cette adresse.',
    }),
  };
};

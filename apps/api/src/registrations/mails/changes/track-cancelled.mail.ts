// "Parcours annulé : …": every date to come of a track has fallen; each address is told once, with all its dates.
import { facts, link, note, paragraph } from '../../../platform/mail/layout/blocks';
import { mailLayout } from '../../../platform/mail/layout/layout';
import { reason } from '../recap';

export interface FallenDate {
  title: string;
  /** "mardi 12 janvier 2027, 9 h 30 – 12 h 30", one line a day. */
  when: string;
  where: string;
  /** Whom the date concerns at this address. */
  people: readonly string[];
}
export interface TrackLetter {
  trackTitle: string;
  why: string;
  dates: readonly FallenDate[];
  sessionsUrl: string;
  contactEmail: string;
  senderName: string;
}

export const trackCancelledMail = ({
  trackTitle,
  why,
  dates,
  sessionsUrl,
  contactEmail,
  senderName,
}: TrackLetter) => ({
  subject: `Parcours annulé\u00a0: ${trackTitle}`,
  ...mailLayout({
    title: dates.length > 1 ? 'Ces dates sont annulées' : 'Cette date est annulée',
    blocks: [
      paragraph('Bonjour,'),
      paragraph(
        `Les dates à venir du parcours «\u00a0${trackTitle}\u00a0» sont annulées. Vous n’avez rien à faire.`,
      ),
      paragraph(`Motif indiqué\u00a0: ${why}`),
      facts(
        dates.map(({ title, when, where, people }) => ({
          label: title,
          value: [when, where, people.join(', ')].filter((line) => line !== '').join('\n'),
        })),
      ),
      link('Voir les autres sessions', sessionsUrl),
      note(`Une question\u00a0? Écrivez à ${contactEmail}.`),
    ],
    senderName,
    reason,
  }),
});

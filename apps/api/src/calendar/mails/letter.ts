// What every mail of this room has in common: whom it greets, where it leads, why it came.
import type { Links } from '../../platform/http/links';
import { action, link, paragraph, type Block, type Fact } from '../../platform/mail/layout/blocks';
import { mailLayout } from '../../platform/mail/layout/layout';
import type { InvitationRow } from '../calendar.queries';
import type { DayText } from '../day-text';
import type { InvitationContent } from '../invitation.entity';

export interface CalendarLetter {
  attendeeName: string;
  /** Whom it is about, when the mailbox is that of their mairie. */
  forWhom: string | null;
  /** Told beside the title, when others read the same mailbox. */
  named: string | null;
  /** Title of the session. */
  title: string;
  senderName: string;
  /** Personal page of the registration. */
  url: string;
  /** Mailbox for questions. */
  contact: string | null;
}

const reason = 'Vous recevez ce message parce que vous êtes inscrit·e à cette session.';

export const letterOf = (row: InvitationRow, content: InvitationContent, links: Links): CalendarLetter => ({
  attendeeName: row.attendeeName,
  forWhom: content.forWhom ?? null,
  named: content.named ?? content.forWhom ?? null,
  title: content.summary,
  senderName: row.organizerName,
  url: links.registration(row.registrationId),
  contact: content.contact ?? null,
});

const opening = ({ attendeeName, forWhom }: CalendarLetter): Block[] =>
  forWhom === null
    ? [paragraph(`Bonjour ${attendeeName},`)]
    : [
        paragraph('Bonjour,'),
        paragraph(
          `Ce message est pour ${forWhom}, qui reçoit son courrier par la mairie\u00a0: merci de le lui remettre.`,
        ),
      ];

/** When, where, how to join, whom to ask: everything the calendar object says, for whoever has no calendar. */
export const dayRows = (
  { title, named, contact }: CalendarLetter,
  { when, where, join }: DayText,
): Fact[] => [
  { label: 'Session', value: title },
  ...(named === null ? [] : [{ label: 'Pour', value: named }]),
  { label: 'Quand', value: when },
  { label: 'Où', value: where },
  ...(join === null ? [] : [{ label: 'Lien de connexion', value: join }]),
  ...(contact === null ? [] : [{ label: 'Contact', value: contact }]),
];

/** The answer by link, for whoever does not answer from a calendar; opening it changes nothing. */
export const answerLinks = ({ url }: CalendarLetter, dayId: string): Block[] => [
  action('Je viens', `${url}?answer=ACCEPTED&day=${dayId}`),
  link('Je ne viens pas', `${url}?answer=DECLINED&day=${dayId}`),
];

/** @param day told in the subject when the mail is about one day */
export function write(
  letter: CalendarLetter,
  heading: string,
  blocks: readonly Block[],
  day?: string,
): { subject: string; text: string; html: string } {
  const title = `${heading}\u00a0: ${letter.title}${day === undefined ? '' : `, ${day}`}`;
  return {
    subject: letter.named === null ? title : `${title} (${letter.named})`,
    ...mailLayout({ title, senderName: letter.senderName, reason, blocks: [...opening(letter), ...blocks] }),
  };
}

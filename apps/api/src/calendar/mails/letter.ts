// What every mail of this room has in common: whom it greets, where it leads, why it came.
import { paragraph, type Block } from '../../platform/mail/blocks';
import { mailLayout } from '../../platform/mail/layout';

export interface CalendarLetter {
  attendeeName: string;
  /** Title of the session. */
  title: string;
  senderName: string;
  /** Personal page of the registration. */
  url: string;
}

const reason = 'Vous recevez ce message parce que vous êtes inscrit·e à cette session.';

export function write(
  letter: CalendarLetter,
  heading: string,
  blocks: readonly Block[],
): { subject: string; text: string; html: string } {
  return {
    subject: `${heading}\u00a0: ${letter.title}`,
    ...mailLayout({
      title: `${heading}\u00a0: ${letter.title}`,
      senderName: letter.senderName,
      reason,
      blocks: [paragraph(`Bonjour ${letter.attendeeName},`), ...blocks],
    }),
  };
}

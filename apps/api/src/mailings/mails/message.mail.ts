// A reminder or a mailing as one address reads it: the words an organiser wrote, the facts of the session, where to act.
import { fill, fillLine } from '@treize/rules/mailings/placeholders';
import {
  action,
  facts,
  link,
  linkedParagraph,
  note,
  type Block,
  type Fact,
} from '../../platform/mail/layout/blocks';
import { mailLayout } from '../../platform/mail/layout/layout';

/** Values of the placeholders. */
export interface MessageValues extends Record<string, string> {
  prenom: string;
  nom: string;
  commune: string;
  session: string;
  quand: string;
  ou: string;
  lien: string;
}

export interface MessageLetter {
  /** As typed, with placeholders. */
  subject: string;
  body: string;
  values: MessageValues;
  /** The session and the registrations, told as a table; empty for a mailing about none. */
  rows: readonly Fact[];
  /** Where to act, first the one thing to do; each reader's own. */
  links: readonly { label: string; url: string }[];
  senderName: string;
  reason: string;
  /** Page to refuse further invitations; null for what concerns one's own registration. */
  unsubscribePage: string | null;
}

/** What is typed with an empty line between is two paragraphs. */
const paragraphs = (text: string, urls: readonly string[]): Block[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => linkedParagraph(part, urls));

function linkBlocks(links: MessageLetter['links']): Block[] {
  const [first, ...others] = links;
  if (!first) return [];
  // Several people at one address: none of their links comes before the others.
  if (others.length > 0) return links.map(({ label, url }) => link(label, url));
  return [action(first.label, first.url)];
}

export function messageMail(letter: MessageLetter): { subject: string; text: string; html: string } {
  const { values, rows, senderName, reason, unsubscribePage } = letter;
  const subject = fillLine(letter.subject, values);
  return {
    subject,
    ...mailLayout({
      title: subject,
      blocks: [
        ...paragraphs(
          fill(letter.body.replace(/\r\n?/g, '\n'), values),
          letter.links.map(({ url }) => url),
        ),
        ...(rows.length > 0 ? [facts(rows)] : []),
        ...linkBlocks(letter.links),
        ...(unsubscribePage === null
          ? []
          : [
              note(
                'Vous ne souhaitez plus d’invitations à nos sessions\u00a0? Vos inscriptions en cours ne changeront pas.',
              ),
              link('Ne plus recevoir d’invitations', unsubscribePage),
            ]),
      ],
      senderName,
      reason,
    }),
  };
}

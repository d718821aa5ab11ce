// A received message: what the list shows of it, what one reads when opening it.
import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser';

/** As written beside the message and returned by `GET /api/messages`. */
export interface MessageSummary {
  id: string;
  /** UTC, ISO 8601 */
  receivedAt: string;
  /** the From header: « Région Bretagne <bretagne@…> » */
  from: string;
  /** addresses the server was asked to deliver to (Bcc included), in lower case */
  to: string[];
  /** envelope's return path, where bounces go; absent from messages kept by an older release */
  returnPath?: string;
  subject: string;
  hasCalendar: boolean;
  attachmentCount: number;
}

export interface MessageAttachment {
  /** position, as in `/messages/:id/attachments/:index` */
  index: number;
  filename: string;
  contentType: string;
  /** in bytes */
  size: number;
}

/** As returned by `GET /api/messages/:id`. */
export interface MailboxMessage extends MessageSummary {
  text: string | null;
  html: string | null;
  /** the first text/calendar part, decoded */
  calendar: string | null;
  attachments: MessageAttachment[];
  /** header lines by name in lower case, unfolded but not decoded; a repeated header has one line each */
  headers: Record<string, string>;
}

export interface Envelope {
  from: string;
  to: string[];
}

const isCalendarPart = (part: ParsedMail['attachments'][number]): boolean =>
  part.contentType === 'text/calendar' && part.contentDisposition !== 'attachment';

/** The parts that are files to the reader: all but the invitation that calendars read in place. */
export const filesOf = (mail: ParsedMail): ParsedMail['attachments'] =>
  mail.attachments.filter((part) => !isCalendarPart(part));

export const parse = (raw: Buffer): Promise<ParsedMail> => simpleParser(raw);

const textOf = (address: AddressObject | AddressObject[] | undefined): string =>
  [address ?? []]
    .flat()
    .map((one) => one.text)
    .join(', ');

export function summarise(
  id: string,
  receivedAt: Date,
  envelope: Envelope,
  mail: ParsedMail,
): MessageSummary {
  return {
    id,
    receivedAt: receivedAt.toISOString(),
    from: textOf(mail.from),
    to: envelope.to.map((address) => address.toLowerCase()),
    returnPath: envelope.from,
    subject: mail.subject ?? '(sans objet)',
    hasCalendar: mail.attachments.some(isCalendarPart),
    attachmentCount: filesOf(mail).length,
  };
}

export function detail(summary: MessageSummary, mail: ParsedMail): MailboxMessage {
  const headers: Record<string, string> = {};
  for (const { key, line } of mail.headerLines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n[ \t]+/g, ' ')
      .trim();
    headers[key] = headers[key] === undefined ? value : `${headers[key]}\n${value}`;
  }
  return {
    ...summary,
    text: mail.text ?? null,
    html: mail.html === false ? null : mail.html,
    calendar: mail.attachments.find(isCalendarPart)?.content.toString('utf8') ?? null,
    attachments: filesOf(mail).map((part, index) => ({
      index,
      filename: part.filename ?? `piece-jointe-${index + 1}`,
      contentType: part.contentType,
      size: part.size,
    })),
    headers,
  };
}

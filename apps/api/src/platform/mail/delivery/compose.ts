// From a stored mail to the bytes that leave: the MIME tree and headers of an invitation, equal at each attempt.
import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { encodeWord } from 'nodemailer/lib/mime-funcs';
import type { CarriedFile, Mail } from '../mail.entity';

/**
 * mixed(alternative(text, html, text/calendar; method=…), application/ics invite.ics), everything calendar in base64.
 * The tree is CalConnect's; base64 and the explicit `method` are what Outlook needs, the file is what others need.
 */
function calendarParts(body: string, method: string) {
  const encoded = { content: body, contentTransferEncoding: 'base64' } as const;
  return {
    alternatives: [{ ...encoded, contentType: `text/calendar; charset=utf-8; method=${method}` }],
    attachments: [{ ...encoded, filename: 'invite.ics', contentType: 'application/ics; name=invite.ics' }],
  };
}

/** What a message is made of. */
export type Composed = Pick<
  Mail,
  | 'fromName'
  | 'fromAddress'
  | 'toName'
  | 'toAddress'
  | 'subject'
  | 'textBody'
  | 'htmlBody'
  | 'calendarBody'
  | 'calendarMethod'
  | 'messageId'
  | 'inReplyTo'
  | 'createdAt'
  | 'unsubscribeUrl'
> & { attachments: readonly CarriedFile[] };

/** One address a header, one click (RFC 2369, RFC 8058). */
const unsubscription = (url: string | null): Record<string, string> =>
  url === null
    ? {}
    : { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };

/**
 * nodemailer lets words that are an encoded word already (RFC 2047) through as they are: a title that looks like one would
 * be read as what it encodes. It is encoded whole, and read as it was typed.
 */
const subjectOf = (subject: string) =>
  subject.includes('=?')
    ? { headers: { Subject: { prepared: true, foldLines: true, value: encodeWord(subject, 'Q', 52) } } }
    : { subject, headers: {} };

/** The whole message, CRLF, ready for DATA. Same row, same bytes: the date, the Message-ID and the boundaries are fixed. */
export async function composeMail(mail: Composed): Promise<Buffer> {
  const calendar =
    mail.calendarBody !== null && mail.calendarMethod !== null
      ? calendarParts(mail.calendarBody, mail.calendarMethod)
      : { alternatives: [], attachments: [] };
  const files = mail.attachments.map(({ filename, contentType, base64 }) => ({
    filename,
    contentType,
    content: Buffer.from(base64, 'base64'),
  }));
  const { headers, ...subject } = subjectOf(mail.subject);
  const composer = new MailComposer({
    from: { name: mail.fromName, address: mail.fromAddress },
    replyTo: { name: mail.fromName, address: mail.fromAddress },
    to: { name: mail.toName, address: mail.toAddress },
    ...subject,
    text: mail.textBody,
    html: mail.htmlBody,
    alternatives: calendar.alternatives,
    attachments: [...calendar.attachments, ...files],
    messageId: mail.messageId,
    ...(mail.inReplyTo === null ? {} : { inReplyTo: mail.inReplyTo, references: mail.inReplyTo }),
    date: mail.createdAt,
    headers: {
      ...headers,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF',
      ...unsubscription(mail.unsubscribeUrl),
    },
    baseBoundary: createHash('sha256').update(mail.messageId).digest('hex').slice(0, 16),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

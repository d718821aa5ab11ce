// What a recipient's side would send back: the answer of a calendar program, or a server's notice that nobody is there.
import { randomUUID } from 'node:crypto';
import ICAL from 'ical.js';
import nodemailer from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailboxMessage } from './message.ts';

export const participations = ['ACCEPTED', 'TENTATIVE', 'DECLINED'] as const;
export type Participation = (typeof participations)[number];

/** Where messages sent back are handed over (LMTP), and the name the receiving server signs its findings with. */
export interface Door {
  port: number;
  authority: string;
}

const words: Record<Participation, string> = {
  ACCEPTED: 'Accepté',
  TENTATIVE: 'Peut-être',
  DECLINED: 'Décliné',
};
const mailOf = (uri: string): string => uri.replace(/^mailto:/i, '');
const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

interface Reply {
  from: string;
  to: string;
  summary: string;
  body: string;
}

/** METHOD:REPLY (RFC 5546, 3.2.3): the event as it was received, with the one attendee's answer and a new stamp. */
export function replyTo(calendar: string, participation: Participation, at: Date): Reply {
  const root = new ICAL.Component(ICAL.parse(calendar) as unknown[]);
  const event = root.getFirstSubcomponent('vevent');
  const attendee = event?.getFirstProperty('attendee');
  const organizer = event?.getFirstProperty('organizer');
  if (!event || !attendee || !organizer) throw new Error('this message asks for no answer');
  root.updatePropertyWithValue('method', 'REPLY');
  attendee.setParameter('partstat', participation);
  attendee.removeParameter('rsvp');
  event.removeProperty('status');
  event.updatePropertyWithValue('dtstamp', ICAL.Time.fromJSDate(at, true));
  return {
    from: mailOf(String(attendee.getFirstValue())),
    to: mailOf(String(organizer.getFirstValue())),
    summary: String(event.getFirstPropertyValue('summary')),
    body: `${root.toString()}\r\n`,
  };
}

async function handOver(door: Door, raw: Buffer, from: string, to: string): Promise<void> {
  const line = nodemailer.createTransport({
    host: '127.0.0.1',
    port: door.port,
    lmtp: true,
    ignoreTLS: true,
  });
  try {
    await line.sendMail({ raw, envelope: { from, to: [to] } });
  } finally {
    line.close();
  }
}

/** The answer of a calendar program, as the receiving server of the demo would have checked it. */
export async function answer(door: Door, calendar: string, participation: Participation): Promise<void> {
  const { from, to, summary, body } = replyTo(calendar, participation, new Date());
  const composed = await new MailComposer({
    from,
    to,
    subject: `${words[participation]} : ${summary}`,
    text: `${from} a répondu : ${words[participation].toLowerCase()}.`,
    alternatives: [{ content: body, contentType: 'text/calendar; charset=utf-8; method=REPLY' }],
    newline: 'win',
  })
    .compile()
    .build();
  const checked = `Authentication-Results: ${door.authority}; dmarc=pass header.from=${domainOf(from)}\r\n`;
  await handOver(door, Buffer.concat([Buffer.from(checked), composed]), from, to);
}

/** A delivery status notification (RFC 3464): no such mailbox, sent to the envelope's return path. */
export async function bounce(door: Door, message: MailboxMessage): Promise<void> {
  const { returnPath, to } = message;
  if (!returnPath) throw new Error('this message has no return path');
  const boundary = randomUUID();
  const lines = [
    `From: Mail Delivery System <mailer-daemon@${domainOf(to[0] ?? 'localhost')}>`,
    `To: ${returnPath}`,
    'Subject: Undelivered Mail Returned to Sender',
    `Date: ${new Date().toUTCString()}`,
    `Message-ID: <${randomUUID()}@demo.example>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'The mailbox does not exist.',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; demo.example',
    '',
    `Final-Recipient: rfc822; ${to[0] ?? ''}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 No such mailbox',
    '',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${message.headers['message-id'] ?? ''}`,
    '',
    `--${boundary}--`,
    '',
  ];
  await handOver(door, Buffer.from(lines.join('\r\n')), '', returnPath);
}

// Mails leave through here: stored once in the caller's transaction, with the job that sends them.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { singleLine } from '@treize/rules/calendar/text';
import { urgencyOf } from '@treize/rules/mails/delivery';
import { displayName } from '@treize/rules/mails/names';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock';
import { Jobs } from '../jobs/jobs.service';
import type { MailAttachment } from './mail.entity';
import { mailSend, sendingOf } from './mails.jobs';
import { dropUnsentMails, insertMails, type NewMail } from './mails.queries';
import type { Mailbox } from './senders/sender';
import { Senders, type Sender } from './senders/senders.service';
import { signedWords } from './senders/signed-words';

/** A mail to one person. Two mails with the same `dedupeKey` are one. */
export interface OutgoingMail {
  /** What it is, dotted: `registration.confirmed`. */
  kind: string;
  dedupeKey: string;
  from: Mailbox;
  to: Mailbox;
  subject: string;
  text: string;
  html: string;
  /** The invitation it carries; `method` equals the METHOD of `body`. */
  calendar?: { method: 'REQUEST' | 'CANCEL'; body: string } | null;
  attachments?: readonly MailAttachment[];
  /** What the organiser should know of it, a sentence each. */
  notes?: readonly string[];
  /** With `revision`: gives the Message-ID, threads the updates, and keeps the order of revisions. */
  invitationId?: string | null;
  /** SEQUENCE of the calendar object. */
  revision?: number | null;
  /** Angle-bracketed; made from the invitation or the dedupe key when absent. */
  messageId?: string;
  inReplyTo?: string | null;
  regionCode?: string | null;
  sessionId?: string | null;
  registrationId?: string | null;
  /** 0 leaves first, 9 last; told by what the mail is unless given. */
  urgency?: number;
  /** Not tried any more after this instant: the end of the session for an invitation, its start for a reminder. */
  giveUpAt?: Date | null;
  /** One-click address (RFC 8058); a mail that nobody asked for has one. */
  unsubscribeUrl?: string | null;
  mailingId?: string | null;
  /** Does not leave before. */
  notBefore?: Date | null;
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** The same mail always has the same Message-ID: per invitation and revision, else per dedupe key. */
function threadOf(mail: OutgoingMail): { messageId: string; inReplyTo: string | null } {
  const domain = domainOf(mail.from.address);
  const { invitationId, revision } = mail;
  if (invitationId == null || revision == null) {
    return {
      messageId: mail.messageId ?? `<${digest(mail.dedupeKey)}@${domain}>`,
      inReplyTo: mail.inReplyTo ?? null,
    };
  }
  const ofRevision = (number: number) => `<${invitationId}.${number}@${domain}>`;
  return {
    messageId: mail.messageId ?? ofRevision(revision),
    inReplyTo: mail.inReplyTo ?? (revision > 0 ? ofRevision(0) : null),
  };
}

/** Larger messages are refused by many town halls' servers: 7 MB of files make 10 MB of message. */
const heaviest = 7_000_000;

/** Mails of one statement: some megabytes of words. */
const storedAtOnce = 500;

const weightOf = (files: readonly MailAttachment[]): number =>
  files.reduce(
    (sum, file) => sum + ('base64' in file ? Math.floor((file.base64.length * 3) / 4) : file.weight),
    0,
  );

/** The files that leave, and why others do not. */
function carried({
  attachments: files = [],
  notes = [],
}: OutgoingMail): Pick<NewMail, 'attachments' | 'notes'> {
  const weight = weightOf(files);
  if (weight <= heaviest) return { attachments: files, notes };
  const names = files.map(({ filename }) => filename).join(', ');
  const megabytes = (weight / 1_000_000).toFixed(1).replace('.', ',');
  return {
    attachments: [],
    notes: [
      ...notes,
      `Pièces jointes trop lourdes (${megabytes}\u00a0Mo), le message part sans elles\u00a0: ${names}`,
    ],
  };
}

@Injectable()
export class Mails {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly senders: Senders,
  ) {}

  /** Stores the mail and its job in the caller's transaction; false when a mail with this dedupe key exists already. */
  async queue(tx: EntityManager, mail: OutgoingMail): Promise<boolean> {
    return (await this.queueMany(tx, [mail])) === 1;
  }

  /** The same for many mails, one insertion of mails and one of jobs for hundreds of them; how many are new. */
  async queueMany(tx: EntityManager, mails: readonly OutgoingMail[]): Promise<number> {
    if (mails.length === 0) return 0;
    const regions = new Set(mails.flatMap(({ regionCode }) => regionCode ?? []));
    const words = await this.senders.wordsOf(tx, [...regions]);
    let stored = 0;
    for (let start = 0; start < mails.length; start += storedAtOnce) {
      const some = mails.slice(start, start + storedAtOnce);
      const rows = some.map((mail) => rowOf(mail, words.get(mail.regionCode ?? '')));
      const added = await insertMails(tx, rows, this.clock.now());
      await this.jobs.sendEach(tx, mailSend, added.map(sendingOf));
      stored += added.length;
    }
    return stored;
  }

  /** Drops the mails of these invitations that were never tried; by invitation, the last revision that left or may have. */
  async dropUnsent(
    tx: EntityManager,
    invitationIds: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const left = await dropUnsentMails(tx, invitationIds);
    return new Map(left.map(({ invitationId, revision }) => [invitationId, revision]));
  }
}

function rowOf(mail: OutgoingMail, added: Pick<Sender, 'subjectPrefix' | 'signature'> | undefined): NewMail {
  const { subject, text, html } = added ? signedWords(mail, added) : mail;
  return {
    kind: mail.kind,
    dedupeKey: mail.dedupeKey,
    fromName: displayName(mail.from.name),
    fromAddress: mail.from.address,
    toName: displayName(mail.to.name),
    toAddress: mail.to.address,
    subject: singleLine(subject),
    textBody: text,
    htmlBody: html,
    calendarBody: mail.calendar?.body ?? null,
    calendarMethod: mail.calendar?.method ?? null,
    ...carried(mail),
    ...threadOf(mail),
    regionCode: mail.regionCode ?? null,
    sessionId: mail.sessionId ?? null,
    registrationId: mail.registrationId ?? null,
    invitationId: mail.invitationId ?? null,
    revision: mail.revision ?? null,
    urgency: mail.urgency ?? urgencyOf(mail.kind, mail.calendar?.method ?? null, mail.mailingId != null),
    nextAt: mail.notBefore ?? null,
    giveUpAt: mail.giveUpAt ?? null,
    unsubscribeUrl: mail.unsubscribeUrl ?? null,
    mailingId: mail.mailingId ?? null,
  };
}

// Mails leave through here: stored once in the caller's transaction, with the job that sends them.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { commonName, singleLine } from '@treize/rules/calendar/text';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock';
import { Jobs } from '../jobs/jobs.service';
import type { MailAttachment } from './mail.entity';
import { mailSend } from './mails.jobs';
import { dropUnsentMails, insertMail } from './mails.queries';
import type { Mailbox } from './sender';

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

@Injectable()
export class Mails {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  /** Stores the mail and its job in the caller's transaction; false when a mail with this dedupe key exists already. */
  async queue(tx: EntityManager, mail: OutgoingMail): Promise<boolean> {
    const mailId = await this.store(tx, mail);
    if (mailId !== null) await this.jobs.send(tx, mailSend, { mailId });
    return mailId !== null;
  }

  /** The same for many mails, with one insertion of jobs; how many are new. */
  async queueMany(tx: EntityManager, mails: readonly OutgoingMail[]): Promise<number> {
    const payloads: { mailId: string }[] = [];
    for (const mail of mails) {
      const mailId = await this.store(tx, mail);
      if (mailId !== null) payloads.push({ mailId });
    }
    await this.jobs.sendMany(tx, mailSend, payloads);
    return payloads.length;
  }

  /** Drops the mails of an invitation that were never tried; true when one has left, or may have. */
  async dropUnsent(tx: EntityManager, invitationId: string): Promise<boolean> {
    return dropUnsentMails(tx, invitationId);
  }

  private async store(tx: EntityManager, mail: OutgoingMail): Promise<string | null> {
    const { messageId, inReplyTo } = threadOf(mail);
    return insertMail(tx, [
      mail.kind,
      mail.dedupeKey,
      commonName(mail.from.name),
      mail.from.address,
      commonName(mail.to.name),
      mail.to.address,
      singleLine(mail.subject),
      mail.text,
      mail.html,
      mail.calendar?.body ?? null,
      mail.calendar?.method ?? null,
      JSON.stringify(mail.attachments ?? []),
      messageId,
      inReplyTo,
      mail.regionCode ?? null,
      mail.sessionId ?? null,
      mail.registrationId ?? null,
      mail.invitationId ?? null,
      mail.revision ?? null,
      this.clock.now(),
    ]);
  }
}

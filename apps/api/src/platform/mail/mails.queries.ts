// Stored mails: kept once, locked with their siblings, and what became of them.
import type { MailState } from '@treize/rules/mails/delivery';
import type { EntityManager } from 'typeorm';
import type { MailAttachment } from './mail.entity';

/** A new row. */
export interface NewMail {
  kind: string;
  dedupeKey: string;
  fromName: string;
  fromAddress: string;
  toName: string;
  toAddress: string;
  subject: string;
  textBody: string;
  htmlBody: string;
  calendarBody: string | null;
  calendarMethod: string | null;
  attachments: readonly MailAttachment[];
  messageId: string;
  inReplyTo: string | null;
  regionCode: string | null;
  sessionId: string | null;
  registrationId: string | null;
  invitationId: string | null;
  revision: number | null;
  urgency: number;
  /** First try; null: at once. */
  nextAt: Date | null;
  giveUpAt: Date | null;
  unsubscribeUrl: string | null;
  mailingId: string | null;
  notes: readonly string[];
}

export interface StoredNow {
  id: string;
  urgency: number;
  nextAt: Date | null;
}

/** Stores the mails whose dedupe key is new, in their order; those stored. */
export async function insertMails(
  tx: EntityManager,
  mails: readonly NewMail[],
  now: Date,
): Promise<StoredNow[]> {
  return tx.query<StoredNow[]>(
    `insert into mails (kind, dedupe_key, from_name, from_address, to_name, to_address, subject, text_body, html_body,
       calendar_body, calendar_method, attachments, message_id, in_reply_to, region_code, session_id, registration_id,
       invitation_id, revision, urgency, next_at, give_up_at, unsubscribe_url, mailing_id, notes, created_at)
     select m."kind", m."dedupeKey", m."fromName", m."fromAddress", m."toName", m."toAddress", m."subject", m."textBody",
       m."htmlBody", m."calendarBody", m."calendarMethod", m."attachments", m."messageId", m."inReplyTo", m."regionCode",
       m."sessionId", m."registrationId", m."invitationId", m."revision", m."urgency", m."nextAt", m."giveUpAt",
       m."unsubscribeUrl", m."mailingId", m."notes", $2::timestamptz
     from jsonb_to_recordset($1::jsonb) as m ("kind" text, "dedupeKey" text, "fromName" text, "fromAddress" text, "toName" text,
       "toAddress" text, "subject" text, "textBody" text, "htmlBody" text, "calendarBody" text, "calendarMethod" text,
       "attachments" jsonb, "messageId" text, "inReplyTo" text, "regionCode" text, "sessionId" uuid, "registrationId" uuid,
       "invitationId" uuid, "revision" integer, "urgency" smallint, "nextAt" timestamptz, "giveUpAt" timestamptz,
       "unsubscribeUrl" text, "mailingId" uuid, "notes" jsonb)
     on conflict (dedupe_key) do nothing
     returning id, urgency, next_at as "nextAt"`,
    [JSON.stringify(mails), now],
  );
}

/** Tries after which the server certainly did not have the mail: none of its tries was cut, nor ended without a word. */
const everyTryRefused = `(m.state <> 'ACCEPTED' and m.attempts <= (
    select count(*) from mail_events e where e.mail_id = m.id and e.kind in ('DEFERRED','REJECTED','EXPIRED'))
  and not exists (select 1 from mail_events e where e.mail_id = m.id and e.kind = 'UNKNOWN'))`;

/** Drops what waits among the mails of these invitations and never left; the last revision of each that left, or may have. */
export async function dropUnsentMails(
  tx: EntityManager,
  invitationIds: readonly string[],
): Promise<{ invitationId: string; revision: number }[]> {
  await tx.query(
    `update mails m set state = 'SUPERSEDED', next_at = null
     where m.invitation_id = any($1::uuid[]) and m.state in ('PENDING','DEFERRED') and ${everyTryRefused}`,
    [invitationIds],
  );
  return tx.query<{ invitationId: string; revision: number }[]>(
    `select m.invitation_id as "invitationId", max(m.revision) as revision from mails m
     where m.invitation_id = any($1::uuid[]) and m.attempts > 0 and not ${everyTryRefused} group by 1`,
    [invitationIds],
  );
}

/** Puts a failed or hanging mail back in the queue. */
export async function markPending(tx: EntityManager, mailId: string): Promise<void> {
  await tx.query(`update mails set state = 'PENDING', next_at = null where id = $1`, [mailId]);
}

export interface MailListRow {
  id: string;
  kind: string;
  toAddress: string;
  subject: string;
  state: MailState;
  attempts: number;
  lastText: string | null;
  createdAt: Date;
}

/** A page of mails in a state (all when null), newest first, with the whole count. */
export async function listMails(
  tx: EntityManager,
  state: MailState | null,
  limit: number,
  offset: number,
): Promise<{ items: MailListRow[]; total: number }> {
  const items = await tx.query<MailListRow[]>(
    `select id, kind, to_address as "toAddress", subject, state, attempts, last_text as "lastText", created_at as "createdAt"
     from mails where $1::text is null or state = $1 order by created_at desc, id desc limit $2 offset $3`,
    [state, limit, offset],
  );
  const [row] = await tx.query<{ total: number }[]>(
    `select count(*)::int as total from mails where $1::text is null or state = $1`,
    [state],
  );
  return { items, total: row?.total ?? 0 };
}

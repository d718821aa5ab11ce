// What happened to mails after they left, and addresses to which nothing more is sent.
import type { Bounce } from '@treize/rules/mails/bounces';
import type { EntityManager } from 'typeorm';

export type MailEventKind =
  | 'ACCEPTED'
  | 'DEFERRED'
  | 'REJECTED'
  | 'UNKNOWN'
  | 'SUPPRESSED'
  | 'EXPIRED'
  | 'DELIVERED'
  | 'BOUNCED'
  | 'RESENT';

export interface NewMailEvent {
  mailId: string;
  at: Date;
  kind: MailEventKind;
  code: number | null;
  text: string;
}

export async function insertMailEvents(tx: EntityManager, events: readonly NewMailEvent[]): Promise<void> {
  await tx.query(
    `insert into mail_events (mail_id, at, kind, code, text)
     select e."mailId", e."at", e."kind", e."code", e."text"
     from jsonb_to_recordset($1::jsonb) as e ("mailId" uuid, "at" timestamptz, "kind" text, "code" integer, "text" text)`,
    [JSON.stringify(events)],
  );
}

export interface ReportedMail {
  address: string;
  bounce: Bounce | null;
}

/** Locks the mail a report is about; its address as it is compared, and what was known of it. */
export async function lockReportedMail(tx: EntityManager, mailId: string): Promise<ReportedMail | null> {
  const [row] = await tx.query<ReportedMail[]>(
    `select lower(to_address) as address, bounce from mails where id = $1 for update`,
    [mailId],
  );
  return row ?? null;
}

export async function markDelivered(tx: EntityManager, mailId: string, at: Date): Promise<void> {
  await tx.query(`update mails set delivered_at = coalesce(delivered_at, $2) where id = $1`, [mailId, at]);
}

export async function markBounced(
  tx: EntityManager,
  mailId: string,
  bounce: Bounce,
  at: Date,
  text: string,
): Promise<void> {
  await tx.query(`update mails set bounce = $2, bounced_at = $3, last_text = $4 where id = $1`, [
    mailId,
    bounce,
    at,
    text,
  ]);
}

/** How many mails to this address came back from a full mailbox since then. */
export async function countFull(tx: EntityManager, address: string, since: Date): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `select count(distinct m.id)::int as count from mails m join mail_events e on e.mail_id = m.id
     where lower(m.to_address) = $1 and e.kind = 'BOUNCED' and e.at >= $2 and e.text ~ '^[45]\\.2\\.2( |$)'`,
    [address, since],
  );
  return row?.count ?? 0;
}

export async function blockAddress(
  tx: EntityManager,
  address: string,
  cause: 'HARD' | 'FULL',
  text: string,
  mailId: string,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into blocked_addresses (address, cause, text, mail_id, blocked_at) values ($1, $2, $3, $4, $5)
     on conflict (address) do update set cause = excluded.cause, text = excluded.text, mail_id = excluded.mail_id,
       blocked_at = excluded.blocked_at where blocked_addresses.cause = 'FULL'`,
    [address, cause, text, mailId, at],
  );
}

/** True when it was blocked. */
export async function unblockAddress(tx: EntityManager, address: string): Promise<boolean> {
  const [, count] = await tx.query<[unknown[], number]>(`delete from blocked_addresses where address = $1`, [
    address,
  ]);
  return count > 0;
}

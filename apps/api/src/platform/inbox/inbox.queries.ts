// Received messages: stored once before anything is done, settled once, their bytes dropped after a while.
import type { EntityManager } from 'typeorm';

/** Where and how a message came, in the order of the columns below. */
export type NewMessage = readonly [
  mailbox: string | null,
  uidValidity: number | null,
  uid: number | null,
  sha256: string,
  raw: Buffer | null,
  size: number,
  envelopeTo: string[],
  receivedAt: Date,
];

/** Stores the message unless its bytes are known; the new id, or null. */
export async function insertMessage(tx: EntityManager, message: NewMessage): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into inbound_messages (mailbox, uid_validity, uid, sha256, raw, size, envelope_to, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict do nothing
     returning id`,
    [...message],
  );
  return row?.id ?? null;
}

/** A known message was seen at another place of the mailbox: that is where it will be moved from. */
export async function placeMessage(
  tx: EntityManager,
  sha256: string,
  mailbox: string,
  uidValidity: number,
  uid: number,
): Promise<void> {
  await tx.query(
    `update inbound_messages set mailbox = $2, uid_validity = $3, uid = $4
     where sha256 = $1 and not exists
       (select 1 from inbound_messages where mailbox = $2 and uid_validity = $3 and uid = $4)`,
    [sha256, mailbox, uidValidity, uid],
  );
}

export interface StoredMessage {
  raw: Buffer | null;
  /** Of the whole message; more than the bytes kept when it was too large. */
  size: number;
  envelopeTo: string[];
  receivedAt: Date;
  sort: string | null;
}

/** The message with its bytes, locked until the transaction ends. */
export async function lockMessage(tx: EntityManager, messageId: string): Promise<StoredMessage | null> {
  const [row] = await tx.query<StoredMessage[]>(
    `select raw, size, envelope_to as "envelopeTo", received_at as "receivedAt", sort
     from inbound_messages where id = $1 for update`,
    [messageId],
  );
  return row ?? null;
}

/** What a person would read of it in a list. */
export async function describeMessage(
  tx: EntityManager,
  messageId: string,
  fromAddress: string | null,
  subject: string,
  excerpt: string | null,
): Promise<void> {
  await tx.query(`update inbound_messages set from_address = $2, subject = $3, excerpt = $4 where id = $1`, [
    messageId,
    fromAddress,
    subject,
    excerpt,
  ]);
}

/** Handed to those who follow answers: they settle it. */
export async function markAnswer(tx: EntityManager, messageId: string): Promise<void> {
  await tx.query(`update inbound_messages set sort = 'REPLY' where id = $1`, [messageId]);
}

/** The end of sorting, in the order of the columns below. */
export type Settled = readonly [
  messageId: string,
  sort: string,
  reason: string | null,
  regionCode: string | null,
  sessionId: string | null,
  registrationId: string | null,
  invitationId: string | null,
  mailId: string | null,
  proposedStart: Date | null,
  proposedEnd: Date | null,
  sortedAt: Date,
];

export async function settleMessage(tx: EntityManager, settled: Settled): Promise<void> {
  await tx.query(
    `update inbound_messages set sort = $2, reason = $3, region_code = $4, session_id = $5, registration_id = $6,
       invitation_id = $7, mail_id = $8, proposed_start = $9, proposed_end = $10, sorted_at = $11
     where id = $1`,
    [...settled],
  );
}

export interface MailPlace {
  regionCode: string | null;
  sessionId: string | null;
  registrationId: string | null;
  invitationId: string | null;
}

/** What the mail told about in a bounce belongs to; null when there is no such mail. */
export async function mailPlace(tx: EntityManager, mailId: string): Promise<MailPlace | null> {
  const [row] = await tx.query<MailPlace[]>(
    `select region_code as "regionCode", session_id as "sessionId", registration_id as "registrationId",
       invitation_id as "invitationId" from mails where id = $1`,
    [mailId],
  );
  return row ?? null;
}

/** The mail of ours that a message answers: the first of these Message-IDs, in their order, that is one of ours. */
export async function mailAnswered(
  tx: EntityManager,
  messageIds: readonly string[],
): Promise<(MailPlace & { mailId: string }) | null> {
  const [row] = await tx.query<(MailPlace & { mailId: string })[]>(
    `select id as "mailId", region_code as "regionCode", session_id as "sessionId",
       registration_id as "registrationId", invitation_id as "invitationId"
     from mails where message_id = any($1::text[]) order by array_position($1::text[], message_id) limit 1`,
    [messageIds],
  );
  return row ?? null;
}

export interface Untied {
  fromAddress: string;
  regionCode: string;
}

/** A message of somebody, to a region, that is about nobody yet; locked. */
export async function lockUntied(tx: EntityManager, messageId: string): Promise<Untied | null> {
  const [row] = await tx.query<Untied[]>(
    `select from_address as "fromAddress", region_code as "regionCode" from inbound_messages
     where id = $1 and registration_id is null and from_address is not null and region_code is not null for update`,
    [messageId],
  );
  return row ?? null;
}

export async function tieMessage(
  tx: EntityManager,
  messageId: string,
  sessionId: string,
  registrationId: string,
): Promise<void> {
  await tx.query('update inbound_messages set session_id = $2, registration_id = $3 where id = $1', [
    messageId,
    sessionId,
    registrationId,
  ]);
}

/** Drops the bytes of what came before that instant and is sorted; the rows stay. */
export async function dropOldBytes(tx: EntityManager, before: Date): Promise<void> {
  await tx.query(
    `update inbound_messages set raw = null where raw is not null and received_at < $1 and sorted_at is not null`,
    [before],
  );
}

export interface PlacedMessage {
  uid: number;
  /** Null until sorted. */
  sort: string | null;
}

/** Which of these messages of a mailbox are stored, and what became of them. */
export async function findPlaced(
  tx: EntityManager,
  mailbox: string,
  uidValidity: number,
  uids: readonly number[],
): Promise<PlacedMessage[]> {
  return tx.query<PlacedMessage[]>(
    `select uid::float8 as uid, case when sorted_at is not null then sort end as sort
     from inbound_messages where mailbox = $1 and uid_validity = $2 and uid = any($3::bigint[])`,
    [mailbox, uidValidity, uids],
  );
}

export interface Cursor {
  uidValidity: number;
  lastUid: number;
}

export async function findCursor(tx: EntityManager, mailbox: string): Promise<Cursor | null> {
  const [row] = await tx.query<Cursor[]>(
    `select uid_validity::float8 as "uidValidity", last_uid::float8 as "lastUid" from inbox_cursors where mailbox = $1`,
    [mailbox],
  );
  return row ?? null;
}

/** How far the mailbox is read, and when it was last seen. */
export async function writeCursor(
  tx: EntityManager,
  mailbox: string,
  { uidValidity, lastUid }: Cursor,
  seenAt: Date,
): Promise<void> {
  await tx.query(
    `insert into inbox_cursors (mailbox, uid_validity, last_uid, seen_at) values ($1, $2, $3, $4)
     on conflict (mailbox) do update set uid_validity = $2, last_uid = $3, seen_at = $4`,
    [mailbox, uidValidity, lastUid, seenAt],
  );
}

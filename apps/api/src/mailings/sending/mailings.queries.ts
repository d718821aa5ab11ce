// SQL of mailings: written once with their recipients, taken batch by batch, counted, listed.
import type { Audience, MailingTarget } from '@treize/contract/mailings';
import type { LeftOut, Message } from '@treize/rules/mailings/addressing';
import type { EntityManager } from 'typeorm';

export type MailingState = 'WAITING' | 'SENDING' | 'SENT' | 'CANCELLED';

export interface StoredMailing {
  id: string;
  regionCode: string;
  sessionId: string | null;
  purpose: 'SERVICE' | 'INVITATION';
  target: MailingTarget;
  subject: string;
  body: string;
  state: MailingState;
  createdBy: string;
  dueAt: Date;
}
const stored = `id, region_code as "regionCode", session_id as "sessionId", purpose, target, subject, body, state,
  created_by as "createdBy", due_at as "dueAt"`;

export interface NewMailing extends Omit<StoredMailing, 'id' | 'state'> {
  idempotencyKey: string;
  counted: number;
  createdAt: Date;
}

/** Its id; null when that key has already made one. */
export async function insertMailing(tx: EntityManager, mailing: NewMailing): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into mailings (region_code, session_id, purpose, target, subject, body, state, idempotency_key, counted,
       created_by, created_at, due_at)
     values ($1, $2, $3, $4, $5, $6, 'WAITING', $7, $8, $9, $10, $11)
     on conflict (idempotency_key) do nothing returning id`,
    [
      mailing.regionCode,
      mailing.sessionId,
      mailing.purpose,
      JSON.stringify(mailing.target),
      mailing.subject,
      mailing.body,
      mailing.idempotencyKey,
      mailing.counted,
      mailing.createdBy,
      mailing.createdAt,
      mailing.dueAt,
    ],
  );
  return row?.id ?? null;
}

export async function mailingByKey(tx: EntityManager, key: string): Promise<StoredMailing | undefined> {
  const [row] = await tx.query<StoredMailing[]>(`select ${stored} from mailings where idempotency_key = $1`, [
    key,
  ]);
  return row;
}

export interface NewRecipient {
  address: string;
  name: string;
  message: Message;
  leftOut: LeftOut | null;
}

/** Freezes who is written to, in one statement. */
export async function insertRecipients(
  tx: EntityManager,
  mailingId: string,
  recipients: readonly NewRecipient[],
): Promise<void> {
  await tx.query(
    `insert into mailing_recipients (mailing_id, address, name, message, left_out)
     select $1, x.address, x.name, x.message, x."leftOut"
     from jsonb_to_recordset($2::jsonb) x (address text, name text, message jsonb, "leftOut" text)`,
    [mailingId, JSON.stringify(recipients)],
  );
}

/** Locks the mailing: its batches follow one another, whatever runs twice. */
export async function lockMailing(tx: EntityManager, mailingId: string): Promise<StoredMailing | undefined> {
  const [row] = await tx.query<StoredMailing[]>(`select ${stored} from mailings where id = $1 for update`, [
    mailingId,
  ]);
  return row;
}

export interface NextRecipient {
  id: string;
  address: string;
  name: string;
  message: Message;
}

/** Leaves out those who refused further invitations since the mailing was decided, perhaps a whole night ago. */
export async function leaveOutOptedOut(tx: EntityManager, mailingId: string): Promise<void> {
  await tx.query(
    `with refused as (
       update mailing_recipients r set left_out = 'OPTED_OUT' from mail_opt_outs o
       where r.mailing_id = $1 and r.left_out is null and r.queued_at is null and o.address = lower(trim(r.address))
       returning r.id)
     update mailings set counted = counted - (select count(*) from refused) where id = $1`,
    [mailingId],
  );
}

/** The next to write to, in order; the mailing is locked. */
export function nextRecipients(
  tx: EntityManager,
  mailingId: string,
  limit: number,
): Promise<NextRecipient[]> {
  return tx.query<NextRecipient[]>(
    `select id, address, name, message from mailing_recipients
     where mailing_id = $1 and left_out is null and queued_at is null order by id limit $2`,
    [mailingId, limit],
  );
}

export async function markQueued(tx: EntityManager, ids: readonly string[], at: Date): Promise<void> {
  await tx.query('update mailing_recipients set queued_at = $2 where id = any($1::uuid[])', [ids, at]);
}

export async function setMailingState(
  tx: EntityManager,
  mailingId: string,
  state: MailingState,
  finishedAt: Date | null,
): Promise<void> {
  await tx.query('update mailings set state = $2, finished_at = $3 where id = $1', [
    mailingId,
    state,
    finishedAt,
  ]);
}

export interface MailingNumbers {
  id: string;
  subject: string;
  purpose: 'SERVICE' | 'INVITATION';
  audience: Audience;
  regionCode: string | null;
  sessionId: string | null;
  sessionTitle: string | null;
  state: MailingState;
  createdBy: string;
  createdAt: Date;
  dueAt: Date;
  finishedAt: Date | null;
  recipients: number;
  accepted: number;
  failed: number;
  leftOut: number;
  lastAt: Date | null;
}

const numbers = `m.id, m.subject, m.purpose, m.target ->> 'audience' as audience, m.region_code as "regionCode",
  m.session_id as "sessionId", s.title as "sessionTitle", m.state, p.given_name || ' ' || p.family_name as "createdBy",
  m.created_at as "createdAt", m.due_at as "dueAt", m.finished_at as "finishedAt", m.counted as recipients, n.accepted,
  n.failed, n."lastAt",
  (select count(*)::int from mailing_recipients r where r.mailing_id = m.id and r.left_out is not null) as "leftOut"`;
const counted = `cross join lateral (
    select (count(*) filter (where l.state = 'ACCEPTED' and l.bounce is null))::int as accepted,
      (count(*) filter (where l.bounce is not null or l.state in ('REJECTED','SUPERSEDED','SUPPRESSED','EXPIRED')))::int
        as failed, max(l.accepted_at) as "lastAt"
    from mails l where l.mailing_id = m.id) n`;
const people = 'left join sessions s on s.id = m.session_id left join people p on p.id = m.created_by';

export const firstScopeParam = 3;
/** Condition on `m.region_code` and `m.session_id`, its parameters from `firstScopeParam` on. */
export interface MailingFilter {
  scope: { sql: string; params: unknown[] };
  region: string | null;
  session: string | null;
}
const where = ({ scope }: MailingFilter): string =>
  `${scope.sql} and ($1::text is null or m.region_code = $1) and ($2::uuid is null or m.session_id = $2)`;
const params = ({ region, session, scope }: MailingFilter): unknown[] => [region, session, ...scope.params];

export async function countMailings(tx: EntityManager, filter: MailingFilter): Promise<number> {
  const [row] = await tx.query<{ total: number }[]>(
    `select count(*)::int as total from mailings m where ${where(filter)}`,
    params(filter),
  );
  return row?.total ?? 0;
}

/** A page of mailings, latest first; mails are counted for that page only. */
export function listMailings(
  tx: EntityManager,
  filter: MailingFilter,
  limit: number,
  offset: number,
): Promise<MailingNumbers[]> {
  const last = firstScopeParam + filter.scope.params.length;
  return tx.query<MailingNumbers[]>(
    `select ${numbers} from (select * from mailings m where ${where(filter)}
       order by m.created_at desc, m.id desc limit $${last} offset $${last + 1}) m ${people} ${counted}
     order by m.created_at desc, m.id desc`,
    [...params(filter), limit, offset],
  );
}

export async function mailingNumbers(
  tx: EntityManager,
  mailingId: string,
): Promise<(MailingNumbers & { target: MailingTarget; text: string }) | undefined> {
  const [row] = await tx.query<(MailingNumbers & { target: MailingTarget; text: string })[]>(
    `select ${numbers}, m.target, m.body as text from mailings m ${people} ${counted} where m.id = $1`,
    [mailingId],
  );
  return row;
}

export interface RecipientRow {
  name: string;
  address: string;
  leftOut: LeftOut | null;
  state: string | null;
  bounce: string | null;
}

/** Everybody the mailing named, with what became of their message, by name. */
export function recipientsOf(tx: EntityManager, mailingId: string): Promise<RecipientRow[]> {
  return tx.query<RecipientRow[]>(
    `select r.name, r.address, r.left_out as "leftOut", l.state, l.bounce from mailing_recipients r
       left join mails l on l.dedupe_key = 'mailing:' || r.mailing_id || ':' || r.id
     where r.mailing_id = $1 order by r.name, r.id`,
    [mailingId],
  );
}

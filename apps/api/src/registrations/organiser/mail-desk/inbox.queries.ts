// SQL of what came back: mails that bounced and messages received, in scope, a page at a time.
import type { BounceRow, InboundRow } from '@treize/contract/deliveries';
import type { EntityManager } from 'typeorm';
import { activeSql } from '../../registering/ground.queries';

/** What a list is narrowed by, after the scope; null: not narrowed. */
export interface DeskFilter {
  /** Condition on the region and session of the row `m`, its parameters from `firstScopeParam` on. */
  scope: { sql: string; params: unknown[] };
  region: string | null;
  session: string | null;
  /** True: only what still asks for somebody. */
  isOpen: boolean;
}

export const firstScopeParam = 4;

const paramsOf = ({ scope, region, session, isOpen }: DeskFilter): unknown[] => [
  region,
  session,
  isOpen,
  ...scope.params,
];
const narrowed = ({ scope }: DeskFilter): string =>
  `${scope.sql} and ($1::text is null or m.region_code = $1) and ($2::uuid is null or m.session_id = $2)`;

const isCorrected = `coalesce(lower(r.email) <> lower(m.to_address), false)`;
const isToCome = (now: string): string =>
  `r.status in ${activeSql} and ((s.state = 'PUBLISHED' and s.ends_at > ${now}) or s.state = 'POSTPONED')`;
/**
 * What came back, and whoever else stands on a session to come with a blocked address: of a mailbox that two people share,
 * one may have had nothing back. Such a line tells the last mail of the registration.
 */
const bounced = (filter: DeskFilter): string => {
  const now = `$${firstScopeParam + filter.scope.params.length}::timestamptz`;
  return `from (
     select id, bounced_at, bounce, last_text, kind, subject, to_name, to_address, region_code, session_id, registration_id
     from mails where bounce is not null
     union all
     select coalesce(l.id, r.id), b.blocked_at, case b.cause when 'HARD' then 'HARD' else 'SOFT' end, b.text,
       coalesce(l.kind, ''), coalesce(l.subject, ''), r.given_name || ' ' || r.family_name, r.email, s.region_code,
       s.id, r.id
     from blocked_addresses b join registrations r on lower(r.email) = b.address join sessions s on s.id = r.session_id
     left join lateral (select o.id, o.kind, o.subject from mails o where o.registration_id = r.id
       order by o.created_at desc, o.id desc limit 1) l on true
     where ${isToCome(now)} and not exists (select 1 from mails o
       where o.registration_id = r.id and o.bounce is not null and lower(o.to_address) = b.address)
   ) m left join registrations r on r.id = m.registration_id
   where ${narrowed(filter)} and (not $3::boolean or not ${isCorrected})`;
};

export type BouncedMail = Omit<BounceRow, 'at'> & { at: Date };

/** Latest first. */
export function bouncedMails(
  tx: EntityManager,
  filter: DeskFilter,
  limit: number,
  offset: number,
  now: Date,
): Promise<BouncedMail[]> {
  const last = firstScopeParam + filter.scope.params.length;
  return tx.query(
    `select m.id as "mailId", m.bounced_at as at, m.bounce, coalesce(m.last_text, '') as text, m.kind, m.subject,
       m.to_name as name, m.to_address as address, m.region_code as "regionCode", m.session_id as "sessionId",
       (select s.title from sessions s where s.id = m.session_id) as "sessionTitle", m.registration_id as "registrationId",
       exists (select 1 from blocked_addresses b where b.address = lower(m.to_address)) as "isBlocked",
       ${isCorrected} as "isCorrected",
       not ${isCorrected} and exists (select 1 from blocked_addresses b where b.address = lower(m.to_address))
         and exists (select 1 from sessions s where s.id = r.session_id and ${isToCome(`$${last}`)}) as "canRetry"
     ${bounced(filter)} order by m.bounced_at desc, m.id desc limit $${last + 1} offset $${last + 2}`,
    [...paramsOf(filter), now, limit, offset],
  );
}

export async function countBouncedMails(tx: EntityManager, filter: DeskFilter, now: Date): Promise<number> {
  const [row] = await tx.query<{ total: number }[]>(`select count(*)::int as total ${bounced(filter)}`, [
    ...paramsOf(filter),
    now,
  ]);
  return row?.total ?? 0;
}

const received = (filter: DeskFilter): string =>
  `from inbound_messages m
   where m.sort is not null and ${narrowed(filter)}
     and (not $3::boolean or (m.treated_at is null and m.sort in ('PERSON','REVIEW')))`;

export type ReceivedMessage = Omit<
  InboundRow,
  'receivedAt' | 'proposedStart' | 'proposedEnd' | 'treatedAt'
> & {
  receivedAt: Date;
  proposedStart: Date | null;
  proposedEnd: Date | null;
  treatedAt: Date | null;
};

/** Latest first. */
export function receivedMessages(
  tx: EntityManager,
  filter: DeskFilter,
  limit: number,
  offset: number,
): Promise<ReceivedMessage[]> {
  const last = firstScopeParam + filter.scope.params.length;
  return tx.query(
    `select l.id, l.received_at as "receivedAt", l.sort, l.from_address as "fromAddress", l.subject, l.excerpt, l.reason,
       l.region_code as "regionCode", l.session_id as "sessionId", s.title as "sessionTitle",
       l.registration_id as "registrationId", r.number, r.given_name || ' ' || r.family_name as "personName",
       l.proposed_start as "proposedStart", l.proposed_end as "proposedEnd", l.raw is not null as "hasRaw",
       l.treated_at as "treatedAt"
     from (select m.* ${received(filter)} order by m.received_at desc, m.id desc limit $${last} offset $${last + 1}) l
     left join sessions s on s.id = l.session_id left join registrations r on r.id = l.registration_id
     order by l.received_at desc, l.id desc`,
    [...paramsOf(filter), limit, offset],
  );
}

export async function countReceivedMessages(tx: EntityManager, filter: DeskFilter): Promise<number> {
  const [row] = await tx.query<{ total: number }[]>(
    `select count(*)::int as total ${received(filter)}`,
    paramsOf(filter),
  );
  return row?.total ?? 0;
}

/** A received message as scopes see it, locked. */
export interface MessagePlace {
  id: string;
  regionCode: string | null;
  sessionId: string | null;
  treatedAt: Date | null;
}

export async function lockReceivedMessage(
  tx: EntityManager,
  messageId: string,
): Promise<MessagePlace | undefined> {
  const [row] = await tx.query<MessagePlace[]>(
    `select id, region_code as "regionCode", session_id as "sessionId", treated_at as "treatedAt"
     from inbound_messages where id = $1 and sort is not null for no key update`,
    [messageId],
  );
  return row;
}

/** The bytes of a message as it came; null once they were dropped. */
export async function rawOfMessage(tx: EntityManager, messageId: string): Promise<Buffer | null> {
  const [row] = await tx.query<{ raw: Buffer | null }[]>(`select raw from inbound_messages where id = $1`, [
    messageId,
  ]);
  return row?.raw ?? null;
}

/** @param at null: somebody still has to read it */
export async function markTreated(
  tx: EntityManager,
  messageId: string,
  at: Date | null,
  actorId: string | null,
): Promise<void> {
  await tx.query(`update inbound_messages set treated_at = $2, treated_by = $3 where id = $1`, [
    messageId,
    at,
    actorId,
  ]);
}

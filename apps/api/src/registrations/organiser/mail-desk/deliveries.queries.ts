// SQL of a session's deliveries: each person with their days, the copy each calendar holds, and their last mail.
import type { AttendanceAnswer } from '@treize/contract/calendar';
import type { Copy } from '@treize/rules/mails/copies';
import type { MailState } from '@treize/rules/mails/delivery';
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import type { EntityManager } from 'typeorm';
import { activeSql } from '../../registering/ground.queries';

/** As PostgreSQL writes it in JSON: instants are texts with an offset. */
export interface DayOfDelivery extends Copy {
  dayId: string;
  invitationId: string | null;
  date: string;
  answer: AttendanceAnswer | null;
  source: 'REPLY' | 'LINK' | null;
  answeredAt: string | null;
  comment: string | null;
}

export interface MailOfDelivery {
  id: string;
  kind: string;
  subject: string;
  toAddress: string;
  state: MailState;
  bounce: 'SOFT' | 'HARD' | 'POLICY' | null;
  revision: number | null;
  attempts: number;
  createdAt: string;
  nextAt: string | null;
  acceptedAt: string | null;
  deliveredAt: string | null;
  bouncedAt: string | null;
  lastText: string | null;
  notes: string[];
}

export interface DeliveryRowOfSession {
  registrationId: string;
  number: string;
  status: RegistrationStatus;
  familyName: string;
  givenName: string;
  email: string;
  blocked: { cause: 'HARD' | 'FULL'; text: string; blockedAt: string } | null;
  last: MailOfDelivery | null;
  days: DayOfDelivery[];
  reconfirmSince: Date | null;
  declineEndsAt: Date | null;
}

/** One mail as JSON, without its words. */
const mailObject = `json_build_object('id', m.id, 'kind', m.kind, 'subject', m.subject, 'toAddress', m.to_address,
  'state', m.state, 'bounce', m.bounce, 'revision', m.revision, 'attempts', m.attempts, 'createdAt', m.created_at,
  'nextAt', m.next_at, 'acceptedAt', m.accepted_at, 'deliveredAt', m.delivered_at, 'bouncedAt', m.bounced_at,
  'lastText', m.last_text, 'notes', m.notes)`;

/**
 * Everybody of a session: those who stand first. Days without any half-day are told only to whom they were announced.
 * A mail overtaken before it left says nothing of anybody; of mails written together, the invitation is told. One statement, each table read once.
 */
export function deliveriesOf(tx: EntityManager, sessionId: string): Promise<DeliveryRowOfSession[]> {
  return tx.query(
    `with last as (
       select distinct on (registration_id) registration_id, id from mails
       where session_id = $1 and registration_id is not null and state <> 'SUPERSEDED'
       order by registration_id, created_at desc, invitation_id is null, id desc),
     held as (
       select invitation_id, max(revision) filter (where state = 'ACCEPTED' and bounce is null) as held,
         max(revision) filter (where state in ('PENDING','SENDING','DEFERRED','UNKNOWN')) as waiting
       from mails where session_id = $1 and invitation_id is not null group by invitation_id),
     latest as (
       select distinct on (registration_id, session_day_id) id, registration_id, session_day_id, wanted, channel, sequence,
         partstat, partstat_source, answered_at, answer_comment
       from invitations where session_id = $1 order by registration_id, session_day_id, epoch desc),
     planned as (
       select d.id, d.date, exists (select 1 from half_days h where h.session_day_id = d.id) as stands
       from session_days d where d.session_id = $1),
     days as (
       select r.id, json_agg(json_build_object('dayId', d.id, 'invitationId', i.id, 'date', d.date, 'wanted', i.wanted,
         'channel', coalesce(i.channel, 'MAIL'), 'revision', i.sequence, 'held', h.held,
         'isOnItsWay', coalesce(h.waiting = i.sequence, false), 'answer', i.partstat, 'source', i.partstat_source,
         'answeredAt', i.answered_at, 'comment', i.answer_comment) order by d.date) as list
       from registrations r cross join planned d
       left join latest i on i.registration_id = r.id and i.session_day_id = d.id
       left join held h on h.invitation_id = i.id
       where r.session_id = $1 and (d.stands or i.id is not null)
       group by r.id)
     select r.id as "registrationId", r.number, r.status, r.family_name as "familyName", r.given_name as "givenName",
       r.email, r.reconfirm_since as "reconfirmSince", r.decline_ends_at as "declineEndsAt",
       coalesce(days.list, '[]') as days, case when m.id is not null then ${mailObject} end as last,
       case when b.address is not null then json_build_object('cause', b.cause, 'text', b.text, 'blockedAt', b.blocked_at)
         end as blocked
     from registrations r
     left join days on days.id = r.id
     left join last on last.registration_id = r.id left join mails m on m.id = last.id
     left join blocked_addresses b on b.address = lower(r.email)
     where r.session_id = $1
     order by r.status in ${activeSql} desc, r.family_name, r.given_name, r.position`,
    [sessionId],
  );
}

export interface MailWithWords extends Omit<
  MailOfDelivery,
  'createdAt' | 'nextAt' | 'acceptedAt' | 'deliveredAt' | 'bouncedAt'
> {
  createdAt: Date;
  nextAt: Date | null;
  acceptedAt: Date | null;
  deliveredAt: Date | null;
  bouncedAt: Date | null;
  text: string;
  events: { at: string; kind: string; text: string }[];
}

/** Every mail about a registration, newest first, with its words and what happened to it. */
export function mailsOfRegistration(tx: EntityManager, registrationId: string): Promise<MailWithWords[]> {
  return tx.query(
    `select m.id, m.kind, m.subject, m.to_address as "toAddress", m.state, m.bounce, m.revision, m.attempts,
       m.created_at as "createdAt", m.next_at as "nextAt", m.accepted_at as "acceptedAt",
       m.delivered_at as "deliveredAt", m.bounced_at as "bouncedAt", m.last_text as "lastText", m.notes,
       m.text_body as text, coalesce((
         select json_agg(json_build_object('at', e.at, 'kind', e.kind, 'text', e.text) order by e.id)
         from mail_events e where e.mail_id = m.id), '[]') as events
     from mails m where m.registration_id = $1 order by m.created_at desc, m.id desc`,
    [registrationId],
  );
}

/** True when the current revision of an invitation waits in the queue, or was written since that instant and has left. */
export async function hasJustLeft(tx: EntityManager, invitationId: string, since: Date): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `select 1 from invitations i join mails m on m.invitation_id = i.id and m.revision = i.sequence
     where i.id = $1 and (m.state in ('PENDING','SENDING','DEFERRED','UNKNOWN')
       or (m.created_at > $2 and m.state = 'ACCEPTED' and m.bounce is null)) limit 1`,
    [invitationId, since],
  );
  return rows.length > 0;
}

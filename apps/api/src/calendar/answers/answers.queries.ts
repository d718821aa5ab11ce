// SQL of answers: the invitation that a UID names, the answers of a registration, and what an answer writes.
import type { Announced } from '@treize/rules/calendar/revisions';
import type { Attendance } from '@treize/rules/calendar/replies';
import type { StoredState } from '@treize/rules/sessions/phase';
import type { EntityManager } from 'typeorm';
import type { InvitationContent } from '../invitation.entity';

export interface AnsweredRow {
  id: string;
  registrationId: string;
  sessionId: string;
  dayId: string;
  regionCode: string;
  sessionState: StoredState;
  channel: 'MAIL' | 'FEED';
  organizerName: string;
  organizerAddress: string;
  attendeeName: string;
  attendeeAddress: string;
  wanted: 'REQUEST' | 'CANCEL';
  sequence: number | null;
  content: InvitationContent | null;
  timesSequence: number;
  partstat: Attendance | null;
  partstatSequence: number | null;
  partstatAt: Date | null;
  partstatSource: 'REPLY' | 'LINK' | null;
  answeredAt: Date | null;
  comment: string | null;
  answeredFor: Announced['halfDays'] | null;
  createdAt: Date;
  /** DTSTAMP of the last object. */
  sentAt: Date | null;
  staleSequence: number | null;
  autoMailedAt: Date | null;
  /** Civil date of the day in Paris. */
  date: string;
  /** The day's half-days as they are now, instants as PostgreSQL writes them in JSON; null: the day was taken away. */
  halfDays: { startsAt: string; endsAt: string }[] | null;
}

const columns = `i.id, i.registration_id as "registrationId", i.session_id as "sessionId", i.session_day_id as "dayId",
  (select region_code from sessions s where s.id = i.session_id) as "regionCode",
  (select state from sessions s where s.id = i.session_id) as "sessionState", i.channel,
  i.organizer_name as "organizerName", i.organizer_address as "organizerAddress", i.attendee_name as "attendeeName",
  i.attendee_address as "attendeeAddress", i.wanted, i.sequence, i.content, i.times_sequence as "timesSequence",
  i.partstat, i.partstat_sequence as "partstatSequence", i.partstat_at as "partstatAt",
  i.partstat_source as "partstatSource", i.answered_at as "answeredAt", i.answer_comment as comment,
  i.answered_for as "answeredFor", i.created_at as "createdAt", i.sent_at as "sentAt",
  i.stale_sequence as "staleSequence", i.auto_mailed_at as "autoMailedAt",
  (select to_char(date, 'YYYY-MM-DD') from session_days d where d.id = i.session_day_id) as date,
  (select jsonb_agg(jsonb_build_object('startsAt', starts_at, 'endsAt', ends_at) order by starts_at)
    from half_days h where h.session_day_id = i.session_day_id) as "halfDays"`;

/** The invitation with this UID, locked. */
export async function lockByUid(tx: EntityManager, uid: string): Promise<AnsweredRow | null> {
  const [row] = await tx.query<AnsweredRow[]>(
    `select ${columns} from invitations i where i.uid = $1 for update`,
    [uid],
  );
  return row ?? null;
}

/** The invitations of a registration that stand, in the order of days. */
export function answersOf(tx: EntityManager, registrationId: string): Promise<AnsweredRow[]> {
  return tx.query<AnsweredRow[]>(
    `select ${columns} from invitations i where i.registration_id = $1 and i.wanted = 'REQUEST'
     order by (select date from session_days d where d.id = i.session_day_id), i.id`,
    [registrationId],
  );
}

/** The invitations of a session that stand. */
export function answersOfSession(tx: EntityManager, sessionId: string): Promise<AnsweredRow[]> {
  return tx.query<AnsweredRow[]>(
    `select ${columns} from invitations i where i.session_id = $1 and i.wanted = 'REQUEST'
     order by i.registration_id, i.id`,
    [sessionId],
  );
}

/** Of one registration, locked. */
export function lockAnswers(tx: EntityManager, registrationId: string): Promise<AnsweredRow[]> {
  return tx.query<AnsweredRow[]>(
    `select ${columns} from invitations i where i.registration_id = $1 and i.wanted = 'REQUEST' order by i.id for update`,
    [registrationId],
  );
}

export interface StoredAnswer {
  partstat: Attendance;
  sequence: number;
  at: Date;
  source: 'REPLY' | 'LINK';
  comment: string | null;
  /** Half-days shown to whoever answers on the page; null: those announced. */
  answeredFor: Announced['halfDays'] | null;
}

/** The answer in force. */
export async function recordAnswer(
  tx: EntityManager,
  invitationId: string,
  { partstat, sequence, at, source, comment, answeredFor }: StoredAnswer,
  now: Date,
): Promise<void> {
  await tx.query(
    `update invitations set partstat = $2, partstat_sequence = $3, partstat_at = $4, partstat_source = $5,
       answered_at = $6, answer_comment = $7, answered_for = $8::jsonb where id = $1`,
    [invitationId, partstat, sequence, at, source, now, comment, answeredFor && JSON.stringify(answeredFor)],
  );
}

/** What the person's calendar tells of a delivery problem. */
export async function recordProblem(tx: EntityManager, invitationId: string, problem: string): Promise<void> {
  await tx.query(`update invitations set problem = $2 where id = $1`, [invitationId, problem]);
}

/** A received message has caused a mail about this invitation. */
export async function recordAutoMail(tx: EntityManager, invitationId: string, now: Date): Promise<void> {
  await tx.query(`update invitations set auto_mailed_at = $2 where id = $1`, [invitationId, now]);
}

/** The revision sent again to whoever had answered an older one. */
export async function recordStale(tx: EntityManager, invitationId: string, sequence: number): Promise<void> {
  await tx.query(`update invitations set stale_sequence = $2 where id = $1`, [invitationId, sequence]);
}

/** Addresses from which this person has answered, beside the one on file. */
export async function aliasesOf(tx: EntityManager, registrationId: string): Promise<string[]> {
  const rows = await tx.query<{ address: string }[]>(
    `select address from attendee_aliases where registration_id = $1`,
    [registrationId],
  );
  return rows.map(({ address }) => address);
}

export async function rememberAlias(
  tx: EntityManager,
  registrationId: string,
  address: string,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into attendee_aliases (registration_id, address, seen_at) values ($1, $2, $3) on conflict do nothing`,
    [registrationId, address, now],
  );
}

/** True when a received message was treated already, its job run again after a crash; the message is locked. */
export async function isTreated(tx: EntityManager, messageId: string): Promise<boolean> {
  const [row] = await tx.query<{ treated: boolean }[]>(
    `select sorted_at is not null as treated from inbound_messages where id = $1 for update`,
    [messageId],
  );
  return row?.treated ?? true;
}

// One batch of stored mails through its statements: locked with their siblings, marked as leaving, given back, ended.
import type { DueMail, MailState } from '@treize/rules/mails/delivery';
import type { EntityManager } from 'typeorm';
import type { Mail, MailAttachment } from '../mail.entity';

export interface LockedMail extends DueMail {
  invitationId: string | null;
  urgency: number;
  toAddress: string;
  /** Its next try, for which another job waits. */
  nextAt: Date | null;
}

/** Locks these mails and the other mails of their invitations, always in the same order. */
export async function lockDueMails(tx: EntityManager, ids: readonly string[]): Promise<LockedMail[]> {
  return tx.query<LockedMail[]>(
    `select m.id, m.kind, m.state, m.revision, m.sending_at as "sendingAt", m.give_up_at as "giveUpAt",
       m.invitation_id as "invitationId", m.urgency, m.to_address as "toAddress", m.next_at as "nextAt",
       exists (select 1 from blocked_addresses b where b.address = lower(m.to_address)) as "isBlocked"
     from mails m where m.id in (select unnest($1::uuid[])
       union select s.id from mails c join mails s on s.invitation_id = c.invitation_id where c.id = any($1::uuid[]))
     order by m.id for update of m`,
    [ids],
  );
}

/** What is handed over, without its files: they are read one mail at a time. */
export type LeavingMail = Pick<
  Mail,
  | 'id'
  | 'kind'
  | 'fromName'
  | 'fromAddress'
  | 'toName'
  | 'toAddress'
  | 'subject'
  | 'textBody'
  | 'htmlBody'
  | 'calendarBody'
  | 'calendarMethod'
  | 'messageId'
  | 'inReplyTo'
  | 'attempts'
  | 'createdAt'
  | 'urgency'
  | 'giveUpAt'
  | 'unsubscribeUrl'
> & { hasFiles: boolean };

/** Marks the mails as being sent, one attempt more; what is to be sent. */
export async function markSending(
  tx: EntityManager,
  ids: readonly string[],
  now: Date,
): Promise<LeavingMail[]> {
  const [rows] = await tx.query<[LeavingMail[], number]>(
    `update mails set state = 'SENDING', attempts = attempts + 1, sending_at = $2, next_at = null
     where id = any($1::uuid[])
     returning id, kind, from_name as "fromName", from_address as "fromAddress", to_name as "toName",
       to_address as "toAddress", subject, text_body as "textBody", html_body as "htmlBody",
       calendar_body as "calendarBody", calendar_method as "calendarMethod", message_id as "messageId",
       in_reply_to as "inReplyTo", attempts, created_at as "createdAt", urgency, give_up_at as "giveUpAt",
       unsubscribe_url as "unsubscribeUrl", attachments <> '[]'::jsonb as "hasFiles"`,
    [ids, now],
  );
  return rows;
}

export async function filesOf(tx: EntityManager, mailId: string): Promise<MailAttachment[]> {
  const [row] = await tx.query<{ attachments: MailAttachment[] }[]>(
    `select attachments from mails where id = $1`,
    [mailId],
  );
  return row?.attachments ?? [];
}

/** Ends mails that were not tried. */
export async function endUntried(
  tx: EntityManager,
  ends: readonly { id: string; state: MailState }[],
): Promise<void> {
  await tx.query(
    `update mails m set state = e."state", next_at = null
     from jsonb_to_recordset($1::jsonb) as e ("id" uuid, "state" text) where m.id = e."id"`,
    [JSON.stringify(ends)],
  );
}

/** Says when mails that wait their turn are seen again. */
export async function writeTurns(
  tx: EntityManager,
  turns: readonly { id: string; nextAt: Date }[],
): Promise<void> {
  await tx.query(
    `update mails m set next_at = t."nextAt"
     from jsonb_to_recordset($1::jsonb) as t ("id" uuid, "nextAt" timestamptz) where m.id = t."id"`,
    [JSON.stringify(turns)],
  );
}

export interface EndedAttempt {
  id: string;
  /** Number of the attempt: written only while no other one has begun. */
  attempt: number;
  state: MailState;
  code: number | null;
  text: string;
  acceptedAt: Date | null;
  nextAt: Date | null;
}

/** Writes the ends of attempts; the ids of those written. */
export async function recordAttempts(tx: EntityManager, ended: readonly EndedAttempt[]): Promise<string[]> {
  const [rows] = await tx.query<[{ id: string }[], number]>(
    `with locked as (select id from mails where id = any($2::uuid[]) order by id for update)
     update mails m set state = e."state", last_code = e."code", last_text = e."text", accepted_at = e."acceptedAt",
       next_at = e."nextAt"
     from locked join jsonb_to_recordset($1::jsonb) as e ("id" uuid, "attempt" integer, "state" text, "code" integer,
       "text" text, "acceptedAt" timestamptz, "nextAt" timestamptz) on e."id" = locked.id
     where m.id = locked.id and m.attempts = e."attempt" and m.state = 'SENDING'
     returning m.id`,
    [JSON.stringify(ended), ended.map(({ id }) => id)],
  );
  return rows.map(({ id }) => id);
}

/** Takes back attempts that never began: the mail server was not asked. The ids of those taken back. */
export async function undoAttempts(
  tx: EntityManager,
  undone: readonly { id: string; attempt: number; nextAt: Date }[],
): Promise<string[]> {
  const [rows] = await tx.query<[{ id: string }[], number]>(
    `with locked as (select id from mails where id = any($2::uuid[]) order by id for update)
     update mails m set state = case when m.attempts = 1 then 'PENDING' else 'DEFERRED' end, attempts = m.attempts - 1,
       next_at = u."nextAt"
     from locked join jsonb_to_recordset($1::jsonb) as u ("id" uuid, "attempt" integer, "nextAt" timestamptz)
       on u."id" = locked.id
     where m.id = locked.id and m.attempts = u."attempt" and m.state = 'SENDING'
     returning m.id`,
    [JSON.stringify(undone), undone.map(({ id }) => id)],
  );
  return rows.map(({ id }) => id);
}

/** Forgets the words of mails; that they left, to whom and when stays. */
export async function forgetWords(tx: EntityManager, ids: readonly string[]): Promise<void> {
  await tx.query(`update mails set text_body = '', html_body = '' where id = any($1::uuid[])`, [ids]);
}

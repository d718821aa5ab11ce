// SQL of overlaps: the half-days of a session, and those of a person's other registrations.
import type { EntityManager } from 'typeorm';
import { activeSql } from '../registering/ground.queries';

export interface OtherHalfDay {
  registrationId: string;
  number: string;
  title: string;
  date: string;
  startTime: string;
  startsAt: Date;
  endsAt: Date;
}

export const halfDaysOfSession = (
  tx: EntityManager,
  sessionId: string,
): Promise<{ startsAt: Date; endsAt: Date }[]> =>
  tx.query('select starts_at as "startsAt", ends_at as "endsAt" from half_days where session_id = $1', [
    sessionId,
  ]);

/** Half-days to come of the registrations that stand, of this person, on other sessions than this one. */
export const otherHalfDays = (
  tx: EntityManager,
  sessionId: string,
  personId: string,
  at: Date,
): Promise<OtherHalfDay[]> =>
  tx.query(
    `select r.id as "registrationId", r.number, s.title, to_char(d.date, 'YYYY-MM-DD') as date,
       to_char(h.start_time, 'HH24:MI') as "startTime", h.starts_at as "startsAt", h.ends_at as "endsAt"
     from registrations r join sessions s on s.id = r.session_id
       join half_days h on h.session_id = s.id join session_days d on d.id = h.session_day_id
     where r.person_id = $2 and r.session_id <> $1 and r.status in ${activeSql}
       and s.state = 'PUBLISHED' and h.ends_at > $3`,
    [sessionId, personId, at],
  );

/** The person known by this name and this mailbox. */
export async function personByKeys(
  tx: EntityManager,
  nameKey: string,
  emailKey: string,
): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }[]>(
    'select id from people where name_key = $1 and email_key = $2',
    [nameKey, emailKey],
  );
  return row?.id;
}

// SQL of the mails that open a remote half-day: the half-days open now, and who has not been written to yet.
import type { EntityManager } from 'typeorm';

export interface OpenedRow {
  halfDayId: string;
  date: string;
  startTime: string;
  endTime: string;
  endsAt: Date;
}
/** Remote half-days whose window has opened and which are not over. @param minutes before the start, where no rule says */
export const openedHalfDays = (tx: EntityManager, now: Date, minutes: number): Promise<OpenedRow[]> =>
  tx.query(
    `select h.id as "halfDayId", to_char(d.date, 'YYYY-MM-DD') as date, to_char(h.start_time, 'HH24:MI') as "startTime",
       to_char(h.end_time, 'HH24:MI') as "endTime", h.ends_at as "endsAt"
     from half_days h join session_days d on d.id = h.session_day_id join sessions s on s.id = h.session_id
     where s.state = 'PUBLISHED' and s.format = 'REMOTE' and h.sealed_at is null and h.ends_at > $1
       and h.starts_at - coalesce((s.arrival_rules ->> 'minutesBefore')::int, $2) * interval '1 minute' <= $1
     order by h.starts_at, h.id`,
    [now, minutes],
  );

/** Registrations expected at the half-day that have not signed, nor been written to. */
export async function toInvite(tx: EntityManager, halfDayId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select r.id from half_days h join registrations r on r.session_id = h.session_id
     where h.id = $1 and r.status in ('CONFIRMED','TO_RECONFIRM') and r.email <> ''
       and not exists (select from attendance_facts f where f.half_day_id = h.id and f.registration_id = r.id
         and f.kind = 'SIGNED')
       and not exists (select from mails m where m.dedupe_key = 'attendance.opened:' || h.id || ':' || r.id)
     order by r.id`,
    [halfDayId],
  );
  return rows.map(({ id }) => id);
}

// SQL of what an organiser writes: the lock of a session, its timetable, its trainers, the rows a draft names.
import type { PlannedDay, Period } from '@treize/rules/sessions/timetable';
import type { EntityManager } from 'typeorm';

/** Next reference of a region and year: `84-2027-012`. Waits for a neighbour who is taking one. */
export async function nextRef(tx: EntityManager, regionCode: string, year: number): Promise<string> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('sessions.ref'), $1::int)`, [regionCode]);
  const prefix = `${regionCode}-${year}-`;
  const [row] = await tx.query<{ next: number }[]>(
    `select coalesce(max(substring(ref from '^\\d+-\\d+-(\\d+)$')::int), 0) + 1 as next from sessions where starts_with(ref, $1)`,
    [prefix],
  );
  return `${prefix}${String(row?.next ?? 1).padStart(3, '0')}`;
}

export interface DraftReferences {
  hasModule: boolean;
  hasTrack: boolean;
  hasVenue: boolean;
  /** Trainers of the draft who are not people that may train. */
  unknownTrainers: number;
}

/** Whether the rows a draft names exist, in its own region for the track and the venue. */
export async function draftReferences(
  tx: EntityManager,
  draft: {
    moduleId: string;
    trackId: string | null;
    venueId: string | null;
    regionCode: string;
    trainerIds: readonly string[];
  },
): Promise<DraftReferences> {
  const [row] = await tx.query<DraftReferences[]>(
    `select exists (select 1 from modules where id = $1 and state in ('PUBLISHED','ARCHIVED')) as "hasModule",
       $2::uuid is null or exists (select 1 from tracks where id = $2 and region_code = $4) as "hasTrack",
       $3::uuid is null or exists (select 1 from venues v join municipalities c on c.code = v.municipality_code
         where v.id = $3 and c.region_code = $4) as "hasVenue",
       (select count(*)::int from unnest($5::uuid[]) as wanted (id) where not exists (
         select 1 from grants g where g.person_id = wanted.id and g.role = 'TRAINER')
         and not exists (select 1 from session_trainers st where st.person_id = wanted.id)) as "unknownTrainers"`,
    [draft.moduleId, draft.trackId, draft.venueId, draft.regionCode, draft.trainerIds],
  );
  if (!row) throw new Error('a select without from gave no row');
  return row;
}

/** A planned day that has its id, kept or new. */
export type IdentifiedDay = PlannedDay & { id: string };

export interface StoredDay {
  id: string;
  date: string;
  /** `startsAt` as PostgreSQL writes it in JSON. */
  halfDays: { period: Period; startTime: string; endTime: string; startsAt: string }[];
}

export interface StoredTimetable {
  days: StoredDay[];
  trainerIds: string[];
}

/** Days, half-days and trainers as stored; a day moved away has no half-day and is left out. */
export async function storedTimetable(tx: EntityManager, sessionId: string): Promise<StoredTimetable> {
  const [row] = await tx.query<StoredTimetable[]>(
    `select (select coalesce(json_agg(json_build_object('id', d.id, 'date', d.date, 'halfDays', h.list) order by d.date), '[]')
         from session_days d
         join lateral (select json_agg(json_build_object('period', period, 'startTime', to_char(start_time, 'HH24:MI'),
             'endTime', to_char(end_time, 'HH24:MI'), 'startsAt', starts_at) order by starts_at) as list
           from half_days where session_day_id = d.id) h on h.list is not null
         where d.session_id = $1) as days,
       (select coalesce(json_agg(person_id order by person_id), '[]') from session_trainers where session_id = $1) as "trainerIds"`,
    [sessionId],
  );
  if (!row) throw new Error('a select without from gave no row');
  return row;
}

/**
 * Writes the timetable of a session. Days keep the id they are given; half-days of the same day and period keep theirs.
 * Days left out lose their half-days; their rows stay, since invitations sent for them must still be told.
 */
export async function writeTimetable(
  tx: EntityManager,
  sessionId: string,
  days: readonly IdentifiedDay[],
): Promise<void> {
  const text = JSON.stringify(days.map((day, index) => ({ ...day, position: index + 1 })));
  await tx.query(
    `insert into session_days (id, session_id, date, position)
     select w.id, $1, w.date, w.position from jsonb_to_recordset($2::jsonb) as w (id uuid, date date, position int)
     on conflict (id) do update set date = excluded.date, position = excluded.position`,
    [sessionId, text],
  );
  const halves = `jsonb_to_recordset($2::jsonb) as w (id uuid, "halfDays" jsonb)
     cross join jsonb_to_recordset(w."halfDays")
       as h (period text, "startTime" time, "endTime" time, "startsAt" timestamptz, "endsAt" timestamptz)`;
  await tx.query(
    `delete from half_days old where old.session_id = $1 and not exists (
       select 1 from ${halves} where w.id = old.session_day_id and h.period = old.period)`,
    [sessionId, text],
  );
  await tx.query(
    `insert into half_days (session_id, session_day_id, period, start_time, end_time, starts_at, ends_at)
     select $1, w.id, h.period, h."startTime", h."endTime", h."startsAt", h."endsAt" from ${halves}
     order by h."startsAt"
     on conflict (session_day_id, period) do update set start_time = excluded.start_time, end_time = excluded.end_time,
       starts_at = excluded.starts_at, ends_at = excluded.ends_at`,
    [sessionId, text],
  );
}

/** Removes the days that have no half-day: for drafts, for which nobody was ever invited. */
export async function dropEmptyDays(tx: EntityManager, sessionId: string): Promise<void> {
  await tx.query(
    `delete from session_days d where d.session_id = $1 and not exists (select 1 from half_days h where h.session_day_id = d.id)`,
    [sessionId],
  );
}

/** Sets who leads the session, and ends or gives their grant on it. */
export async function writeTrainers(
  tx: EntityManager,
  sessionId: string,
  trainerIds: readonly string[],
  actorId: string,
  now: Date,
): Promise<void> {
  const params = [sessionId, trainerIds];
  await tx.query(
    `delete from session_trainers where session_id = $1 and person_id <> all($2::uuid[])`,
    params,
  );
  await tx.query(
    `insert into session_trainers (session_id, person_id) select $1, unnest($2::uuid[]) on conflict do nothing`,
    params,
  );
  await tx.query(
    `update grants set valid_to = $3 where role = 'TRAINER' and scope_kind = 'session' and scope_id = $1::uuid::text
       and person_id <> all($2::uuid[]) and (valid_to is null or valid_to > $3)`,
    [...params, now],
  );
  await tx.query(
    `insert into grants (person_id, role, scope_kind, scope_id, valid_from, granted_by, created_at)
     select wanted.id, 'TRAINER', 'session', $1::uuid::text, $3, $4, $3 from unnest($2::uuid[]) as wanted (id)
     where not exists (select 1 from grants g where g.person_id = wanted.id and g.role = 'TRAINER' and g.scope_kind = 'session'
       and g.scope_id = $1::uuid::text and (g.valid_to is null or g.valid_to > $3))`,
    [...params, now, actorId],
  );
}

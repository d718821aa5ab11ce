// SQL of attendance: half-days and their people, sessions in reach. The ledger and the seals have their own files.
import type { Scope } from '@treize/rules/auth/access';
import type { StoredState } from '@treize/rules/sessions/phase';
import type { EntityManager } from 'typeorm';
import { scopeFilter } from '../platform/http/scope-filter';
import type { StoredRules } from './arrivals/arrivals.queries';

export type Period = 'AM' | 'PM' | 'EVENING';
export interface HalfDayTimes {
  id: string;
  date: string;
  period: Period;
  startTime: string;
  endTime: string;
  startsAt: Date;
  endsAt: Date;
  sealedAt: Date | null;
}

export const halfDayColumns = `h.id, to_char(d.date, 'YYYY-MM-DD') as date, h.period, to_char(h.start_time, 'HH24:MI') as "startTime",
  to_char(h.end_time, 'HH24:MI') as "endTime", h.starts_at as "startsAt", h.ends_at as "endsAt", h.sealed_at as "sealedAt"`;
export const place = `case when s.format = 'REMOTE' then 'À distance' else concat_ws(', ', v.name, nullif(s.room, ''), m.name) end`;

/** The half-day with what its sheet says of the session. */
export interface SheetHead extends HalfDayTimes {
  sessionId: string;
  sessionRef: string;
  sessionTitle: string;
  moduleTitle: string;
  regime: 'TRAINING' | 'AWARENESS';
  sessionState: StoredState;
  regionCode: string;
  place: string;
  trainers: string[];
  /** Rules of arrival as they are kept: see `rulesOf`. */
  rules: StoredRules['rules'];
  reentry: boolean;
}
export async function sheetHead(tx: EntityManager, halfDayId: string): Promise<SheetHead | null> {
  const [row] = await tx.query<SheetHead[]>(
    `select ${halfDayColumns}, s.id as "sessionId", s.ref as "sessionRef", s.title as "sessionTitle", o.title as "moduleTitle",
       o.regime, s.state as "sessionState", s.region_code as "regionCode", ${place} as place,
       s.arrival_rules as rules, s.reentry, array(select p.given_name || ' ' || p.family_name from session_trainers t join people p on p.id = t.person_id
             where t.session_id = s.id order by p.family_name, p.given_name) as trainers
     from half_days h join session_days d on d.id = h.session_day_id join sessions s on s.id = h.session_id
       join modules o on o.id = s.module_id left join venues v on v.id = s.venue_id
       left join municipalities m on m.code = v.municipality_code
     where h.id = $1`,
    [halfDayId],
  );
  return row ?? null;
}

/** Serialises everything that is recorded on a half-day; the one lock of this room, taken first. */
export async function lockHalfDay(tx: EntityManager, halfDayId: string): Promise<void> {
  await tx.query('select 1 from half_days where id = $1 for no key update', [halfDayId]);
}

export interface SheetPerson {
  registrationId: string;
  number: string;
  familyName: string;
  givenName: string;
  kind: 'ELECTED' | 'STAFF';
  function: string;
  body: string;
  needs: string | null;
  walkIn: boolean;
  /** False when the registration was cancelled after something was recorded: what was stays, nothing is added. */
  stands: boolean;
}
/**
 * People of a half-day by name: those expected and whoever a fact names; once sealed, those who were on the sheet
 * (each has a fact) and those whom a correction added.
 * @param registrationId one person only, or null for all
 */
export const sheetPeople = (
  tx: EntityManager,
  halfDayId: string,
  registrationId: string | null,
): Promise<SheetPerson[]> =>
  tx.query(
    `select r.id as "registrationId", r.number, r.family_name as "familyName", r.given_name as "givenName", r.kind, r.function,
       coalesce(m.name, e.name, '') as body, r.needs, r.source = 'WALK_IN' as "walkIn",
       r.status in ('CONFIRMED','TO_RECONFIRM') as stands
     from half_days h join registrations r on r.session_id = h.session_id
       left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
     where h.id = $1 and ($2::uuid is null or r.id = $2)
       and ((h.sealed_at is null and r.status in ('CONFIRMED','TO_RECONFIRM'))
            or exists (select from attendance_facts f where f.registration_id = r.id and f.half_day_id = h.id))
     order by r.family_name collate "fr-x-icu", r.given_name collate "fr-x-icu", r.id`,
    [halfDayId, registrationId],
  );

/** The registration when it belongs to the session and stands as one that may be corrected: any but never confirmed. */
export async function registrationOnSession(
  tx: EntityManager,
  sessionId: string,
  registrationId: string,
): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `select 1 from registrations where id = $2 and session_id = $1 and confirmed_at is not null`,
    [sessionId, registrationId],
  );
  return rows.length > 0;
}

export interface SessionInReach {
  id: string;
  ref: string;
  title: string;
  town: string | null;
  venueName: string | null;
  state: StoredState;
  startsAt: Date;
  endsAt: Date;
}
/** Sessions with attendance in scope, the `limit` nearest to `now` in time, in the order of their start. */
export function sessionsInReach(
  tx: EntityManager,
  scope: Scope,
  now: Date,
  limit: number,
): Promise<SessionInReach[]> {
  const filter = scopeFilter(scope, 's.region_code', 's.id', 3);
  return tx.query(
    `select * from (
       select s.id, s.ref, s.title, m.name as town, v.name as "venueName", s.state, s.starts_at as "startsAt", s.ends_at as "endsAt"
       from sessions s left join venues v on v.id = s.venue_id left join municipalities m on m.code = v.municipality_code
       where s.state in ('PUBLISHED','FINALIZED') and ${filter.sql}
       order by abs(extract(epoch from s.starts_at - $1::timestamptz)), s.id limit $2
     ) nearest order by "startsAt", id`,
    [now, limit, ...filter.params],
  );
}

export const halfDaysOf = (
  tx: EntityManager,
  sessionIds: readonly string[],
): Promise<(HalfDayTimes & { sessionId: string })[]> =>
  tx.query(
    `select ${halfDayColumns}, h.session_id as "sessionId" from half_days h join session_days d on d.id = h.session_day_id
     where h.session_id = any($1::uuid[]) order by h.starts_at, h.id`,
    [sessionIds],
  );

export interface SessionPlace {
  id: string;
  regionCode: string;
  state: StoredState;
}
export async function sessionPlace(tx: EntityManager, sessionId: string): Promise<SessionPlace | null> {
  const [row] = await tx.query<SessionPlace[]>(
    'select id, region_code as "regionCode", state from sessions where id = $1',
    [sessionId],
  );
  return row ?? null;
}

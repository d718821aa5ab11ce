// SQL of the door: half-days of the day in reach, what is known of whom one finds, what one recorded oneself.
import type { PresenceFact } from '@treize/rules/attendance/presence';
import type { Scope } from '@treize/rules/auth/access';
import type { StoredState } from '@treize/rules/sessions/phase';
import type { EntityManager } from 'typeorm';
import { scopeFilter } from '../../platform/http/scope-filter';
import { halfDayColumns, place, type HalfDayTimes } from '../attendance.queries';
import { factMoment } from '../ledger/ledger.queries';
import type { StoredRules } from './arrivals.queries';

/** A half-day with what a door needs of its session. */
export interface DoorHead extends HalfDayTimes {
  sessionId: string;
  sessionTitle: string;
  sessionState: StoredState;
  place: string;
  rules: StoredRules['rules'];
  reentry: boolean;
}
/** Half-days of these dates (of Paris) in scope, in their order. */
export function doorsOf(tx: EntityManager, scope: Scope, dates: readonly string[]): Promise<DoorHead[]> {
  const filter = scopeFilter(scope, 's.region_code', 's.id', 2);
  return tx.query(
    `select ${halfDayColumns}, s.id as "sessionId", s.title as "sessionTitle", s.state as "sessionState", ${place} as place,
       s.arrival_rules as rules, s.reentry
     from session_days d join half_days h on h.session_day_id = d.id join sessions s on s.id = d.session_id
       left join venues v on v.id = s.venue_id left join municipalities m on m.code = v.municipality_code
     where d.date = any($1::date[]) and s.state = 'PUBLISHED' and ${filter.sql}
     order by h.starts_at, s.title, h.id`,
    [dates, ...filter.params],
  );
}

/** Facts about these people at a half-day, without signatures. */
export const factsOfPeople = (
  tx: EntityManager,
  halfDayId: string,
  registrationIds: readonly string[],
): Promise<(PresenceFact & { registrationId: string })[]> =>
  tx.query(
    `select f.registration_id as "registrationId", f.id, f.kind, f.state, f.late_minutes as "lateMinutes",
       f.early_minutes as "earlyMinutes", ${factMoment} as "happenedAt"
     from attendance_facts f where f.half_day_id = $1 and f.registration_id = any($2::uuid[]) order by f.seq`,
    [halfDayId, registrationIds],
  );

/** An arrival recorded by somebody: placed, or kept aside with the reason. */
export interface OwnArrival {
  id: string;
  at: Date;
  code: string | null;
  registrationId: string | null;
  familyName: string | null;
  givenName: string | null;
  body: string | null;
}
/** What this person recorded of arrivals at a half-day, the latest first; a name is told when it is of the session. */
export const arrivalsBy = (
  tx: EntityManager,
  halfDayId: string,
  personId: string,
  limit: number,
): Promise<OwnArrival[]> =>
  tx.query(
    `select a.id, a.at, a.code, r.id as "registrationId", r.family_name as "familyName", r.given_name as "givenName",
       coalesce(m.name, e.name, '') as body
     from (
       select f.id, ${factMoment} as at, null as code, f.registration_id from attendance_facts f
         where f.half_day_id = $1 and f.recorded_by = $2 and f.kind = 'ENTERED'
       union all
       select u.record_id, u.happened_at, u.code, u.registration_id from attendance_unresolved u
         where u.session_id = (select session_id from half_days where id = $1) and u.half_day_id = $1 and u.recorded_by = $2
     ) a join half_days h on h.id = $1
       left join registrations r on r.id = a.registration_id and r.session_id = h.session_id
       left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
     order by a.at desc, a.id limit $3`,
    [halfDayId, personId, limit],
  );

// SQL of arrivals: rules of a session, who may be found at the door, half-days that are open now.
import type { ArrivalRules } from '@treize/rules/attendance/arrival';
import type { Scope } from '@treize/rules/auth/access';
import type { EntityManager } from 'typeorm';
import { scopeFilter } from '../../platform/http/scope-filter';

/** Rules as they are kept; `reentry` is the session's own option, which frees places too. */
export interface StoredRules {
  rules: Partial<Omit<ArrivalRules, 'reentry'>> | null;
  reentry: boolean;
}
export async function storedRules(tx: EntityManager, sessionId: string): Promise<StoredRules | null> {
  const [row] = await tx.query<StoredRules[]>(
    'select arrival_rules as rules, reentry from sessions where id = $1',
    [sessionId],
  );
  return row ?? null;
}

export interface DoorPerson {
  registrationId: string;
  familyName: string;
  givenName: string;
  body: string;
}
const personColumns = `r.id as "registrationId", r.family_name as "familyName", r.given_name as "givenName",
  coalesce(m.name, e.name, '') as body`;
const bodyJoins = `left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code`;

/** People expected at the session of a half-day, by name. */
export const expectedAt = (tx: EntityManager, sessionId: string): Promise<DoorPerson[]> =>
  tx.query(
    `select ${personColumns} from registrations r ${bodyJoins}
     where r.session_id = $1 and r.status in ('CONFIRMED','TO_RECONFIRM')
     order by r.family_name collate "fr-x-icu", r.given_name collate "fr-x-icu", r.id`,
    [sessionId],
  );

/** Somebody expected, with what their badge says. */
export interface BadgeHolder extends DoorPerson {
  number: string;
  startsAt: Date;
  endsAt: Date;
}
/** People expected at a session whose badges are printed, by name. */
export const badgeHolders = (tx: EntityManager, sessionId: string): Promise<BadgeHolder[]> =>
  tx.query(
    `select ${personColumns}, r.number, s.starts_at as "startsAt", s.ends_at as "endsAt"
     from registrations r join sessions s on s.id = r.session_id ${bodyJoins}
     where r.session_id = $1 and r.status in ('CONFIRMED','TO_RECONFIRM')
     order by r.family_name collate "fr-x-icu", r.given_name collate "fr-x-icu", r.id`,
    [sessionId],
  );

/** A half-day of the session of a registration, with what its window is judged on. */
export interface OpenSheet extends DoorPerson {
  sessionId: string;
  regionCode: string;
  halfDayId: string;
  startsAt: Date;
  endsAt: Date;
  rules: StoredRules['rules'];
}
const openSheet = `select ${personColumns}, r.session_id as "sessionId", s.region_code as "regionCode", h.id as "halfDayId",
    h.starts_at as "startsAt", h.ends_at as "endsAt", s.arrival_rules as rules
  from registrations r join sessions s on s.id = r.session_id join half_days h on h.session_id = s.id ${bodyJoins}`;
const around = (at: string): string => `s.state = 'PUBLISHED' and h.sealed_at is null
  and h.starts_at < ${at}::timestamptz + interval '4 hours' and h.ends_at >= ${at}::timestamptz`;

/** Sheets of one registration around an instant: four hours is the longest that a sheet opens before its half-day. */
export const sheetsOfRegistration = (
  tx: EntityManager,
  registrationId: string,
  at: Date,
): Promise<OpenSheet[]> =>
  tx.query(`${openSheet} where r.id = $1 and ${around('$2')} order by h.starts_at, h.id`, [
    registrationId,
    at,
  ]);

/** Sheets around an instant of those whose number is this one or ends with it, within the scope. */
export function sheetsOfNumber(
  tx: EntityManager,
  scope: Scope,
  number: string,
  at: Date,
): Promise<OpenSheet[]> {
  const filter = scopeFilter(scope, 's.region_code', 's.id', 3);
  return tx.query(
    `${openSheet} where (upper(r.number) = upper($1) or right(upper(r.number), length($1) + 1) = '-' || upper($1))
       and r.status in ('CONFIRMED','TO_RECONFIRM') and ${around('$2')} and ${filter.sql}
     order by r.id, h.starts_at, h.id limit 20`,
    [number, at, ...filter.params],
  );
}

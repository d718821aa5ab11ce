// SQL of signing alone: the half-day with its window, the registration that signs, its signature.
import type { ArrivalRules } from '@treize/rules/attendance/arrival';
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import type { StoredState } from '@treize/rules/sessions/phase';
import type { EntityManager } from 'typeorm';
import type { HalfDayTimes } from '../../attendance.queries';

export interface SigningHead extends HalfDayTimes {
  sessionId: string;
  title: string;
  moduleTitle: string;
  format: 'ONSITE' | 'REMOTE' | 'HYBRID';
  place: string;
  sessionState: StoredState;
  rules: Partial<ArrivalRules> | null;
  reentry: boolean;
}

const headSql = `select h.id, to_char(d.date, 'YYYY-MM-DD') as date, h.period, to_char(h.start_time, 'HH24:MI') as "startTime",
    to_char(h.end_time, 'HH24:MI') as "endTime", h.starts_at as "startsAt", h.ends_at as "endsAt", h.sealed_at as "sealedAt",
    s.id as "sessionId", s.title, o.title as "moduleTitle", s.format, s.state as "sessionState",
    s.arrival_rules as rules, s.reentry,
    case when s.format = 'REMOTE' then 'À distance' else concat_ws(', ', v.name, nullif(s.room, ''), m.name) end as place
  from half_days h join session_days d on d.id = h.session_day_id join sessions s on s.id = h.session_id
    join modules o on o.id = s.module_id left join venues v on v.id = s.venue_id
    left join municipalities m on m.code = v.municipality_code`;

export async function signingHead(tx: EntityManager, halfDayId: string): Promise<SigningHead | undefined> {
  const [row] = await tx.query<SigningHead[]>(`${headSql} where h.id = $1 and s.state <> 'DRAFT'`, [
    halfDayId,
  ]);
  return row;
}

/** Half-days of one session in their order. */
export const signingHeadsOf = (tx: EntityManager, sessionId: string): Promise<SigningHead[]> =>
  tx.query(`${headSql} where s.id = $1 and s.state <> 'DRAFT' order by h.starts_at, h.id`, [sessionId]);

export interface SignerRow {
  registrationId: string;
  sessionId: string;
  personId: string;
  number: string;
  name: string;
  body: string;
  status: RegistrationStatus;
}
const signerSql = `select r.id as "registrationId", r.session_id as "sessionId", r.person_id as "personId", r.number,
    r.given_name || ' ' || r.family_name as name, coalesce(m.name, e.name, '') as body, r.status
  from registrations r left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code`;

/** A registration by its id: that of a personal link. */
export async function signerOfLink(
  tx: EntityManager,
  registrationId: string,
): Promise<SignerRow | undefined> {
  const [row] = await tx.query<SignerRow[]>(`${signerSql} where r.id = $1`, [registrationId]);
  return row;
}

/** The registration of a person on a session: the one that stands, else the last one. */
export async function signerOfPerson(
  tx: EntityManager,
  sessionId: string,
  personId: string,
): Promise<SignerRow | undefined> {
  const [row] = await tx.query<SignerRow[]>(
    `${signerSql} where r.session_id = $1 and r.person_id = $2
     order by r.status in ('CONFIRMED','TO_RECONFIRM') desc, r.created_at desc limit 1`,
    [sessionId, personId],
  );
  return row;
}

/** Half-days around this instant of the registrations of a person, and of these: where the code of a room is looked for. */
export const halfDaysOfSigners = (
  tx: EntityManager,
  personId: string | null,
  registrationIds: readonly string[],
  from: Date,
  until: Date,
): Promise<{ halfDayId: string }[]> =>
  tx.query(
    `select distinct h.id as "halfDayId"
     from registrations r join half_days h on h.session_id = r.session_id join sessions s on s.id = r.session_id
     where (r.person_id = $1 or r.id = any($2::uuid[])) and r.status in ('CONFIRMED','TO_RECONFIRM')
       and s.state = 'PUBLISHED' and h.starts_at < $4 and h.ends_at > $3`,
    [personId, registrationIds, from, until],
  );

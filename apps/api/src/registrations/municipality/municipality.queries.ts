// SQL of a commune's space: its people on every session, and who speaks for it.
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import type { StoredState } from '@treize/rules/sessions/phase';
import type { EntityManager } from 'typeorm';
import type { RegistrationCertificate, RegistrationSource } from '../registration.entity';
import { rankSql } from '../registering/ground.queries';

export function municipalitiesByCode(
  tx: EntityManager,
  codes: readonly string[],
): Promise<{ code: string; name: string }[]> {
  return tx.query(`select code, name from municipalities where code = any($1::text[]) order by name, code`, [
    codes,
  ]);
}

/** What the list may be narrowed by; `letters`: of a name or a title, without capitals or accents. */
export interface PeopleFilter {
  municipalityCode: string;
  now: Date;
  period: 'upcoming' | 'past' | 'all';
  status: 'seated' | 'waiting' | 'to-validate' | 'ended' | 'all';
  letters: string | null;
}

export interface MunicipalityRegistration {
  id: string;
  number: string;
  status: RegistrationStatus;
  rank: number | null;
  familyName: string;
  givenName: string;
  email: string;
  viaMunicipality: boolean;
  kind: 'ELECTED' | 'STAFF';
  function: string;
  source: RegistrationSource;
  registeredBy: string | null;
  onBehalfOf: string | null;
  waitReason: 'ROOM' | 'RESERVED' | 'LIMIT' | 'SHARE' | 'QUEUE' | null;
  offerExpiresAt: Date | null;
  validationDueAt: Date | null;
  firstPresenceAt: Date | null;
  cancelReason: string | null;
  createdAt: Date;
  previousNumber: string | null;
  certificate: RegistrationCertificate | null;
  sessionId: string;
  title: string;
  state: StoredState;
  opensAt: Date;
  closesAt: Date;
  closedAt: Date | null;
  startsAt: Date;
  endsAt: Date;
  town: string | null;
}

const folded = (text: string): string => `translate(lower(${text}), 'àâäéèêëîïôöùûüÿç', 'aaaeeeeiioouuuyc')`;
const columns = `r.id, r.number, r.status, r.family_name as "familyName", r.given_name as "givenName", r.email,
  r.via_municipality as "viaMunicipality", r.kind, r.function, r.source, b.given_name || ' ' || b.family_name as "registeredBy",
  o.name as "onBehalfOf", r.wait_reason as "waitReason", r.offer_expires_at as "offerExpiresAt",
  r.validation_due_at as "validationDueAt", r.first_presence_at as "firstPresenceAt", r.cancel_reason as "cancelReason",
  r.created_at as "createdAt", p.number as "previousNumber", r.certificate, s.id as "sessionId", s.title, s.state,
  s.opens_at as "opensAt", s.closes_at as "closesAt", s.closed_at as "closedAt", s.starts_at as "startsAt",
  s.ends_at as "endsAt", t.name as town, ${rankSql}`;
const tables = `registrations r join sessions s on s.id = r.session_id
  left join venues v on v.id = s.venue_id left join municipalities t on t.code = v.municipality_code
  left join people b on b.id = r.registered_by left join municipalities o on o.code = r.on_behalf_of
  left join registrations p on p.id = r.previous_id`;
const where = `r.municipality_code = $1
  and case $3 when 'upcoming' then s.ends_at > $2 when 'past' then s.ends_at <= $2 else true end
  and case $4
    when 'seated' then r.status in ('CONFIRMED','TO_RECONFIRM','PENDING_VALIDATION')
    when 'waiting' then r.status in ('WAITLISTED','OFFERED')
    when 'to-validate' then r.status = 'PENDING_VALIDATION' and s.validation = 'MUNICIPALITY'
    when 'ended' then r.status not in ('CONFIRMED','TO_RECONFIRM','PENDING_VALIDATION','WAITLISTED','OFFERED')
    else true end
  and ($5::text is null or strpos(${folded(`r.family_name || ' ' || r.given_name`)}, $5) > 0
    or strpos(${folded(`r.given_name || ' ' || r.family_name`)}, $5) > 0 or strpos(${folded('s.title')}, $5) > 0)`;
const paramsOf = ({ municipalityCode, now, period, status, letters }: PeopleFilter): unknown[] => [
  municipalityCode,
  now,
  period,
  status,
  letters,
];

/** The commune's people: the next session first, or the latest one for the past; everybody when `limit` is null. */
export function peopleOfMunicipality(
  tx: EntityManager,
  filter: PeopleFilter,
  limit: number | null,
  offset: number,
): Promise<MunicipalityRegistration[]> {
  const order =
    filter.period === 'upcoming'
      ? 's.starts_at, s.id'
      : 's.ends_at <= $2, abs(extract(epoch from s.starts_at - $2)), s.id';
  return tx.query(
    `select ${columns} from ${tables} where ${where}
     order by ${order}, r.family_name, r.given_name, r.number limit $6 offset $7`,
    [...paramsOf(filter), limit, offset],
  );
}

/** How many the filter keeps, and how many people of the commune wait for its answer on any session. */
export async function countPeopleOfMunicipality(
  tx: EntityManager,
  filter: PeopleFilter,
): Promise<{ total: number; toValidate: number }> {
  const [row] = await tx.query<{ total: number; toValidate: number }[]>(
    `select (select count(*)::int from registrations r join sessions s on s.id = r.session_id where ${where}) as total,
       (select count(*)::int from registrations r join sessions s on s.id = r.session_id
        where r.municipality_code = $1 and r.status = 'PENDING_VALIDATION' and s.validation = 'MUNICIPALITY') as "toValidate"`,
    paramsOf(filter),
  );
  return row ?? { total: 0, toValidate: 0 };
}

/** Where a registration of the commune stands now. */
export interface Standing {
  id: string;
  idempotencyKey: string;
  number: string;
  status: RegistrationStatus;
  rank: number | null;
  waitReason: MunicipalityRegistration['waitReason'];
}
/** Registrations known by their id or by the key of their request; those of other communes are left out. */
export function standingsOf(
  tx: EntityManager,
  municipalityCode: string,
  idsOrKeys: readonly string[],
): Promise<Standing[]> {
  return tx.query(
    `select r.id, r.idempotency_key as "idempotencyKey", r.number, r.status, r.wait_reason as "waitReason", ${rankSql}
     from registrations r
     where (r.id = any($2::uuid[]) or r.idempotency_key = any($2::uuid[])) and r.municipality_code = $1`,
    [municipalityCode, idsOrKeys],
  );
}

/** The invitation that an organiser made to the commune, while it stands and has places left. */
export async function invitationOfMunicipality(
  tx: EntityManager,
  municipalityCode: string,
  sessionId: string,
  at: Date,
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    `select id from seat_invitations
     where session_id = $2 and municipality_code = $1 and revoked_at is null and expires_at > $3 and taken < places
     order by is_blocking desc, expires_at, id limit 1`,
    [municipalityCode, sessionId, at],
  );
  return row?.id ?? null;
}

export interface OverlappingRegistration {
  personId: string;
  number: string;
  title: string;
  date: string;
  startTime: string;
}
/** Other sessions on which these people stand for the commune, at the same hours; the first half-day that meets. */
export function overlapsOfPeople(
  tx: EntityManager,
  municipalityCode: string,
  sessionId: string,
  personIds: readonly string[],
): Promise<OverlappingRegistration[]> {
  return tx.query(
    `select distinct on (s.starts_at, r.id) r.person_id as "personId", r.number, s.title, d.date::text,
       to_char(h.start_time, 'HH24:MI') as "startTime"
     from registrations r join sessions s on s.id = r.session_id and s.state = 'PUBLISHED'
     join half_days h on h.session_id = s.id join session_days d on d.id = h.session_day_id
     join half_days o on o.session_id = $2 and o.starts_at < h.ends_at and h.starts_at < o.ends_at
     where r.person_id = any($3::uuid[]) and r.municipality_code = $1 and r.session_id <> $2
       and r.status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED')
     order by s.starts_at, r.id, h.starts_at`,
    [municipalityCode, sessionId, personIds],
  );
}

/** Whether the session of this registration asks the communes to answer for their people. */
export async function asksMunicipality(tx: EntityManager, registrationId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `select 1 from registrations r join sessions s on s.id = r.session_id and s.validation = 'MUNICIPALITY'
     where r.id = $1`,
    [registrationId],
  );
  return rows.length > 0;
}

/** Registrations of the commune that follow each other by replacement or transfer, this one among them, the first one first. */
export function chainInMunicipality(
  tx: EntityManager,
  municipalityCode: string,
  registrationId: string,
): Promise<{ id: string; number: string; name: string; status: RegistrationStatus }[]> {
  return tx.query(
    `with recursive earlier as (
       select id, previous_id, 0 as step from registrations where id = $2
       union all select r.id, r.previous_id, e.step - 1 from registrations r join earlier e on r.id = e.previous_id),
     later as (
       select id, 0 as step from registrations where id = $2
       union all select r.id, l.step + 1 from registrations r join later l on r.previous_id = l.id)
     select r.id, r.number, r.given_name || ' ' || r.family_name as name, r.status
     from (select id, step from earlier union select id, step from later) c join registrations r on r.id = c.id
     where r.municipality_code = $1 order by c.step`,
    [municipalityCode, registrationId],
  );
}

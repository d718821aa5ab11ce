// SQL of deciding: locked sessions, and everything their places depend on, for a whole group at once.
import type { EligibilityRules } from '@treize/rules/registrations/eligibility';
import type { SessionSeats, StoredRegistration } from '@treize/rules/registrations/decide';
import type { PriorityRule } from '@treize/rules/registrations/priority';
import type { BlockCounts, InvitationCounts, LimitCounts } from '@treize/rules/sessions/seats';
import type { EntityManager } from 'typeorm';

export const activeSql = `('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED')`;
export const seatedSql = `('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','OFFERED')`;

/** Rank of a registration `r` in its line, from 1 by priority then position; null when it does not wait. */
export const rankSql = `case when r.status = 'WAITLISTED' then (select count(*)::int from registrations o
  where o.session_id = r.session_id and o.status = 'WAITLISTED'
    and (o.priority > r.priority or (o.priority = r.priority and o.position <= r.position))) end as rank`;

export interface LockedSession extends SessionSeats {
  regionCode: string;
  moduleId: string;
  capacity: number | null;
  confirmed: number;
  offered: number;
  waiting: number;
  departed: number;
  roomClaimed: boolean;
  share: number | null;
  audienceKind: EligibilityRules['kind'];
  delegationRequired: boolean;
  programmes: string[];
  ownRegionOnly: boolean;
  priorityRule: PriorityRule;
  offers: 'AUTO' | 'MANUAL';
  offerHours: number;
  offersStopHours: number;
}

const sessionColumns = `id, ref, region_code as "regionCode", module_id as "moduleId", state, opens_at as "opensAt",
  closes_at as "closesAt", starts_at as "startsAt", ends_at as "endsAt", closed_at as "closedAt", capacity, exceptional,
  confirmed, offered, waiting, departed, room_claimed as "roomClaimed", last_position::int as "lastPosition",
  last_number as "lastNumber", share_per_municipality as share, audience_kind as "audienceKind",
  delegation_required as "delegationRequired", programmes, own_region_only as "ownRegionOnly",
  priority_rule as "priorityRule", validation, waiting_list_open as "waitingListOpen", offers,
  offer_hours as "offerHours", offers_stop_hours as "offersStopHours", close_when_full as "closeWhenFull"`;

/**
 * Locks session rows in id order, the one order everybody takes; returns them as they are once locked.
 * FOR NO KEY UPDATE leaves foreign keys free to read the row.
 * @param passing leave out the rows that somebody else has locked now, rather than wait for them
 */
export function lockSessions(
  tx: EntityManager,
  sessionIds: readonly string[],
  passing = false,
): Promise<LockedSession[]> {
  return tx.query(
    `select ${sessionColumns} from sessions where id = any($1::uuid[]) order by id
     for no key update${passing ? ' skip locked' : ''}`,
    [sessionIds],
  );
}

/** The same rows without a lock, for screens and trials. */
export function readSessions(tx: EntityManager, sessionIds: readonly string[]): Promise<LockedSession[]> {
  return tx.query(`select ${sessionColumns} from sessions where id = any($1::uuid[]) order by id`, [
    sessionIds,
  ]);
}

export interface Pair {
  sessionId: string;
  personId: string;
  idempotencyKey: string;
}

/** Registrations that a group's requests may repeat: same key, or same person still active on the session. */
export function storedRegistrations(
  tx: EntityManager,
  pairs: readonly Pair[],
): Promise<(StoredRegistration & { sessionId: string })[]> {
  return tx.query(
    `with asked as (
       select * from jsonb_to_recordset($1::jsonb) as a ("sessionId" uuid, "personId" uuid, "idempotencyKey" uuid)
     )
     select r.id, r.session_id as "sessionId", r.person_id as "personId", r.status,
       r.idempotency_key as "idempotencyKey", r.request_hash as "requestHash"
     from asked a join registrations r on r.idempotency_key = a."idempotencyKey"
     union
     select r.id, r.session_id, r.person_id, r.status, r.idempotency_key, r.request_hash
     from asked a join registrations r on r.session_id = a."sessionId" and r.person_id = a."personId"
       and r.status in ${activeSql}`,
    [JSON.stringify(pairs)],
  );
}

/** A commune or an EPCI as places see it; an EPCI is what its member communes are. */
export interface Body {
  code: string;
  regionCodes: string[];
  departmentCodes: string[];
  labels: { programme: string; from: string; to: string | null }[];
}

/** An EPCI goes by its SIREN, nine digits; a commune by its INSEE code, five signs. */
const isSiren = (code: string): boolean => code.length === 9;

/** Those of these communes and EPCI that exist. */
export function bodiesOf(tx: EntityManager, codes: readonly string[]): Promise<Body[]> {
  return tx.query(
    `with member as (
       select code as body, code, region_code, department_code from municipalities where code = any($1::text[])
       union all
       select e.code, m.code, m.region_code, m.department_code
       from epcis e left join municipalities m on m.epci_code = e.code where e.code = any($2::text[])
     )
     select m.body as code, array_remove(array_agg(distinct m.region_code), null) as "regionCodes",
       array_remove(array_agg(distinct m.department_code), null) as "departmentCodes",
       coalesce(jsonb_agg(distinct jsonb_build_object('programme', l.programme, 'from', l.valid_from, 'to', l.valid_to))
         filter (where l.programme is not null), '[]') as labels
     from member m left join programme_labels l on l.municipality_code = m.code
     group by m.body`,
    [codes.filter((code) => !isSiren(code)), codes.filter(isSiren)],
  );
}

export interface WaitingRow {
  id: string;
  partyId: string | null;
  priority: number;
  position: number;
  kind: 'ELECTED' | 'STAFF';
  delegation: boolean;
  body: string;
  invitationId: string | null;
  quantities: Record<string, number>;
}

/** Everything the places of a session depend on beside its own row. */
export interface GroundRow {
  sessionId: string;
  held: number;
  heldUntil: Date | null;
  limits: LimitCounts[];
  blocks: BlockCounts[];
  invitations: InvitationCounts[];
  /** People of each body who hold a place; read only when a rule counts them. */
  seatedByBody: Record<string, number>;
  waitingBehind: number;
  /** Null when nothing but the room keeps people out and the whole line was not asked for. */
  waiting: WaitingRow[] | null;
  /** Of the venue, for its public holidays. */
  departmentCode: string | null;
}

/**
 * Facts of these sessions in one statement. @param whole read the line even where counting it is enough
 */
export function groundRows(
  tx: EntityManager,
  sessionIds: readonly string[],
  at: Date,
  whole: boolean,
): Promise<GroundRow[]> {
  return tx.query(
    `select s.id as "sessionId", coalesce(h.held, 0)::int as held, h.until as "heldUntil",
       coalesce(l.limits, '[]') as limits, coalesce(b.blocks, '[]') as blocks, coalesce(i.invitations, '[]') as invitations,
       case when s.share_per_municipality is not null or s.priority_rule = 'FIRST_OF_MUNICIPALITY' then (
         select coalesce(jsonb_object_agg(body, seated), '{}') from (
           select coalesce(municipality_code, epci_code, '') as body, count(*) as seated from registrations
           where session_id = s.id and status in ${seatedSql} group by 1) as by_body) else '{}' end as "seatedByBody",
       case when s.waiting = 0 then 0 else (select count(*)::int from registrations
         where session_id = s.id and status = 'WAITLISTED' and priority < 0) end as "waitingBehind",
       case when $3 or l.limits is not null or b.blocks is not null or s.share_per_municipality is not null
           or s.audience_kind is not null or s.delegation_required or s.programmes <> '{}' or s.own_region_only
           or s.priority_rule <> 'NONE' then (
         select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'partyId', r.party_id, 'priority', r.priority,
           'position', r.position, 'kind', r.kind, 'delegation', r.delegation, 'invitationId', r.invitation_id,
           'body', coalesce(r.municipality_code, r.epci_code, ''),
           'quantities', (select coalesce(jsonb_object_agg(q.limit_id, q.quantity), '{}') from registration_limits q
              where q.registration_id = r.id)) order by r.priority desc, r.position), '[]')
         from registrations r where r.session_id = s.id and r.status = 'WAITLISTED') end as waiting,
       m.department_code as "departmentCode"
     from sessions s
     left join venues v on v.id = s.venue_id left join municipalities m on m.code = v.municipality_code
     left join lateral (select sum(places) as held, max(expires_at) as until from seat_holds
       where session_id = s.id and expires_at > $2) h on true
     left join lateral (select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'label', label, 'included', included,
         'capacity', capacity, 'confirmed', confirmed, 'offered', offered, 'exceptional', exceptional, 'claimed', claimed)
         order by position) as limits from session_limits where session_id = s.id) l on true
     left join lateral (select jsonb_agg(jsonb_build_object('id', id, 'departmentCode', department_code, 'kind', kind,
         'places', places, 'taken', taken) order by position) as blocks
       from seat_blocks where session_id = s.id and (releases_at is null or releases_at > $2)) b on true
     left join lateral (select jsonb_agg(jsonb_build_object('id', n.id, 'places', n.places, 'taken', n.taken,
         'held', coalesce((select sum(f.places) from seat_holds f where f.invitation_id = n.id and f.expires_at > $2), 0))
         order by n.id) as invitations
       from seat_invitations n where n.session_id = s.id and n.is_blocking and n.revoked_at is null and n.expires_at > $2
     ) i on true
     where s.id = any($1::uuid[])`,
    [sessionIds, at, whole],
  );
}

export interface HoldRow {
  id: string;
  sessionId: string;
  places: number;
  invitationId: string | null;
  expiresAt: Date;
}

/** Forms being filled, among these, that still hold their places. */
export function holdsOf(tx: EntityManager, ids: readonly string[], at: Date): Promise<HoldRow[]> {
  return tx.query(
    `select id, session_id as "sessionId", places, invitation_id as "invitationId", expires_at as "expiresAt"
     from seat_holds where id = any($1::uuid[]) and expires_at > $2`,
    [ids, at],
  );
}

/** The invitation, while it may be used. */
export async function invitationInForce(
  tx: EntityManager,
  invitationId: string,
  at: Date,
): Promise<{ id: string; sessionId: string; municipalityCode: string | null } | undefined> {
  const [row] = await tx.query<{ id: string; sessionId: string; municipalityCode: string | null }[]>(
    `select id, session_id as "sessionId", municipality_code as "municipalityCode" from seat_invitations
     where id = $1 and revoked_at is null and expires_at > $2`,
    [invitationId, at],
  );
  return row;
}

// SQL of moving people: where they stand, the sessions they may go to, the rows that end.
import type { StoredState } from '@treize/rules/sessions/phase';
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import type { EntityManager } from 'typeorm';
import { seatColumns, type SeatsRow } from '../../sessions/seat-facts.sql';
import { activeSql } from '../registering/ground.queries';

/** The programme of a session, and when it was cancelled. */
export interface MovedSession {
  id: string;
  moduleCode: string;
  cancelledAt: Date | null;
}

export function movedSessions(tx: EntityManager, ids: readonly string[]): Promise<MovedSession[]> {
  return tx.query(
    `select s.id, m.code as "moduleCode", s.cancelled_at as "cancelledAt"
     from sessions s join modules m on m.id = s.module_id where s.id = any($1::uuid[])`,
    [ids],
  );
}

/** A registration to move, with all that its next row takes over. */
export interface MovedRow {
  id: string;
  sessionId: string;
  personId: string;
  number: string;
  status: RegistrationStatus;
  kind: 'ELECTED' | 'STAFF';
  function: string;
  delegation: boolean;
  municipalityCode: string | null;
  epciCode: string | null;
  familyName: string;
  givenName: string;
  email: string;
  phone: string | null;
  needs: string | null;
  registeredBy: string | null;
  onBehalfOf: string | null;
  viaMunicipality: boolean;
  partyId: string | null;
  chainOrder: number;
  priority: number;
  position: number;
  firstPresenceAt: Date | null;
  cancelledAt: Date | null;
  /** It held a place at some moment: confirmed, or waiting for a validation. */
  heldPlace: boolean;
  wasConfirmed: boolean;
  validatedAt: Date | null;
  validatedBy: string | null;
  /** Choices by kind and name, since limits are each session's own. */
  extras: { kind: 'LUNCH' | 'WORKSHOP'; label: string; quantity: number }[];
  /** Already active at the target. */
  isThere: boolean;
}

/** These registrations, locked after their sessions. */
export async function lockMoved(
  tx: EntityManager,
  ids: readonly string[],
  targetId: string,
): Promise<MovedRow[]> {
  await tx.query(`select 1 from registrations where id = any($1::uuid[]) order by id for no key update`, [
    ids,
  ]);
  return movedRows(tx, ids, targetId);
}

/** The same without a lock, to tell what would be. */
export function movedRows(tx: EntityManager, ids: readonly string[], targetId: string): Promise<MovedRow[]> {
  return tx.query(
    `select r.id, r.session_id as "sessionId", r.person_id as "personId", r.number, r.status, r.kind, r.function, r.delegation,
       r.municipality_code as "municipalityCode", r.epci_code as "epciCode", r.family_name as "familyName",
       r.given_name as "givenName", r.email, r.phone, r.needs, r.registered_by as "registeredBy",
       r.on_behalf_of as "onBehalfOf", r.via_municipality as "viaMunicipality", r.party_id as "partyId",
       r.chain_order as "chainOrder", r.priority, r.position::int as position, r.first_presence_at as "firstPresenceAt",
       r.cancelled_at as "cancelledAt", r.validated_at as "validatedAt", r.validated_by as "validatedBy",
       r.confirmed_at is not null or r.validation_due_at is not null as "heldPlace",
       r.confirmed_at is not null as "wasConfirmed",
       coalesce((select json_agg(json_build_object('kind', l.kind, 'label', l.label, 'quantity', q.quantity))
         from registration_limits q join session_limits l on l.id = q.limit_id where q.registration_id = r.id), '[]') as extras,
       exists (select 1 from registrations o where o.session_id = $2 and o.person_id = r.person_id
         and o.status in ${activeSql}) as "isThere"
     from registrations r where r.id = any($1::uuid[])`,
    [ids, targetId],
  );
}

/** Ends the rows that are followed by another; those of a cancelled session ended before. */
export async function markTransferred(
  tx: EntityManager,
  ids: readonly string[],
  at: Date,
  reason: string | null,
): Promise<void> {
  await tx.query(
    `update registrations set status = 'TRANSFERRED', cancelled_at = $2, cancel_reason = $3, updated_at = $2
     where id = any($1::uuid[])`,
    [ids, at, reason],
  );
}

export interface TargetRow extends SeatsRow {
  sessionId: string;
  regionCode: string;
  title: string;
  regionName: string;
  town: string | null;
  state: StoredState;
  opensAt: Date;
  closesAt: Date;
  startsAt: Date;
  endsAt: Date;
}

/** Sessions of the same programme to come, soonest first; the caller keeps those that are open. */
export function transferTargets(tx: EntityManager, sessionId: string, at: Date): Promise<TargetRow[]> {
  return tx.query(
    `select s.id as "sessionId", s.region_code as "regionCode", s.title, r.name as "regionName", c.name as town, s.state, s.opens_at as "opensAt",
       s.closes_at as "closesAt", s.starts_at as "startsAt", s.ends_at as "endsAt", ${seatColumns('$2')}
     from sessions o join modules om on om.id = o.module_id
     join modules m on m.code = om.code join sessions s on s.module_id = m.id
     join regions r on r.code = s.region_code
     left join venues v on v.id = s.venue_id left join municipalities c on c.code = v.municipality_code
     where o.id = $1 and s.id <> o.id and s.state = 'PUBLISHED' and s.closed_at is null and s.starts_at > $2
       and s.closes_at > $2
     order by s.starts_at, s.id limit 100`,
    [sessionId, at],
  );
}

// SQL of the person's own pages: one registration with its party, choices and chain; one's own registrations.
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import type { StoredState } from '@treize/rules/sessions/phase';
import type { EntityManager } from 'typeorm';
import type { RegistrationCertificate } from '../registration.entity';
import { rankSql } from '../registering/ground.queries';

export interface PersonalRow {
  id: string;
  number: string;
  sessionId: string;
  personId: string;
  status: RegistrationStatus;
  kind: 'ELECTED' | 'STAFF';
  function: string;
  body: string;
  familyName: string;
  givenName: string;
  email: string;
  needs: string | null;
  offerExpiresAt: Date | null;
  validationDueAt: Date | null;
  firstPresenceAt: Date | null;
  priorityReason: string | null;
  createdAt: Date;
  certificate: RegistrationCertificate | null;
  onBehalfOf: string | null;
  previousNumber: string | null;
  /** The registration that follows after a transfer of the same person. */
  movedTo: { id: string; number: string } | null;
  declineEndsAt: Date | null;
  viaMunicipality: boolean;
  extras: { limitId: string; label: string; quantity: number }[];
  party: { number: string; name: string; status: RegistrationStatus }[];
}

export async function personalRow(
  tx: EntityManager,
  registrationId: string,
): Promise<PersonalRow | undefined> {
  const [row] = await tx.query<PersonalRow[]>(
    `select r.id, r.number, r.session_id as "sessionId", r.person_id as "personId", r.status, r.kind, r.function,
       coalesce(m.name, e.name, '') as body, r.family_name as "familyName", r.given_name as "givenName", r.email, r.needs,
       r.offer_expires_at as "offerExpiresAt", r.validation_due_at as "validationDueAt",
       r.first_presence_at as "firstPresenceAt", r.priority_reason as "priorityReason", r.created_at as "createdAt",
       r.certificate, r.via_municipality as "viaMunicipality", r.decline_ends_at as "declineEndsAt", b.name as "onBehalfOf", p.number as "previousNumber",
       (select json_build_object('id', n.id, 'number', n.number) from registrations n
         where n.previous_id = r.id and n.person_id = r.person_id and r.status = 'TRANSFERRED') as "movedTo",
       (select coalesce(json_agg(json_build_object('limitId', l.id, 'label', l.label, 'quantity', q.quantity)
           order by l.position), '[]')
         from registration_limits q join session_limits l on l.id = q.limit_id where q.registration_id = r.id) as extras,
       (select coalesce(json_agg(json_build_object('number', o.number, 'name', o.given_name || ' ' || o.family_name,
           'status', o.status) order by o.position), '[]')
         from registrations o where o.party_id = r.party_id and o.session_id = r.session_id and o.id <> r.id
           and o.status <> 'REPLACED') as party
     from registrations r
     left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
     left join municipalities b on b.code = r.on_behalf_of left join registrations p on p.id = r.previous_id
     where r.id = $1`,
    [registrationId],
  );
  return row;
}

/** A registration of a chain with its lines of the audit log, instants as PostgreSQL writes them in JSON. */
export interface ChainRow {
  status: RegistrationStatus;
  createdAt: Date;
  isFollowing: boolean;
  endedAt: Date | null;
  entries: { at: string; action: string }[];
}

/** The registrations that lead to this one, of the same person alone, oldest first. */
export function chainOf(tx: EntityManager, registrationId: string): Promise<ChainRow[]> {
  return tx.query(
    `with recursive chain as (
       select id, previous_id, person_id, status, created_at, cancelled_at, 1 as back from registrations where id = $1
       union all
       select p.id, p.previous_id, p.person_id, p.status, p.created_at, p.cancelled_at, c.back + 1
       from chain c join registrations p on p.id = c.previous_id and p.person_id = c.person_id
     )
     select c.status, c.created_at as "createdAt", c.previous_id is not null as "isFollowing", c.cancelled_at as "endedAt",
       (select coalesce(json_agg(json_build_object('at', a.at, 'action', a.action) order by a.id), '[]')
         from audit_events a where a.subject_kind = 'registration' and a.subject_id = c.id::text) as entries
     from chain c order by c.back desc`,
    [registrationId],
  );
}

export interface MyRegistrationRow {
  id: string;
  number: string;
  status: RegistrationStatus;
  rank: number | null;
  offerExpiresAt: Date | null;
  sessionId: string;
  title: string;
  state: StoredState;
  opensAt: Date;
  closesAt: Date;
  closedAt: Date | null;
  startsAt: Date;
  endsAt: Date;
  town: string | null;
  venueName: string | null;
  postponeReason: string | null;
}

/** A person's registrations, the next session first, then the past ones, latest first. */
export function registrationsOfPerson(
  tx: EntityManager,
  personId: string,
  at: Date,
): Promise<MyRegistrationRow[]> {
  return tx.query(
    `select r.id, r.number, r.status, r.offer_expires_at as "offerExpiresAt", s.id as "sessionId", s.title,
       s.state, s.opens_at as "opensAt", s.closes_at as "closesAt", s.closed_at as "closedAt",
       s.starts_at as "startsAt", s.ends_at as "endsAt", t.name as town, v.name as "venueName",
       s.postpone_reason as "postponeReason", ${rankSql}
     from registrations r join sessions s on s.id = r.session_id
     left join venues v on v.id = s.venue_id left join municipalities t on t.code = v.municipality_code
     where r.person_id = $1
     order by s.ends_at < $2, case when s.ends_at >= $2 then s.starts_at end, s.starts_at desc`,
    [personId, at],
  );
}

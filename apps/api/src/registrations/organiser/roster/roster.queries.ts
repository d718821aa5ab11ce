// SQL of the organiser's roster: everybody of a session with what explains them.
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import type { EntityManager } from 'typeorm';
import type { RegistrationSource } from '../../registration.entity';

export interface RosterRowOfSession {
  id: string;
  number: string;
  status: RegistrationStatus;
  rank: number | null;
  familyName: string;
  givenName: string;
  email: string;
  phone: string | null;
  kind: 'ELECTED' | 'STAFF';
  function: string;
  body: string;
  source: RegistrationSource;
  registeredBy: string | null;
  onBehalfOf: string | null;
  viaMunicipality: boolean;
  needs: string | null;
  extras: { limitId: string; label: string; quantity: number }[];
  priority: number;
  priorityReason: string | null;
  partyId: string | null;
  overrideReason: string | null;
  block: string | null;
  offerExpiresAt: Date | null;
  validationDueAt: Date | null;
  createdAt: Date;
  cancelReason: string | null;
  previousNumber: string | null;
  mails: { sent: number; waiting: number; failed: number };
}

/** Everybody of a session: those who hold a place, then those who wait in order, then the rest. */
export function rosterOf(tx: EntityManager, sessionId: string): Promise<RosterRowOfSession[]> {
  return tx.query(
    `select r.id, r.number, r.status, r.family_name as "familyName", r.given_name as "givenName", r.email, r.phone, r.kind,
       r.function, coalesce(m.name, e.name, '') as body, r.source, r.needs, r.priority, r.priority_reason as "priorityReason",
       r.party_id as "partyId", r.override_reason as "overrideReason", r.via_municipality as "viaMunicipality",
       r.offer_expires_at as "offerExpiresAt", r.validation_due_at as "validationDueAt", r.created_at as "createdAt",
       r.cancel_reason as "cancelReason", p.number as "previousNumber", b.label as block, o.name as "onBehalfOf",
       case when r.registered_by <> r.person_id then w.given_name || ' ' || w.family_name end as "registeredBy",
       case when r.status = 'WAITLISTED' then
         (rank() over (partition by r.status order by r.priority desc, r.position))::int end as rank,
       coalesce((select json_agg(json_build_object('limitId', l.id, 'label', l.label, 'quantity', q.quantity)
           order by l.position)
         from registration_limits q join session_limits l on l.id = q.limit_id where q.registration_id = r.id), '[]') as extras,
       json_build_object('sent', coalesce(n.sent, 0), 'waiting', coalesce(n.waiting, 0), 'failed', coalesce(n.failed, 0)) as mails
     from registrations r
     left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
     left join municipalities o on o.code = r.on_behalf_of
     left join people w on w.id = r.registered_by
     left join registrations p on p.id = r.previous_id
     left join seat_blocks b on b.id = r.block_id
     left join (
       select registration_id, count(*) filter (where state = 'ACCEPTED' and bounce is null)::int as sent,
         count(*) filter (where state in ('PENDING','SENDING','DEFERRED','UNKNOWN'))::int as waiting,
         count(*) filter (where state in ('REJECTED','SUPPRESSED','EXPIRED') or bounce is not null)::int as failed
       from mails where session_id = $1 group by registration_id
     ) n on n.registration_id = r.id
     where r.session_id = $1
     order by array_position(array['CONFIRMED','TO_RECONFIRM','PENDING_VALIDATION','OFFERED','WAITLISTED'], r.status),
       case when r.status in ('WAITLISTED','OFFERED') then -r.priority end,
       case when r.status in ('WAITLISTED','OFFERED') then r.position end, r.family_name, r.given_name, r.position`,
    [sessionId],
  );
}

/** A registration an organiser acts on, and where it stands for scopes. */
export interface RosterSubject {
  id: string;
  sessionId: string;
  regionCode: string;
  partyId: string | null;
}

/** By session, in the order of the line. */
export function rosterSubjects(tx: EntityManager, ids: readonly string[]): Promise<RosterSubject[]> {
  return tx.query(
    `select r.id, s.id as "sessionId", s.region_code as "regionCode", r.party_id as "partyId"
     from registrations r join sessions s on s.id = r.session_id
     where r.id = any($1::uuid[])
     order by s.id, r.status = 'WAITLISTED', r.priority desc, r.position`,
    [ids],
  );
}

/** People in line, by name and commune. */
export function namesOf(
  tx: EntityManager,
  ids: readonly string[],
): Promise<{ id: string; name: string; body: string }[]> {
  return tx.query(
    `select r.id, r.given_name || ' ' || r.family_name as name, coalesce(m.name, e.name, '') as body
     from registrations r
     left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
     where r.id = any($1::uuid[])`,
    [ids],
  );
}

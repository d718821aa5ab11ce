// SQL of replacing one person by another: the same place or rank, under the next number of the chain.
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import type { EntityManager } from 'typeorm';

/** Who is already registered on the session, among active registrations. */
export async function isRegistered(tx: EntityManager, sessionId: string, personId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `select 1 from registrations where session_id = $1 and person_id = $2
       and status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED')`,
    [sessionId, personId],
  );
  return rows.length > 0;
}

/** Kind of people that the block of a place is kept for; null: everybody. */
export async function kindOfBlock(tx: EntityManager, blockId: string): Promise<'ELECTED' | 'STAFF' | null> {
  const [row] = await tx.query<{ kind: 'ELECTED' | 'STAFF' | null }[]>(
    `select kind from seat_blocks where id = $1`,
    [blockId],
  );
  return row?.kind ?? null;
}

export interface Successor {
  id: string;
  number: string;
  personId: string;
  status: RegistrationStatus;
  kind: 'ELECTED' | 'STAFF';
  function: string;
  delegation: boolean;
  familyName: string;
  givenName: string;
  email: string;
  phone: string | null;
  needs: string | null;
  registeredBy: string;
  viaMunicipality: boolean;
  idempotencyKey: string;
  validatedBy: string | null;
}

/**
 * Writes who comes next in a chain: the body, position, priority, party, block, invitation, offer, deadline and
 * quantities are those of the registration that ends, which must be ended before.
 */
export async function insertSuccessor(
  tx: EntityManager,
  previousId: string,
  successor: Successor,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into registrations (id, number, session_id, person_id, status, kind, function, delegation, municipality_code,
       epci_code, family_name, given_name, email, phone, needs, source, registered_by, idempotency_key, request_hash,
       position, priority, priority_reason, party_id, wait_reason, block_id, invitation_id, override_reason, on_behalf_of,
       via_municipality, previous_id, chain_order, offered_at, offer_expires_at, validation_due_at, validated_at,
       validated_by, confirmed_at, created_at, updated_at)
     select n.id, n.number, r.session_id, n."personId", n.status, n.kind, n.function, n.delegation, r.municipality_code,
       r.epci_code, n."familyName", n."givenName", n.email, n.phone, n.needs, 'MUNICIPALITY', n."registeredBy",
       n."idempotencyKey", '', r.position, r.priority, r.priority_reason, r.party_id, r.wait_reason, r.block_id,
       r.invitation_id, r.override_reason, r.municipality_code, n."viaMunicipality", r.id, r.chain_order + 1,
       r.offered_at, r.offer_expires_at, case when n.status = 'PENDING_VALIDATION' then r.validation_due_at end,
       case when n."validatedBy" is not null then $3::timestamptz end, n."validatedBy",
       case when n.status = 'CONFIRMED' then $3::timestamptz end, $3, $3
     from registrations r, jsonb_to_record($2::jsonb) as n (id uuid, number text, "personId" uuid, status text, kind text,
       function text, delegation boolean, "familyName" text, "givenName" text, email text, phone text, needs text,
       "registeredBy" uuid, "viaMunicipality" boolean, "idempotencyKey" uuid, "validatedBy" uuid)
     where r.id = $1`,
    [previousId, JSON.stringify(successor), at],
  );
  await tx.query(
    `insert into registration_limits (registration_id, limit_id, quantity)
     select $2, limit_id, quantity from registration_limits where registration_id = $1`,
    [previousId, successor.id],
  );
}

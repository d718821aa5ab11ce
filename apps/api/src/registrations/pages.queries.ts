// SQL of one registration as its mails tell it.
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import type { EntityManager } from 'typeorm';
import type { RegistrationCertificate, RegistrationSource } from './registration.entity';
import { rankSql } from './registering/ground.queries';

export interface RegistrationRow {
  id: string;
  number: string;
  sessionId: string;
  personId: string;
  status: RegistrationStatus;
  rank: number | null;
  kind: 'ELECTED' | 'STAFF';
  function: string;
  body: string;
  familyName: string;
  givenName: string;
  email: string;
  needs: string | null;
  source: RegistrationSource;
  offerExpiresAt: Date | null;
  validationDueAt: Date | null;
  waitReason: 'ROOM' | 'RESERVED' | 'LIMIT' | 'SHARE' | 'QUEUE' | null;
  firstPresenceAt: Date | null;
  cancelReason: string | null;
  /** Who ended it, when it is not the person by their own link. */
  cancelledBy: string | null;
  /** Mails go to the mairie's mailbox. */
  viaMunicipality: boolean;
  /** Somebody else is known with the same mailbox. */
  sharesMailbox: boolean;
  /** Commune whose contact registered this person. */
  onBehalfOf: string | null;
  /** Others placed, offered a place or waiting together with this person. */
  companions: number;
  createdAt: Date;
  certificate: RegistrationCertificate | null;
}

const columns = `r.id, r.number, r.session_id as "sessionId", r.person_id as "personId", r.status, r.kind, r.function,
  coalesce(m.name, e.name, '') as body, r.family_name as "familyName", r.given_name as "givenName", r.email, r.needs,
  r.source, r.offer_expires_at as "offerExpiresAt", r.validation_due_at as "validationDueAt",
  r.wait_reason as "waitReason", r.first_presence_at as "firstPresenceAt",
  r.cancel_reason as "cancelReason", r.cancelled_by as "cancelledBy", r.via_municipality as "viaMunicipality",
  exists (select 1 from people o where o.email_key = lower(trim(r.email)) and o.id <> r.person_id) as "sharesMailbox",
  b.name as "onBehalfOf", (select count(*)::int from registrations o where o.party_id = r.party_id
    and o.session_id = r.session_id and o.status = r.status and o.id <> r.id) as companions, r.created_at as "createdAt", r.certificate`;
const bodies = `left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
  left join municipalities b on b.code = r.on_behalf_of`;

export async function registrationById(
  tx: EntityManager,
  registrationId: string,
): Promise<RegistrationRow | undefined> {
  const [row] = await tx.query<RegistrationRow[]>(
    `select ${columns}, ${rankSql} from registrations r ${bodies} where r.id = $1`,
    [registrationId],
  );
  return row;
}

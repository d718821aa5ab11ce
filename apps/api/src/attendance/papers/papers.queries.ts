// SQL of documents: where a registration stands, whom a session's documents name, what was accepted without a mention.
import type { DocumentKind } from '@treize/rules/papers/mentions';
import type { EntityManager } from 'typeorm';

export interface RegistrationPlace {
  sessionId: string;
  regionCode: string;
  municipalityCode: string | null;
}
export async function registrationPlace(
  tx: EntityManager,
  registrationId: string,
): Promise<RegistrationPlace | undefined> {
  const [row] = await tx.query<RegistrationPlace[]>(
    `select s.id as "sessionId", s.region_code as "regionCode", r.municipality_code as "municipalityCode"
     from registrations r join sessions s on s.id = r.session_id where r.id = $1`,
    [registrationId],
  );
  return row;
}

export interface NamedRegistration {
  id: string;
  familyName: string;
  givenName: string;
  kind: 'ELECTED' | 'STAFF';
  function: string;
  body: string;
}
/** Those who hold a place, and those who came. */
export const namedRegistrations = (tx: EntityManager, sessionId: string): Promise<NamedRegistration[]> =>
  tx.query(
    `select r.id, r.family_name as "familyName", r.given_name as "givenName", r.kind, r.function,
       coalesce(m.name, e.name, '') as body
     from registrations r left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
     where r.session_id = $1 and (r.status in ('CONFIRMED','TO_RECONFIRM') or r.first_presence_at is not null)
     order by r.family_name collate "fr-x-icu", r.given_name collate "fr-x-icu", r.id`,
    [sessionId],
  );

export interface OverrideRow {
  kind: DocumentKind;
  key: string;
  registrationId: string | null;
  reason: string;
  by: string;
  at: Date;
}
/** What organisers accepted to leave out of a session's documents, latest first. */
export const overridesOfSession = (tx: EntityManager, sessionId: string): Promise<OverrideRow[]> =>
  tx.query(
    `select o.kind, o.mention as key, o.registration_id as "registrationId", o.reason,
       p.given_name || ' ' || p.family_name as by, o.accepted_at as at
     from document_overrides o join people p on p.id = o.accepted_by
     where o.session_id = $1 order by o.accepted_at desc, o.id`,
    [sessionId],
  );

/** @param registrationIds of this session; empty: for everybody. Those of other sessions are left out. @returns rows written */
export async function insertOverrides(
  tx: EntityManager,
  override: { sessionId: string; kind: DocumentKind; key: string; reason: string; by: string; at: Date },
  registrationIds: readonly string[],
): Promise<number> {
  const rows = await tx.query<unknown[]>(
    `insert into document_overrides (session_id, kind, mention, registration_id, reason, accepted_by, accepted_at)
     select $1, $2, $3, r.id, $4, $5, $6
     from (select id from registrations where session_id = $1 and id = any($7::uuid[])
           union all select null::uuid where cardinality($7::uuid[]) = 0) r
     on conflict do nothing returning id`,
    [
      override.sessionId,
      override.kind,
      override.key,
      override.reason,
      override.by,
      override.at,
      registrationIds,
    ],
  );
  return rows.length;
}

/** @returns false when the registration does not exist */
export async function writeFunction(
  tx: EntityManager,
  registrationId: string,
  words: string,
): Promise<boolean> {
  const rows = await tx.query<unknown[]>(`select 1 from registrations where id = $1 for no key update`, [
    registrationId,
  ]);
  if (rows.length === 0) return false;
  await tx.query(`update registrations set function = $2 where id = $1`, [registrationId, words]);
  return true;
}

/** The commune of somebody registered without a body. @returns false when there is no such registration, or it has one */
export async function writeMunicipality(
  tx: EntityManager,
  registrationId: string,
  code: string,
): Promise<boolean> {
  const [, changed] = await tx.query<[unknown[], number]>(
    `update registrations set municipality_code = $2 where id = $1 and municipality_code is null and epci_code is null`,
    [registrationId, code],
  );
  return changed > 0;
}

// SQL of issuing: who is to be certified and for what, what was issued so far, the new certificate and the one it replaces.
import type { CertificateKind } from '@treize/rules/certificates/certificate';
import type { Override } from '@treize/rules/papers/mentions';
import type { EntityManager } from 'typeorm';
import type { CertificateContent } from '../content';

/** What a certificate says of the session. */
export interface CertifiedSession {
  id: string;
  ref: string;
  title: string;
  regime: 'TRAINING' | 'AWARENESS';
  regionCode: string;
  regionName: string;
  place: string;
  plannedMinutes: number;
}
export async function certifiedSession(
  tx: EntityManager,
  sessionId: string,
): Promise<CertifiedSession | null> {
  const [row] = await tx.query<CertifiedSession[]>(
    `select s.id, s.ref, s.title, o.regime, s.region_code as "regionCode", g.name as "regionName",
       case when s.format = 'REMOTE' then 'À distance' else concat_ws(', ', nullif(s.room, ''), v.name, m.name) end as place,
       (select coalesce(sum(extract(epoch from h.ends_at - h.starts_at)) / 60, 0)::int
        from half_days h where h.session_id = s.id) as "plannedMinutes"
     from sessions s join modules o on o.id = s.module_id join regions g on g.code = s.region_code
       left join venues v on v.id = s.venue_id left join municipalities m on m.code = v.municipality_code
     where s.id = $1`,
    [sessionId],
  );
  return row ?? null;
}

export interface CertifiedPerson {
  registrationId: string;
  number: string;
  kind: 'ELECTED' | 'STAFF';
  familyName: string;
  givenName: string;
  function: string;
  /** Commune or EPCI. */
  body: string;
  email: string;
}
export const certifiedPeople = (
  tx: EntityManager,
  registrationIds: readonly string[],
): Promise<CertifiedPerson[]> =>
  tx.query(
    `select r.id as "registrationId", r.number, r.kind, r.family_name as "familyName", r.given_name as "givenName",
       r.function, coalesce(m.name, e.name, '') as body, r.email
     from registrations r left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
     where r.id = any($1::uuid[]) order by r.family_name, r.given_name, r.id`,
    [registrationIds],
  );

/** A registration on a closed session where the person was seen, with what it takes to tell the documents due. */
export interface Awaiting {
  registrationId: string;
  sessionId: string;
  regime: 'TRAINING' | 'AWARENESS';
  kind: 'ELECTED' | 'STAFF';
  /** Documents in force. */
  issued: CertificateKind[];
}
/** The latest twenty of a person, or that one registration. */
export const awaitingRegistrations = (
  tx: EntityManager,
  personId: string | null,
  registrationId: string | null,
): Promise<Awaiting[]> =>
  tx.query(
    `select r.id as "registrationId", r.session_id as "sessionId", o.regime, r.kind,
       array(select c.kind from certificates c where c.registration_id = r.id and c.revoked_at is null) as issued
     from registrations r join sessions s on s.id = r.session_id join modules o on o.id = s.module_id
     where (r.person_id = $1 or r.id = $2) and s.state = 'FINALIZED'
       and exists (select from attendance_facts f where f.registration_id = r.id)
     order by s.ends_at desc, r.id limit 20`,
    [personId, registrationId],
  );

/** The last document of each kind of a person, and how many there were. */
export interface LastIssued {
  id: string;
  registrationId: string;
  kind: CertificateKind;
  count: number;
  revokedAt: Date | null;
  revokedBy: string | null;
  reason: string | null;
  replacedBy: string | null;
}
export const lastIssued = (tx: EntityManager, registrationIds: readonly string[]): Promise<LastIssued[]> =>
  tx.query(
    `select distinct on (registration_id, kind) id, registration_id as "registrationId", kind,
       (count(*) over (partition by registration_id, kind))::int as count, revoked_at as "revokedAt",
       revoked_by as "revokedBy", revoke_reason as reason, replaced_by as "replacedBy"
     from certificates where registration_id = any($1::uuid[])
     order by registration_id, kind, issued_at desc, id desc`,
    [registrationIds],
  );

/** Mentions that an organiser accepted to leave out of the documents of a session. */
export const acceptedOmissions = (tx: EntityManager, sessionId: string): Promise<Override[]> =>
  tx.query(
    `select kind, mention as key, registration_id as "registrationId" from document_overrides where session_id = $1`,
    [sessionId],
  );

/** Places taken in the status list, one a credential. */
export async function takeStatusIndexes(tx: EntityManager, count: number): Promise<number[]> {
  const rows = await tx.query<{ index: number }[]>(
    `select nextval('certificate_status_index')::int as index from generate_series(1, $1::int)`,
    [count],
  );
  return rows.map(({ index }) => index);
}

export interface NewCertificate {
  content: CertificateContent;
  sessionId: string;
  registrationId: string;
  pdf: Buffer;
  sha256: string;
  credential: string;
  statusIndex: number;
  issuedAt: Date;
}
/** Stores a certificate; null when the person already has one of that kind in force. */
export async function insertCertificate(
  tx: EntityManager,
  certificate: NewCertificate,
): Promise<string | null> {
  const { content, sessionId, registrationId, pdf, sha256, credential, statusIndex, issuedAt } = certificate;
  const [row] = await tx.query<{ id: string }[]>(
    `insert into certificates (number, code, kind, session_id, registration_id, certified_minutes, content, pdf, sha256,
       credential, status_index, issued_at)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $11, $12)
     on conflict (registration_id, kind) where revoked_at is null do nothing returning id`,
    [
      content.number,
      content.code,
      content.kind,
      sessionId,
      registrationId,
      content.minutes,
      JSON.stringify(content),
      pdf,
      sha256,
      credential,
      statusIndex,
      issuedAt,
    ],
  );
  return row?.id ?? null;
}

/** One writer a registration: certificates of people are issued and replaced one after the other, in one order. */
export async function lockRegistrations(
  tx: EntityManager,
  registrationIds: readonly string[],
): Promise<void> {
  await tx.query('select 1 from registrations where id = any($1::uuid[]) order by id for no key update', [
    registrationIds,
  ]);
}

/** @param by who withdraws it for good; null when the ledger does, or when another one replaces it */
export async function revokeCertificate(
  tx: EntityManager,
  id: string,
  { at, reason, by }: { at: Date; reason: string; by: string | null },
): Promise<void> {
  await tx.query(
    'update certificates set revoked_at = $2, revoke_reason = $3, revoked_by = $4 where id = $1 and revoked_at is null',
    [id, at, reason, by],
  );
}

/** One that was withdrawn for good is to be replaced after all. */
export async function reopenCertificate(tx: EntityManager, id: string, reason: string): Promise<void> {
  await tx.query('update certificates set revoke_reason = $2, revoked_by = null where id = $1', [id, reason]);
}

export async function linkReplacement(tx: EntityManager, id: string, replacementId: string): Promise<void> {
  await tx.query('update certificates set replaced_by = $2 where id = $1', [id, replacementId]);
}

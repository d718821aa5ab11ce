// SQL of certificates: who is to be certified, issued certificates, the copy that counts.
import type { CertificateKind } from '@treize/rules/certificates/certificate';
import type { EntityManager } from 'typeorm';
import type { CertificateContent } from './content';

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
  familyName: string;
  givenName: string;
  function: string;
  /** Commune or EPCI. */
  body: string;
  email: string;
  /** Certificates issued so far, revoked ones included. */
  issued: number;
}
export const certifiedPeople = (
  tx: EntityManager,
  registrationIds: readonly string[],
): Promise<CertifiedPerson[]> =>
  tx.query(
    `select r.id as "registrationId", r.number, r.family_name as "familyName", r.given_name as "givenName", r.function,
       coalesce(m.name, e.name, '') as body, r.email,
       (select count(*)::int from certificates c where c.registration_id = r.id) as issued
     from registrations r left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
     where r.id = any($1::uuid[]) order by r.family_name, r.given_name, r.id`,
    [registrationIds],
  );

export interface NewCertificate {
  content: CertificateContent;
  sessionId: string;
  registrationId: string;
  pdf: Buffer;
  sha256: string;
  issuedAt: Date;
}
/** Stores a certificate; null when the person already has one in force. */
export async function insertCertificate(
  tx: EntityManager,
  certificate: NewCertificate,
): Promise<string | null> {
  const { content, sessionId, registrationId, pdf, sha256, issuedAt } = certificate;
  const [row] = await tx.query<{ id: string }[]>(
    `insert into certificates (number, code, kind, session_id, registration_id, certified_minutes, content, pdf, sha256, issued_at)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10)
     on conflict (registration_id) where revoked_at is null do nothing returning id`,
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
      issuedAt,
    ],
  );
  return row?.id ?? null;
}

/** One writer a registration: certificates of a person are issued and replaced one after the other. */
export async function lockRegistration(tx: EntityManager, registrationId: string): Promise<void> {
  await tx.query('select 1 from registrations where id = $1 for no key update', [registrationId]);
}

export async function revokeCertificate(
  tx: EntityManager,
  id: string,
  at: Date,
  reason: string,
): Promise<void> {
  await tx.query('update certificates set revoked_at = $2, revoke_reason = $3 where id = $1', [
    id,
    at,
    reason,
  ]);
}

export async function linkReplacement(tx: EntityManager, id: string, replacementId: string): Promise<void> {
  await tx.query('update certificates set replaced_by = $2 where id = $1', [id, replacementId]);
}

/** A certificate without its bytes. */
export interface IssuedRow {
  id: string;
  number: string;
  code: string;
  kind: CertificateKind;
  minutes: number;
  content: CertificateContent;
  sha256: string;
  issuedAt: Date;
  revokedAt: Date | null;
  replacedBy: string | null;
  replacedByCode: string | null;
  sessionId: string;
  registrationId: string;
  personId: string;
  regionCode: string;
}
const issued = `select c.id, c.number, c.code, c.kind, c.certified_minutes as minutes, c.content, c.sha256, c.issued_at as "issuedAt",
    c.revoked_at as "revokedAt", c.replaced_by as "replacedBy", n.code as "replacedByCode", c.session_id as "sessionId",
    c.registration_id as "registrationId", r.person_id as "personId", s.region_code as "regionCode"
  from certificates c join registrations r on r.id = c.registration_id join sessions s on s.id = c.session_id
    left join certificates n on n.id = c.replaced_by`;

export async function certificateByCode(tx: EntityManager, code: string): Promise<IssuedRow | null> {
  const [row] = await tx.query<IssuedRow[]>(`${issued} where c.code = $1`, [code]);
  return row ?? null;
}
export async function certificateById(tx: EntityManager, id: string): Promise<IssuedRow | null> {
  const [row] = await tx.query<IssuedRow[]>(`${issued} where c.id = $1`, [id]);
  return row ?? null;
}
export async function currentCertificate(
  tx: EntityManager,
  registrationId: string,
): Promise<IssuedRow | null> {
  const [row] = await tx.query<IssuedRow[]>(
    `${issued} where c.registration_id = $1 and c.revoked_at is null`,
    [registrationId],
  );
  return row ?? null;
}
/** Certificates in force of a person, the latest first. */
export const certificatesOfPerson = (tx: EntityManager, personId: string): Promise<IssuedRow[]> =>
  tx.query(`${issued} where r.person_id = $1 and c.revoked_at is null order by c.issued_at desc, c.id desc`, [
    personId,
  ]);
/** Every certificate of a session, replaced ones included, by name. */
export const certificatesOfSession = (tx: EntityManager, sessionId: string): Promise<IssuedRow[]> =>
  tx.query(
    `${issued} where c.session_id = $1
     order by r.family_name collate "fr-x-icu", r.given_name collate "fr-x-icu", r.id, c.issued_at desc, c.id desc`,
    [sessionId],
  );

/** The frozen bytes. */
export async function certificateBytes(tx: EntityManager, id: string): Promise<Buffer | null> {
  const [row] = await tx.query<{ pdf: Buffer }[]>('select pdf from certificates where id = $1', [id]);
  return row?.pdf ?? null;
}

// SQL of certificates that were issued: found by code, file, person or session; the bytes that count.
import type { CertificateKind } from '@treize/rules/certificates/certificate';
import type { EntityManager } from 'typeorm';
import type { CertificateContent } from './content';

/** A certificate without its bytes. */
export interface IssuedRow {
  id: string;
  number: string;
  code: string;
  kind: CertificateKind;
  minutes: number;
  content: CertificateContent;
  sha256: string;
  statusIndex: number | null;
  issuedAt: Date;
  revokedAt: Date | null;
  revokedBy: string | null;
  reason: string | null;
  replacedBy: string | null;
  replacedByCode: string | null;
  replacedByNumber: string | null;
  replacesCode: string | null;
  replacesNumber: string | null;
  sessionId: string;
  registrationId: string;
  personId: string;
  email: string;
  regionCode: string;
}
const issued = `select c.id, c.number, c.code, c.kind, c.certified_minutes as minutes, c.content, c.sha256,
    c.status_index as "statusIndex", c.issued_at as "issuedAt", c.revoked_at as "revokedAt", c.revoked_by as "revokedBy",
    c.revoke_reason as reason, c.replaced_by as "replacedBy", n.code as "replacedByCode", n.number as "replacedByNumber",
    o.code as "replacesCode", o.number as "replacesNumber", c.session_id as "sessionId",
    c.registration_id as "registrationId", r.person_id as "personId", r.email, s.region_code as "regionCode"
  from certificates c join registrations r on r.id = c.registration_id join sessions s on s.id = c.session_id
    left join certificates n on n.id = c.replaced_by left join certificates o on o.replaced_by = c.id`;

async function one(tx: EntityManager, where: string, params: unknown[]): Promise<IssuedRow | null> {
  const [row] = await tx.query<IssuedRow[]>(`${issued} where ${where}`, params);
  return row ?? null;
}
export const certificateByCode = (tx: EntityManager, code: string) => one(tx, 'c.code = $1', [code]);
export const certificateByHash = (tx: EntityManager, sha256: string) => one(tx, 'c.sha256 = $1', [sha256]);
export const certificateById = (tx: EntityManager, id: string) => one(tx, 'c.id = $1', [id]);

/** The certificates in force of a registration, the main one first. */
export const currentCertificates = (tx: EntityManager, registrationId: string): Promise<IssuedRow[]> =>
  tx.query(
    `${issued} where c.registration_id = $1 and c.revoked_at is null order by c.kind = 'ATTENDANCE', c.id`,
    [registrationId],
  );
/** Certificates in force of a person, the latest first. */
export const certificatesOfPerson = (tx: EntityManager, personId: string): Promise<IssuedRow[]> =>
  tx.query(`${issued} where r.person_id = $1 and c.revoked_at is null order by c.issued_at desc, c.id desc`, [
    personId,
  ]);
/** Every certificate of a session, replaced ones included, by name. */
export const certificatesOfSession = (tx: EntityManager, sessionId: string): Promise<IssuedRow[]> =>
  tx.query(
    `${issued} where c.session_id = $1
     order by r.family_name collate "fr-x-icu", r.given_name collate "fr-x-icu", r.id, c.kind = 'ATTENDANCE',
       c.issued_at desc, c.id desc`,
    [sessionId],
  );

/** The frozen bytes. */
export async function certificateBytes(tx: EntityManager, id: string): Promise<Buffer | null> {
  const [row] = await tx.query<{ pdf: Buffer }[]>('select pdf from certificates where id = $1', [id]);
  return row?.pdf ?? null;
}

/** The frozen credential; null for documents older than credentials. */
export async function certificateCredential(tx: EntityManager, id: string): Promise<string | null> {
  const [row] = await tx.query<{ credential: string | null }[]>(
    'select credential from certificates where id = $1',
    [id],
  );
  return row?.credential ?? null;
}

/** Places in the status list, from `first` on, whose credentials are withdrawn. */
export async function revokedIndexes(tx: EntityManager, first: number, count: number): Promise<number[]> {
  const rows = await tx.query<{ index: number }[]>(
    `select status_index as index from certificates
     where revoked_at is not null and status_index >= $1 and status_index < $1::int + $2::int order by 1`,
    [first, count],
  );
  return rows.map(({ index }) => index);
}

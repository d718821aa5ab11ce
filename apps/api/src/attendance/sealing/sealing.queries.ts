// SQL of the seal: the locks of a closing, sealed sheets with their files, the name of who seals.
import type { Strokes } from '@treize/contract/attendance';
import type { EntityManager } from 'typeorm';

/** Locks a session, then its half-days in order: what a move of the session does too. */
export async function lockSessionAndHalfDays(tx: EntityManager, sessionId: string): Promise<void> {
  await tx.query('select 1 from sessions where id = $1 for no key update', [sessionId]);
  await tx.query('select 1 from half_days where session_id = $1 order by id for no key update', [sessionId]);
}

export interface SealedSheet {
  halfDayId: string;
  sessionId: string;
  regionCode: string;
  canonical: string;
  hash: string;
  by: string;
  statement: string;
  strokes: Strokes | null;
  sealedAt: Date;
  signature: string | null;
  keyId: string | null;
}
export async function sealedSheetOf(tx: EntityManager, halfDayId: string): Promise<SealedSheet | null> {
  const [row] = await tx.query<SealedSheet[]>(
    `select a.half_day_id as "halfDayId", a.session_id as "sessionId", s.region_code as "regionCode", a.canonical,
       a.seal_hash as hash, p.given_name || ' ' || p.family_name as by, a.trainer_statement as statement,
       a.trainer_strokes as strokes, a.sealed_at as "sealedAt",
       a.signature, a.key_id as "keyId"
     from attendance_sheets a join people p on p.id = a.trainer_id join sessions s on s.id = a.session_id
     where a.half_day_id = $1`,
    [halfDayId],
  );
  return row ?? null;
}

export interface NewSheet {
  halfDayId: string;
  sessionId: string;
  canonical: string;
  hash: string;
  trainerId: string;
  statement: string;
  strokes: Strokes | null;
  sealedAt: Date;
  signature: string;
  keyId: string;
  deviceId: string | null;
}
/** Stores the sealed sheet and shuts the half-day. */
export async function insertSheet(tx: EntityManager, sheet: NewSheet): Promise<void> {
  await tx.query(
    `insert into attendance_sheets (half_day_id, session_id, canonical, seal_hash, trainer_id, trainer_statement, trainer_strokes, sealed_at,
       signature, key_id, device_id)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $11)`,
    [
      sheet.halfDayId,
      sheet.sessionId,
      sheet.canonical,
      sheet.hash,
      sheet.trainerId,
      sheet.statement,
      sheet.strokes === null ? null : JSON.stringify(sheet.strokes),
      sheet.sealedAt,
      sheet.signature,
      sheet.keyId,
      sheet.deviceId,
    ],
  );
  await tx.query('update half_days set sealed_at = $2 where id = $1', [sheet.halfDayId, sheet.sealedAt]);
}

export async function personName(tx: EntityManager, personId: string): Promise<string> {
  const [row] = await tx.query<{ name: string }[]>(
    `select given_name || ' ' || family_name as name from people where id = $1`,
    [personId],
  );
  return row?.name ?? '';
}

export interface SheetFile {
  pdf: Buffer;
  /** SHA-256 of the bytes, and the server's signature of it. */
  sha256: string;
  signature: string;
  keyId: string;
  madeAt: Date;
}
export async function sheetFileOf(tx: EntityManager, halfDayId: string): Promise<SheetFile | null> {
  const [row] = await tx.query<SheetFile[]>(
    `select pdf, sha256, signature, key_id as "keyId", made_at as "madeAt" from attendance_sheet_files where half_day_id = $1`,
    [halfDayId],
  );
  return row ?? null;
}

/** Keeps the file of a sealed sheet; one that is there already stays. */
export async function insertSheetFile(tx: EntityManager, halfDayId: string, file: SheetFile): Promise<void> {
  await tx.query(
    `insert into attendance_sheet_files (half_day_id, pdf, sha256, signature, key_id, made_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [halfDayId, file.pdf, file.sha256, file.signature, file.keyId, file.madeAt],
  );
}

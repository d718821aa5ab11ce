// SQL of the organiser's desk: the bytes of the certificates in force of a session, the copy to print.
import type { EntityManager } from 'typeorm';

export interface FileInForce {
  id: string;
  number: string;
  familyName: string;
  givenName: string;
  sha256: string;
}
/** The certificates in force of a session, by name; without their bytes. */
export const filesInForce = (tx: EntityManager, sessionId: string): Promise<FileInForce[]> =>
  tx.query(
    `select c.id, c.number, r.family_name as "familyName", r.given_name as "givenName", c.sha256
     from certificates c join registrations r on r.id = c.registration_id
     where c.session_id = $1 and c.revoked_at is null
     order by r.family_name collate "fr-x-icu", r.given_name collate "fr-x-icu", r.id, c.kind = 'ATTENDANCE', c.id`,
    [sessionId],
  );

export interface PrintRow {
  holds: string;
  isMade: boolean;
}
export async function printOf(tx: EntityManager, sessionId: string): Promise<PrintRow | null> {
  const [row] = await tx.query<PrintRow[]>(
    'select holds, pdf is not null as "isMade" from certificate_prints where session_id = $1',
    [sessionId],
  );
  return row ?? null;
}

/** Asks for a copy; true when it was not asked for already. */
export async function askPrint(
  tx: EntityManager,
  sessionId: string,
  holds: string,
  at: Date,
): Promise<boolean> {
  const rows = await tx.query<object[]>(
    `insert into certificate_prints as p (session_id, holds, asked_at) values ($1, $2, $3)
     on conflict (session_id) do update set holds = excluded.holds, asked_at = excluded.asked_at, pdf = null
       where p.holds <> excluded.holds or (p.pdf is null and p.asked_at < excluded.asked_at - interval '10 minutes')
     returning session_id`,
    [sessionId, holds, at],
  );
  return rows.length > 0;
}

export async function keepPrint(
  tx: EntityManager,
  sessionId: string,
  holds: string,
  pdf: Buffer,
): Promise<void> {
  await tx.query('update certificate_prints set holds = $2, pdf = $3 where session_id = $1', [
    sessionId,
    holds,
    pdf,
  ]);
}

/** Copies are easily made again: those asked for before this instant are dropped. */
export async function dropPrints(tx: EntityManager, before: Date): Promise<void> {
  await tx.query('delete from certificate_prints where asked_at < $1', [before]);
}

export async function printBytes(tx: EntityManager, sessionId: string): Promise<Buffer | null> {
  const [row] = await tx.query<{ pdf: Buffer | null }[]>(
    'select pdf from certificate_prints where session_id = $1',
    [sessionId],
  );
  return row?.pdf ?? null;
}

// SQL of what facts are transcribed from: scans and lists of connections, with how much came out of each.
import type { EntityManager } from 'typeorm';

export interface NewSource {
  kind: 'PAPER_SCAN' | 'CONNECTION_LOG';
  halfDayId: string;
  page: number | null;
  mediaType: string;
  bytes: Buffer;
  sha256: string;
  addedBy: string;
}

/** Keeps the bytes; those that the half-day has already are not kept twice. */
export async function keepSource(tx: EntityManager, source: NewSource, now: Date): Promise<string> {
  const { kind, halfDayId, page, mediaType, bytes, sha256, addedBy } = source;
  const [added] = await tx.query<{ id: string }[]>(
    `insert into attendance_sources (kind, half_day_id, page, media_type, bytes, sha256, added_by, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (half_day_id, kind, sha256) do nothing returning id`,
    [kind, halfDayId, page, mediaType, bytes, sha256, addedBy, now],
  );
  if (added) return added.id;
  const [known] = await tx.query<{ id: string }[]>(
    'select id from attendance_sources where half_day_id = $1 and kind = $2 and sha256 = $3',
    [halfDayId, kind, sha256],
  );
  if (!known) throw new Error('a source neither added nor found');
  return known.id;
}

export interface ScanRow {
  id: string;
  halfDayId: string;
  page: number | null;
  mediaType: string;
  size: number;
  sha256: string;
  addedAt: Date;
  addedBy: string;
  rows: number;
}
const scanColumns = `s.id, s.half_day_id as "halfDayId", s.page, s.media_type as "mediaType", octet_length(s.bytes) as size,
  s.sha256, s.added_at as "addedAt", p.given_name || ' ' || p.family_name as "addedBy",
  (select count(distinct f.registration_id)::int from attendance_facts f where f.source_id = s.id) as rows`;

/** Scans of a half-day by page, those without one last, in the order in which they came. */
export const scansOf = (tx: EntityManager, halfDayId: string): Promise<ScanRow[]> =>
  tx.query(
    `select ${scanColumns} from attendance_sources s join people p on p.id = s.added_by
     where s.half_day_id = $1 and s.kind = 'PAPER_SCAN' order by s.page nulls last, s.added_at, s.id`,
    [halfDayId],
  );

export async function scanById(tx: EntityManager, scanId: string): Promise<ScanRow | undefined> {
  const [row] = await tx.query<ScanRow[]>(
    `select ${scanColumns} from attendance_sources s join people p on p.id = s.added_by
     where s.id = $1 and s.kind = 'PAPER_SCAN'`,
    [scanId],
  );
  return row;
}

/** The bytes as they were received. */
export async function bytesOf(tx: EntityManager, sourceId: string): Promise<Buffer | null> {
  const [row] = await tx.query<{ bytes: Buffer }[]>('select bytes from attendance_sources where id = $1', [
    sourceId,
  ]);
  return row?.bytes ?? null;
}

// SQL of a track's dates to come: those that fall when the track is cancelled.
import type { EntityManager } from 'typeorm';

export interface TrackOfDates {
  id: string;
  title: string;
  regionCode: string;
}

export async function trackOfDates(tx: EntityManager, trackId: string): Promise<TrackOfDates | undefined> {
  const [row] = await tx.query<TrackOfDates[]>(
    `select id, title, region_code as "regionCode" from tracks where id = $1`,
    [trackId],
  );
  return row;
}

/** Announced sessions of a track that have not begun; a postponed one has no date yet. Drafts were told to nobody. */
export async function datesToCome(tx: EntityManager, trackId: string, at: Date): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from sessions where track_id = $1
       and ((state = 'PUBLISHED' and starts_at > $2) or state = 'POSTPONED') order by id`,
    [trackId, at],
  );
  return rows.map(({ id }) => id);
}

/** The same, locked in id order. */
export async function lockDatesToCome(tx: EntityManager, trackId: string, at: Date): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from sessions where track_id = $1
       and ((state = 'PUBLISHED' and starts_at > $2) or state = 'POSTPONED') order by id for no key update`,
    [trackId, at],
  );
  return rows.map(({ id }) => id);
}

export async function storeCancelled(
  tx: EntityManager,
  sessionIds: readonly string[],
  reason: string,
  at: Date,
): Promise<void> {
  await tx.query(
    `update sessions set state = 'CANCELLED', cancelled_at = $2, cancel_reason = $3, version = version + 1, updated_at = $2
     where id = any($1::uuid[])`,
    [sessionIds, at, reason],
  );
}

// SQL of a session that moved: who has to say again that they come.
import type { EntityManager } from 'typeorm';

/**
 * Asks everybody who is expected to reconfirm; a decline was for the former times. Whoever has no mailbox cannot be
 * asked and stays as they are.
 * @returns the registrations asked
 */
export async function askToReconfirm(
  tx: EntityManager,
  sessionId: string,
  movedAt: Date,
  now: Date,
): Promise<string[]> {
  const [rows] = await tx.query<[{ id: string }[], number]>(
    `update registrations set status = 'TO_RECONFIRM', reconfirm_since = $2, declined_at = null, decline_ends_at = null,
       updated_at = $3
     where session_id = $1 and status in ('CONFIRMED','TO_RECONFIRM') and email <> '' returning id`,
    [sessionId, movedAt, now],
  );
  return rows.map(({ id }) => id);
}

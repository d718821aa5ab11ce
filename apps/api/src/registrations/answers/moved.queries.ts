// SQL of a session that moved: who has to say again that they come.
import type { EntityManager } from 'typeorm';

/**
 * Asks everybody who is expected to reconfirm, but for those whom the move leaves as they were; a decline was for the
 * former times. Whoever has no mailbox cannot be asked and stays as they are.
 * @returns the registrations asked
 */
export async function askToReconfirm(
  tx: EntityManager,
  sessionId: string,
  unmoved: readonly string[],
  movedAt: Date,
  now: Date,
): Promise<string[]> {
  const [rows] = await tx.query<[{ id: string }[], number]>(
    `update registrations set status = 'TO_RECONFIRM', declined_at = null, decline_ends_at = null,
       reconfirm_since = case when status = 'TO_RECONFIRM' then coalesce(reconfirm_since, $2) else $2 end, updated_at = $3
     where session_id = $1 and status in ('CONFIRMED','TO_RECONFIRM') and email <> ''
       and id <> all($4::uuid[]) returning id`,
    [sessionId, movedAt, now, unmoved],
  );
  return rows.map(({ id }) => id);
}

/**
 * Asks no more those who were asked about times that never left and are taken back: since the times in force were told,
 * nothing else was asked of them.
 * @returns the registrations that are as before
 */
export async function stopAsking(
  tx: EntityManager,
  unmoved: readonly { registrationId: string; toldAt: Date }[],
  now: Date,
): Promise<string[]> {
  const [rows] = await tx.query<[{ id: string }[], number]>(
    `update registrations r set status = 'CONFIRMED', reconfirm_since = null, updated_at = $2
     from jsonb_to_recordset($1::jsonb) as u ("registrationId" uuid, "toldAt" timestamptz)
     where r.id = u."registrationId" and r.status = 'TO_RECONFIRM' and r.reconfirm_since > u."toldAt" returning r.id`,
    [JSON.stringify(unmoved), now],
  );
  return rows.map(({ id }) => id);
}

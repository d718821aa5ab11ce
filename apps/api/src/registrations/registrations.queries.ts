// SQL of single registrations: held while a mail is written, probed.
import type { EntityManager } from 'typeorm';

/** Keeps a registration as it is until the end of the transaction: whoever ends it waits, and sees what was written. */
export async function holdRegistration(tx: EntityManager, registrationId: string): Promise<void> {
  await tx.query(`select 1 from registrations where id = $1 for share`, [registrationId]);
}

/** A session that is open if there is one, with any commune: what the readiness probe registers on. */
export async function probeTarget(
  tx: EntityManager,
): Promise<{ sessionId: string; municipalityCode: string } | undefined> {
  const [row] = await tx.query<{ sessionId: string; municipalityCode: string }[]>(
    `select s.id as "sessionId", (select code from municipalities limit 1) as "municipalityCode"
     from sessions s where s.state = 'PUBLISHED' and exists (select 1 from municipalities)
     order by s.closes_at desc limit 1`,
  );
  return row;
}

// SQL of following registrations: held while a mail is written, ended with their session, probed.
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import type { EntityManager } from 'typeorm';
import { activeSql } from './registering/ground.queries';

/** Keeps a registration as it is until the end of the transaction: whoever ends it waits, and sees what was written. */
export async function holdRegistration(tx: EntityManager, registrationId: string): Promise<void> {
  await tx.query(`select 1 from registrations where id = $1 for share`, [registrationId]);
}

/** Everybody who waits for a session or was offered a place on it, first in line first. */
export async function waitingOrOffered(tx: EntityManager, sessionId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from registrations where session_id = $1 and status in ('WAITLISTED','OFFERED') order by position`,
    [sessionId],
  );
  return rows.map(({ id }) => id);
}

/**
 * Ends every registration that stands on a session, because the session falls; who was there already stays.
 * @returns the registrations ended, with what each was
 */
export async function endStanding(
  tx: EntityManager,
  sessionId: string,
  at: Date,
  reason: string,
): Promise<{ id: string; was: RegistrationStatus }[]> {
  const [rows] = await tx.query<[{ id: string; was: RegistrationStatus }[], number]>(
    `with standing as (
       select id, status from registrations
       where session_id = $1 and status in ${activeSql} and first_presence_at is null
       order by position for no key update)
     update registrations r set status = 'CANCELLED_BY_ORGANIZER', cancelled_at = $2, cancel_reason = $3, updated_at = $2
     from standing s where r.id = s.id returning r.id, s.status as was`,
    [sessionId, at, reason],
  );
  return rows;
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

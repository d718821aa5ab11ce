// SQL of a corrected mailbox: what the person holds, their registrations to come, mails that wait for the old address.
import type { EntityManager } from 'typeorm';
import { lockPerson } from '../../people/people.queries';
import { activeSql } from '../registering/ground.queries';

/** A role in force, or one given for later. */
export async function holdsRole(tx: EntityManager, personId: string, now: Date): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `select 1 from grants where person_id = $1 and (valid_to is null or valid_to > $2) limit 1`,
    [personId, now],
  );
  return rows.length > 0;
}

export interface StandingRegistration {
  id: string;
  sessionId: string;
  regionCode: string;
  familyName: string;
  givenName: string;
  email: string;
  viaMunicipality: boolean;
}

/** Registrations of a person that stand on sessions not over, locked; a postponed session has no date yet. */
export async function lockStandingToCome(
  tx: EntityManager,
  personId: string,
  now: Date,
): Promise<StandingRegistration[]> {
  // The person first, as whoever registers them does.
  await lockPerson(tx, personId);
  return tx.query<StandingRegistration[]>(
    `select r.id, r.session_id as "sessionId", s.region_code as "regionCode", r.family_name as "familyName",
       r.given_name as "givenName", r.email, r.via_municipality as "viaMunicipality"
     from registrations r join sessions s on s.id = r.session_id
     where r.person_id = $1 and r.status in ${activeSql}
       and ((s.state = 'PUBLISHED' and s.ends_at > $2) or s.state = 'POSTPONED')
     order by r.id for no key update of r`,
    [personId, now],
  );
}

/** Mails about these registrations that wait for the address they had and were never tried: they do not leave. */
export async function dropWaitingMails(tx: EntityManager, registrationIds: readonly string[]): Promise<void> {
  await tx.query(
    `update mails m set state = 'SUPERSEDED' from registrations r
     where r.id = any($1::uuid[]) and m.registration_id = r.id and lower(m.to_address) = lower(r.email)
       and m.state = 'PENDING' and m.attempts = 0`,
    [registrationIds],
  );
}

export async function writeAddress(
  tx: EntityManager,
  registrationIds: readonly string[],
  email: string,
  now: Date,
): Promise<void> {
  await tx.query(`update registrations set email = $2, updated_at = $3 where id = any($1::uuid[])`, [
    registrationIds,
    email,
    now,
  ]);
}

// SQL of somebody who wrote in plain words: the registrations of the people of that address in one region.
import type { WriterRegistration } from '@treize/rules/registrations/writer';
import type { EntityManager } from 'typeorm';
import { activeSql } from '../registering/ground.queries';

/** Two at most, those to come first: enough to know that there are several. @param emailKey the address as people are compared */
export function registrationsOfAddress(
  tx: EntityManager,
  emailKey: string,
  regionCode: string,
  now: Date,
): Promise<WriterRegistration[]> {
  return tx.query<WriterRegistration[]>(
    `select r.id as "registrationId", r.session_id as "sessionId", r.status in ${activeSql}
         and ((s.state = 'PUBLISHED' and s.ends_at > $3) or s.state = 'POSTPONED') as "isToCome"
     from people p join registrations r on r.person_id = p.id join sessions s on s.id = r.session_id
     where p.email_key = $1 and s.region_code = $2 order by "isToCome" desc limit 2`,
    [emailKey, regionCode, now],
  );
}

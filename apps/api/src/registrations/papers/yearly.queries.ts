// SQL of the yearly table: the elected people of a commune who came to a session that ended in the year.
import type { EntityManager } from 'typeorm';

export interface TrainedPerson {
  registrationId: string;
  personId: string;
  familyName: string;
  givenName: string;
  function: string;
  title: string;
  ref: string;
  firstDate: string;
  lastDate: string;
  funding: 'FREE' | 'MUNICIPALITY' | 'DIFE' | 'PERSONAL';
  /** Of the certificate, once there is one. */
  minutes: number | null;
}

/** @param from first date of the year @param to last one @param paidOnly what the commune's budget pays */
export const trainedPeople = (
  tx: EntityManager,
  municipalityCode: string,
  from: string,
  to: string,
  paidOnly: boolean,
): Promise<TrainedPerson[]> =>
  tx.query(
    `select r.id as "registrationId", r.person_id as "personId", r.family_name as "familyName", r.given_name as "givenName",
       r.function, s.title, s.ref, to_char(d.first, 'YYYY-MM-DD') as "firstDate", to_char(d.last, 'YYYY-MM-DD') as "lastDate",
       s.funding, (r.certificate->>'minutes')::int as minutes
     from registrations r join sessions s on s.id = r.session_id
       join lateral (select min(date) as first, max(date) as last from session_days where session_id = s.id) d on true
     where r.municipality_code = $1 and r.kind = 'ELECTED' and r.first_presence_at is not null
       and d.last between $2::date and $3::date and (not $4 or s.funding = 'MUNICIPALITY')
     order by r.family_name collate "fr-x-icu", r.given_name collate "fr-x-icu", r.person_id, d.first, r.id`,
    [municipalityCode, from, to, paidOnly],
  );

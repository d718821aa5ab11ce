// Sessions that were held and closed, with everybody present: what the worker has to certify.
import type pg from 'pg';
import { newSessions } from '../ground/sessions.ts';

/** Address of somebody of these sessions, and of nobody else. */
export const heldAddress = /^[0-9a-f-]{36}\.\d+@mesure\.example$/;

/** Closed sessions of one morning, `perSession` people present in each. */
export async function heldSessions(client: pg.Client, people: number, perSession: number): Promise<string[]> {
  const ids = await newSessions(client, Math.ceil(people / perSession), perSession);
  await client.query(
    `with days as (
       insert into session_days (session_id, position, date)
       select id, 1, (now() at time zone 'Europe/Paris')::date - 2 from unnest($1::uuid[]) as s (id)
       returning id, session_id, date)
     insert into half_days (session_id, session_day_id, period, start_time, end_time, starts_at, ends_at, sealed_at)
     select session_id, id, 'AM', '08:00', '11:00', (date + time '08:00') at time zone 'Europe/Paris',
       (date + time '11:00') at time zone 'Europe/Paris', now() from days`,
    [ids],
  );
  await client.query(
    `with wanted as (
       select s.id as session_id, s.ref, n, s.id || '.' || n || '@mesure.example' as email
       from unnest($1::uuid[]) with ordinality as u (id, rank) join sessions s on s.id = u.id
         cross join generate_series(1, $2::int) n
       where (u.rank - 1) * $2::int + n <= $3::int),
     persons as (
       insert into people (family_name, given_name, name_key, email, email_key, created_at)
       select 'Mesure', 'Camille', email, email, email, now() from wanted returning id, email)
     insert into registrations (number, session_id, person_id, status, kind, function, municipality_code, family_name,
       given_name, email, source, idempotency_key, request_hash, position, confirmed_at, created_at, updated_at)
     select w.ref || '-' || n, w.session_id, p.id, 'CONFIRMED', 'STAFF', 'Cheffe de projet', '01001', 'Mesure' || n,
       'Camille', w.email, 'SELF', gen_random_uuid(), '', n, now(), now(), now()
     from wanted w join persons p on p.email = w.email`,
    [ids, perSession, people],
  );
  await client.query(
    `insert into attendance_facts (id, session_id, half_day_id, registration_id, kind, state, late_minutes, method,
       recorded_by, device_at, received_at, hash)
     select gen_random_uuid(), r.session_id, h.id, r.id, 'MARKED', 'PRESENT', r.position % 30, 'TRAINER_DEVICE_MARK',
       r.person_id, now(), now(), 'bench'
     from registrations r join half_days h on h.session_id = r.session_id where r.session_id = any($1::uuid[])`,
    [ids],
  );
  await client.query(`update sessions set state = 'FINALIZED' where id = any($1::uuid[])`, [ids]);
  return ids;
}

/** Certificates stored for these sessions. */
export async function issuedCount(client: pg.Client, ids: readonly string[]): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::int as count from certificates where session_id = any($1::uuid[])',
    [ids],
  );
  return rows[0]?.count ?? 0;
}

/** What is wrong with what was issued, a sentence each. */
export async function wrongCertificates(
  client: pg.Client,
  ids: readonly string[],
  people: number,
): Promise<string[]> {
  const { rows } = await client.query<Record<string, number>>(
    `select count(*)::int as issued, count(distinct registration_id)::int as people,
       (count(*) filter (where encode(sha256(pdf), 'hex') <> sha256))::int as altered,
       (count(*) filter (where position('ETSI.CAdES.detached'::bytea in pdf) = 0))::int as unsigned,
       (count(*) filter (where certified_minutes <> 180 - r.position % 30))::int as "wrong hours",
       (count(*) filter (where credential is null))::int as "without credential",
       (select count(*)::int from mails m join certificates k
          on k.registration_id = m.registration_id and k.id::text = m.attachments -> 0 ->> 'id'
        where m.session_id = any($1::uuid[]) and m.kind = 'certificate.issued'
          and jsonb_array_length(m.attachments) = 1) as mailed
     from certificates c join registrations r on r.id = c.registration_id where c.session_id = any($1::uuid[])`,
    [ids],
  );
  const { issued, people: served, mailed, ...faults } = rows[0] ?? {};
  return [
    ...Object.entries({ issued, served, mailed }).flatMap(([what, count]) =>
      count === people ? [] : [`${what}: ${count} instead of ${people}`],
    ),
    ...Object.entries(faults).flatMap(([what, count]) => (count === 0 ? [] : [`${what}: ${count}`])),
  ];
}

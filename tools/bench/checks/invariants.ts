// What must hold after any load (I1-I5, I7, I8), read from the rows themselves.
import type pg from 'pg';

/** Each line counts the offenders of one invariant, in registrations `r` of the sessions asked about. */
const offenders: [string, string][] = [
  [
    'I1 no seat too many',
    `select count(*) from per where taken > capacity + exceptional or confirmed + offered > capacity + exceptional`,
  ],
  [
    'I2 positions 1..n without a gap or a double',
    `select count(*) from per where last <> total or distincts <> total`,
  ],
  ['I2 nobody served before those ahead', `select count(*) from per where last_served > first_waiting`],
  [
    'I3 one registration a person and session',
    `select count(*) from (select 1 from r group by session_id, person_id having count(*) > 1) twice`,
  ],
  [
    'I4 counters equal to the rows',
    `select count(*) from per where (confirmed, offered, waiting, last_position, last_number) <>
       (rows_confirmed, rows_offered, rows_waiting, total, total)`,
  ],
  [
    'I5 one job a registration',
    `select count(*) from (select 1 from r left join job j
       on j.registration_id = r.id and j.name = 'registrations.' || lower(r.status)
       group by r.id having count(j.name) <> 1) wrong`,
  ],
  [
    'I7 one audit row a registration',
    `select count(*) from (select 1 from r left join audit_events a
       on a.subject_kind = 'registration' and a.subject_id = r.id::text group by r.id having count(a.id) <> 1) wrong`,
  ],
  [
    'I8 no job about what is not stored',
    `select count(*) from job left join registrations x on x.id = job.registration_id where x.id is null`,
  ],
  [
    'I8 no mail about what is not stored',
    `select count(*) from mails m left join registrations x on x.id = m.registration_id
       where m.registration_id is not null and x.id is null`,
  ],
];

const facts = `
  with r as materialized (select * from registrations where session_id = any($1::uuid[])),
  job as materialized (
    select name, (data->>'registrationId')::uuid as registration_id from pgboss.job
    where name like 'registrations.%' and created_on >= $2),
  per as (
    select s.id, s.capacity, s.exceptional, s.confirmed, s.offered, s.waiting, s.last_position, s.last_number,
      count(r.id) as total, count(distinct r.position) as distincts, coalesce(max(r.position), 0) as last,
      count(*) filter (where r.status in ('CONFIRMED', 'OFFERED')) as taken,
      count(*) filter (where r.status = 'CONFIRMED') as rows_confirmed,
      count(*) filter (where r.status = 'OFFERED') as rows_offered,
      count(*) filter (where r.status = 'WAITLISTED') as rows_waiting,
      max(r.position) filter (where r.status = 'CONFIRMED') as last_served,
      min(r.position) filter (where r.status = 'WAITLISTED') as first_waiting
    from sessions s left join r on r.session_id = s.id where s.id = any($1::uuid[]) group by s.id)`;

/**
 * The invariants that these sessions break, with how many times. Every registration on them was made since `since`.
 * @returns an empty list when all of them hold
 */
export async function brokenInvariants(
  client: pg.Client,
  sessionIds: readonly string[],
  since: Date,
): Promise<string[]> {
  const counts = offenders.map(([, sql], index) => `(${sql}) as n${index}`);
  // The tables have just grown and their statistics are old: nested loops would take hours.
  await client.query('set enable_nestloop = off');
  const { rows } = await client.query<Record<string, string>>(`${facts} select ${counts.join(', ')}`, [
    sessionIds,
    since,
  ]);
  await client.query('reset enable_nestloop');
  const row = rows[0] as Record<string, string>;
  return offenders.flatMap(([name], index) => {
    const count = Number(row[`n${index}`]);
    return count === 0 ? [] : [`${name} (${count})`];
  });
}

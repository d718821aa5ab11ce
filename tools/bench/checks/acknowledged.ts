// I6: every registration that the client was told is stored as told, and what was refused left nothing behind.
import type pg from 'pg';
import type { Seen } from '../load/plan.ts';

/**
 * The waiting ranks told are compared when the sessions only ever grew: then rank follows position.
 * @returns sentences, none when all is well
 */
export async function lostOrLeft(client: pg.Client, seen: readonly Seen[]): Promise<string[]> {
  const asked = seen.filter(({ ask }) => ask === 'register');
  const told = asked.filter(({ status }) => status === 201);
  const refused = asked.filter(({ status }) => status >= 400);
  await client.query('set enable_nestloop = off'); // see invariants.ts
  const { rows } = await client.query<{ lost: string; ranks: string; left: string }>(
    `with told as (
       select * from jsonb_to_recordset($1::jsonb) as t ("registrationId" uuid, number text, outcome text, rank int,
         "sessionId" uuid, email text)),
     ranked as (
       select id, rank() over (partition by session_id order by position) as rank from registrations
       where status = 'WAITLISTED' and session_id in (select "sessionId" from told)),
     refused as (select * from jsonb_to_recordset($2::jsonb) as t ("sessionId" uuid, email text))
     select
       (select count(*) from told t where not exists (
         select 1 from registrations r where r.id = t."registrationId" and r.number = t.number and r.status = t.outcome
           and r.session_id = t."sessionId" and r.email = t.email)) as lost,
       (select count(*) from told t join ranked k on k.id = t."registrationId" where k.rank <> t.rank) as ranks,
       (select count(*) from refused t join people p on p.email_key = t.email
         join registrations r on r.person_id = p.id and r.session_id = t."sessionId") as left`,
    [JSON.stringify(told), JSON.stringify(refused)],
  );
  await client.query('reset enable_nestloop');
  const { lost, ranks, left } = rows[0] as { lost: string; ranks: string; left: string };
  return [
    ...(lost === '0' ? [] : [`I6 ${lost} answers of success that are not stored as told`]),
    ...(ranks === '0' ? [] : [`I6 ${ranks} ranks told that are not the ranks stored`]),
    ...(left === '0' ? [] : [`I6 ${left} refused requests that left a registration`]),
  ];
}

// Sessions made for a bench: published, open now, remote, of so many places.
import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** @returns the ids of `count` new sessions */
export async function newSessions(
  client: pg.Pool | pg.Client,
  count: number,
  capacity: number,
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `with theme as (insert into themes values ('CENTRES', 'Centres-bourgs') on conflict (code) do update set label = excluded.label returning code),
     module as (
       insert into modules (code, regime, title, theme_code, objectives, audience, prerequisites, methods, assessment, outcome, planned_minutes, updated_at)
       select $1, 'TRAINING', 'Mesure', code, '{}', '', '', '', '', '', 420, now() from theme returning id)
     insert into sessions (ref, module_id, region_code, title, format, state, contact_email, capacity, opens_at, closes_at, starts_at, ends_at, created_at, updated_at)
     select $1 || '-' || n, id, '84', 'Mesure', 'REMOTE', 'PUBLISHED', 'contact@treize.example', $2::int,
       now() - interval '1 day', now() + interval '30 days', now() + interval '31 days', now() + interval '32 days', now(), now()
     from module, generate_series(1, $3::int) n returning id`,
    [randomUUID().slice(0, 8), capacity, count],
  );
  return rows.map(({ id }) => id);
}

/** One new session. */
export async function newSession(client: pg.Pool | pg.Client, capacity: number): Promise<string> {
  const [id] = await newSessions(client, 1, capacity);
  return id as string;
}

// Two people of the filled database with their doors open: somebody registered, and an organiser of every region.
import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';

async function signIn(client: pg.Client, personId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await client.query(
    `insert into logins (token_hash, person_id, created_at, last_seen_at, expires_at, device)
     values ($1, $2, now(), now(), now() + interval '1 day', 'bench')`,
    [createHash('sha256').update(token).digest('base64url'), personId],
  );
  return `__Host-treize=${token}`;
}

/** A registered person, and an organiser of all regions who contacts a commune too. */
export async function openDoors(client: pg.Client): Promise<{ official: string; organiser: string }> {
  const { rows } = await client.query<{ id: string; commune: string }>(
    `select p.id, m.municipality_code as commune from people p join mandates m on m.person_id = p.id order by p.id limit 2`,
  );
  const [official, organiser] = rows as [{ id: string; commune: string }, { id: string; commune: string }];
  await client.query(
    `insert into grants (person_id, role, scope_kind, scope_id, valid_from, created_at)
     select $1::uuid, 'REGIONAL_ORGANIZER', 'region', code, now() - interval '1 day', now() from regions
     union all select $1, 'MUNICIPALITY_MANAGER', 'municipality', $2::text, now() - interval '1 day', now()
     union all select $1, 'NATIONAL_PILOT', 'nation', null, now() - interval '1 day', now()`,
    [organiser.id, organiser.commune],
  );
  return { official: await signIn(client, official.id), organiser: await signIn(client, organiser.id) };
}

// The ground of the rush bench: an own PostgreSQL with the schema, a session per run, two API processes.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../postgres/embedded-postgres.ts';
import { freePort } from '../../postgres/server.ts';

const dist = resolve(import.meta.dirname, '../../../dist');
export const municipalityCode = '15187';

export interface Ground {
  url: string;
  pool: pg.Pool;
  /** Ports of the API processes. */
  ports: number[];
  close(): Promise<void>;
}

async function startApi(url: string): Promise<{ port: number; child: ChildProcess }> {
  const port = await freePort();
  const env = {
    PATH: process.env['PATH'] ?? '',
    DATABASE_URL: url,
    SMTP_URL: 'smtp://127.0.0.1:2',
    PUBLIC_URL: `http://localhost:${port}`,
    SECRET: 'a secret for the bench only, 32 characters',
    MAIL_DOMAIN: 'mail.treize.example',
    LOG_LEVEL: 'error',
    PORT: String(port),
    REGISTRATIONS_PER_NETWORK: '100000000',
  };
  const child = spawn(process.execPath, [join(dist, 'apps/api/main.js')], { env, stdio: 'inherit' });
  for (let tries = 0; tries < 300; tries++) {
    const isReady = await fetch(`http://127.0.0.1:${port}/api/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return { port, child };
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error('the API process is not ready after 30 s');
}

/** Starts it all; PostgreSQL keeps its usual guarantees (fsync on), so that rates are those of a real service. */
export async function prepareGround(processes: number): Promise<Ground> {
  const dir = mkdtempSync(join(tmpdir(), 'treize-rush-'));
  const server = await startPostgres({ dir, maxConnections: 100 });
  if ('owner' in server) throw new Error(`the fresh folder ${dir} already has an owner`);
  const migrated = spawnSync(process.execPath, [join(dist, 'tools/migrate.js')], {
    env: { ...process.env, DATABASE_URL: server.url },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (migrated.status !== 0) throw new Error('the migrations failed');
  const pool = new pg.Pool({ connectionString: server.url, max: 20 });
  const started: Awaited<ReturnType<typeof startApi>>[] = [];
  for (let index = 0; index < processes; index++) started.push(await startApi(server.url));
  return {
    url: server.url,
    pool,
    ports: started.map(({ port }) => port),
    async close() {
      for (const { child } of started) {
        child.kill('SIGTERM');
        await new Promise((gone) => child.once('exit', gone));
      }
      await pool.end();
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** A published session open now, of that many places. */
export async function aSession(pool: pg.Pool, capacity: number): Promise<string> {
  const code = randomUUID().slice(0, 8);
  const { rows } = await pool.query<{ id: string }>(
    `with theme as (insert into themes values ('CENTRES', 'Centres-bourgs') on conflict (code) do update set label = excluded.label returning code),
     module as (
       insert into modules (code, regime, title, theme_code, objectives, audience, prerequisites, methods, assessment, outcome, planned_minutes, updated_at)
       select $1, 'TRAINING', 'Mesure', code, '{}', '', '', '', '', '', 420, now() from theme returning id)
     insert into sessions (ref, module_id, region_code, title, format, state, contact_email, capacity, opens_at, closes_at, starts_at, ends_at, created_at, updated_at)
     select $1, id, '84', 'Mesure', 'REMOTE', 'PUBLISHED', 'contact@treize.example', $2,
       now() - interval '1 day', now() + interval '30 days', now() + interval '31 days', now() + interval '32 days', now(), now()
     from module returning id`,
    [code, capacity],
  );
  return (rows[0] as { id: string }).id;
}

/** One person of a name and mailbox of their own. */
export const aDraft = () => {
  const name = randomUUID();
  return {
    kind: 'ELECTED' as const,
    function: 'Maire',
    delegation: false,
    municipalityCode,
    epciCode: null,
    familyName: `Mesure${name}`,
    givenName: 'Camille',
    email: `${name}@mairie.example`,
    phone: null,
    needs: null,
  };
};

// An own PostgreSQL for a bench, with the product's schema and reference data, that can count statements and tell their plans.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres, type OwnedPostgres } from '../../postgres/embedded-postgres.ts';

export interface BenchServer {
  /** The folder of its files, given up at the end. */
  dir: string;
  /** Address of the database of that name on this server, `treize` unless told. */
  urlOf(database?: string): string;
  /** Process id of its postmaster. */
  pid: number;
  close(): Promise<void>;
}

async function own(dir: string, ephemeral: boolean, log?: (text: string) => void): Promise<OwnedPostgres> {
  const started = await startPostgres({ dir, ephemeral, maxConnections: 200, ...(log ? { log } : {}) });
  if ('owner' in started) throw new Error(`the folder ${dir} already has an owner`);
  return started;
}

/** Runs `work` on one connection. */
export async function onDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Schema, job queue, communes, first catalogue. */
export function migrate(url: string, dist: string): void {
  const { status } = spawnSync(process.execPath, [join(dist, 'tools/migrate.js')], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('the migrations failed');
}

export interface ServerOptions {
  /** Folder in which its own is made. */
  parent?: string;
  /** Fills large tables before, on a server that flushes nothing. */
  prepare?(url: string): Promise<void>;
  /** Receives what it logs. */
  log?(text: string): void;
}

/** Starts it in a new folder. It keeps its usual guarantees (fsync on), so that rates are those of a real service. */
export async function startBenchServer({
  parent = tmpdir(),
  prepare,
  log,
}: ServerOptions = {}): Promise<BenchServer> {
  const dir = mkdtempSync(join(parent, 'treize-bench-'));
  let running: OwnedPostgres | undefined;
  // Its processes may still be leaving: what they write meanwhile is removed too.
  const give = (): void => rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  const giveUp = (): void => {
    if (running) process.kill(running.pid, 'SIGKILL');
    give();
  };
  process.once('exit', giveUp);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const draft = (running = await own(dir, true));
  try {
    await onDatabase(draft.url, (client) =>
      client.query(`alter system set shared_preload_libraries = 'pg_stat_statements', 'auto_explain'`),
    );
    await prepare?.(draft.url);
  } finally {
    await draft.stop();
    running = undefined;
  }
  const server = (running = await own(dir, false, log));
  await onDatabase(server.url, (client) =>
    client.query(`alter system set pg_stat_statements.track = 'none'`),
  );
  await onDatabase(server.url, (client) => client.query('select pg_reload_conf()'));
  return {
    dir,
    pid: server.pid,
    urlOf(database = 'treize') {
      const url = new URL(server.url);
      url.pathname = `/${database}`;
      return url.href;
    },
    async close() {
      await server.stop();
      process.removeListener('exit', giveUp);
      give();
    },
  };
}

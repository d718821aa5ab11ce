// The embedded database of a folder: started by the first who needs it, used as it is by the others.
import { resolve } from 'node:path';
import pg from 'pg';
import { ExpectedFailure } from '../start/expected-failure.ts';
import { findBinaries } from './binaries.ts';
import { claimFolder } from './claim-folder.ts';
import { ensureCluster, readPassword, USER } from './cluster.ts';
import { livingOwner, publish, release, type Owner } from './owner.ts';
import { pause } from './processes.ts';
import { freePort, startServer, type Server } from './server.ts';

export const DATABASE = 'treize';

export interface PostgresOptions {
  /** folder of the server's files, of its password and of its owner's name */
  dir: string;
  ephemeral?: boolean;
  maxConnections?: number;
  say?: (line: string) => void;
  /** receives what the server logs while it runs, in pieces */
  log?: (text: string) => void;
}

export interface OwnedPostgres {
  /** address of the `treize` database */
  url: string;
  pid: number;
  /** resolves when the server ends, whoever ended it */
  ended: Promise<string>;
  stop(): Promise<void>;
  /** starts the server again after it was killed, on the same address */
  restart(): Promise<void>;
}

/**
 * Starts the server of a folder and owns it until `stop`.
 * @returns the owner, when a living process already runs that server: it is never signalled.
 * @throws ExpectedFailure when the folder cannot be used.
 */
export async function startPostgres(options: PostgresOptions): Promise<OwnedPostgres | { owner: Owner }> {
  const dir = resolve(options.dir);
  const binaries = await findBinaries();
  const owner = claimFolder(dir);
  if (owner) return { owner };
  const releaseAtExit = (): void => release(dir);
  process.once('exit', releaseAtExit);
  const giveUp = (): void => {
    process.removeListener('exit', releaseAtExit);
    release(dir);
  };
  try {
    await ensureCluster(dir, binaries, options.ephemeral ?? false);
    const port = await freePort();
    const start = (): Promise<Server> =>
      startServer(binaries, {
        dir,
        port,
        ephemeral: options.ephemeral ?? false,
        maxConnections: options.maxConnections ?? 100,
        say: options.say ?? (() => undefined),
        ...(options.log === undefined ? {} : { log: options.log }),
      });
    let server = await start();
    const address = (database: string): string =>
      `postgres://${USER}:${readPassword(dir)}@127.0.0.1:${port}/${database}`;
    await createDatabase(address('postgres'));
    publish(dir, { url: address(DATABASE) });
    return {
      url: address(DATABASE),
      get pid() {
        return server.pid;
      },
      get ended() {
        return server.ended;
      },
      restart: async () => void (server = await start()),
      stop: async () => {
        await server.stop();
        giveUp();
      },
    };
  } catch (error) {
    giveUp();
    throw error;
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/**
 * The address of the folder's database: that of the running server, or of one started for the caller.
 * `stop` stops only what this call started.
 */
export async function openPostgres(
  options: PostgresOptions,
): Promise<{ url: string; owner?: Owner; stop: () => Promise<void> }> {
  const started = await startPostgres(options);
  if (!('owner' in started)) return { url: started.url, stop: () => started.stop() };
  for (let turn = 0; turn < 300; turn += 1) {
    const owner = livingOwner(resolve(options.dir));
    if (owner?.url !== undefined) return { url: owner.url, owner, stop: () => Promise.resolve() };
    if (!owner) return openPostgres(options); // it went away while starting: our turn
    await pause(100);
  }
  throw new ExpectedFailure(
    `La base de données est en train de démarrer ailleurs (processus ${started.owner.pid}). Réessayez.`,
  );
}

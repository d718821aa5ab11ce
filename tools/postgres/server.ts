// One PostgreSQL server process: start, wait until it answers, stop.
import type { ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { ExpectedFailure } from '../start/expected-failure.ts';
import type { Binaries } from './binaries.ts';
import { notOurs } from './claim-folder.ts';
import { damaged, filesOf } from './cluster.ts';
import { pause } from './processes.ts';
import { spawnPostgres } from './run-as.ts';
import { clearStaleServer } from './stale-server.ts';

export interface ServerOptions {
  dir: string;
  port: number;
  /** test mode: nothing is flushed to the disk */
  ephemeral: boolean;
  maxConnections: number;
  say: (line: string) => void;
  /** receives what the server logs once it runs, in pieces */
  log?: (text: string) => void;
}

export interface Server {
  pid: number;
  /** resolves when the process ends, with how: « code 1 », « signal SIGKILL » */
  ended: Promise<string>;
  stop(): Promise<void>;
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
      .once('error', fail)
      .listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as AddressInfo;
        probe.close(() => done(port));
      });
  });
}

const LEFTOVERS = /shared memory block .* is still in use|lock file "postmaster.pid" already exists/;

/** @throws ExpectedFailure with PostgreSQL's own words when it refuses to start. */
export async function startServer(binaries: Binaries, options: ServerOptions): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    await clearStaleServer(filesOf(options.dir), options.say);
    const outcome = await tryToStart(binaries, options);
    if (typeof outcome !== 'string') return outcome;
    if (outcome.includes('has wrong ownership')) throw notOurs(options.dir);
    // the children of a server killed outright take a moment to notice and leave
    if (!LEFTOVERS.test(outcome) || attempt === 40)
      throw damaged(options.dir, `PostgreSQL répond « ${lastWords(outcome)} »`);
    await pause(250);
  }
}

const lastWords = (said: string): string =>
  /(?:FATAL|PANIC):\s*(.*)/.exec(said)?.[1] ?? said.trim().split('\n').at(-1) ?? '';

async function tryToStart(binaries: Binaries, options: ServerOptions): Promise<Server | string> {
  const flags: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port: options.port,
    unix_socket_directories: '',
    max_connections: options.maxConnections,
    shared_buffers: '64MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(options.ephemeral
      ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }
      : {}),
  };
  const settings = Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawnPostgres(binaries.postgres, ['-D', filesOf(options.dir), ...settings]);
  const ended = new Promise<string>((done) =>
    child.once('exit', (code, signal) => done(signal === null ? `code ${code}` : `signal ${signal}`)),
  );
  const stopAtExit = (): void => void child.kill('SIGINT');
  process.once('exit', stopAtExit);
  void ended.then(() => process.removeListener('exit', stopAtExit));
  const refusal = await untilReady(child, options.log);
  if (refusal !== undefined) return refusal;
  return { pid: child.pid as number, ended, stop: () => stopServer(child, ended) };
}

/** Resolves with undefined once the server answers, or with what it wrote if it ended before. */
function untilReady(child: ChildProcess, log?: (text: string) => void): Promise<string | undefined> {
  return new Promise((done, fail) => {
    let said = '';
    let ready = false;
    child.stdout?.resume();
    child.stderr?.on('data', (chunk: Buffer) => {
      if (ready) return log?.(String(chunk));
      said += String(chunk);
      ready = said.includes('ready to accept connections');
      if (ready) done(undefined);
    });
    child.once('error', (error) =>
      fail(new ExpectedFailure(`PostgreSQL ne peut pas être lancé : ${error.message}`)),
    );
    child.once('close', () => done(said));
  });
}

/** Fast shutdown; a server that does not answer is asked harder after ten seconds. */
async function stopServer(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill('SIGINT');
  const harder = setTimeout(() => child.kill('SIGQUIT'), 10_000);
  await ended;
  clearTimeout(harder);
}

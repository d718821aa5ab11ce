// Creates the files of a PostgreSQL server, whole or not at all.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExpectedFailure } from '../start/expected-failure.ts';
import type { Binaries } from './binaries.ts';
import { giveToPostgres, spawnPostgres } from './run-as.ts';

export const USER = 'treize';

export const filesOf = (dir: string): string => join(dir, 'pgdata');
const passwordFile = (dir: string): string => join(dir, 'password');

/** The sentence for a folder that cannot be used as it is: nothing is ever erased without being asked. */
export function damaged(dir: string, reason: string): ExpectedFailure {
  return new ExpectedFailure(
    `Le dossier de la base de données (${dir}) est abîmé ou incomplet : ${reason}.\n` +
      'Rien n’a été effacé. Pour repartir de zéro : npm run demo:reset, puis npm start.',
  );
}

/**
 * Makes the server's files if there are none yet. They are built beside and renamed at the end, so that a folder
 * named `pgdata` is always whole; what an interrupted start left is built again.
 * @throws ExpectedFailure when the files are there but not usable.
 */
export async function ensureCluster(dir: string, binaries: Binaries, ephemeral: boolean): Promise<void> {
  if (existsSync(filesOf(dir))) {
    for (const part of ['PG_VERSION', 'global/pg_control', 'pg_wal', 'postgresql.conf'])
      if (!existsSync(join(filesOf(dir), part))) throw damaged(dir, `il manque pgdata/${part}`);
    if (!existsSync(passwordFile(dir))) throw damaged(dir, 'il manque le fichier password');
    return;
  }
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  giveToPostgres(dir);
  writeFileSync(passwordFile(dir), randomBytes(24).toString('base64url'), { mode: 0o600 });
  giveToPostgres(passwordFile(dir));
  const draft = `${filesOf(dir)}.unfinished`;
  rmSync(draft, { recursive: true, force: true });
  await initialise(binaries, draft, passwordFile(dir), ephemeral);
  renameSync(draft, filesOf(dir));
}

async function initialise(
  binaries: Binaries,
  target: string,
  password: string,
  ephemeral: boolean,
): Promise<void> {
  const child = spawnPostgres(binaries.initdb, [
    ...['-D', target, '-U', USER, '--auth=scram-sha-256', `--pwfile=${password}`, '--encoding=UTF8'],
    ...['--locale-provider=icu', '--icu-locale=fr', '--locale=C', ...(ephemeral ? ['--no-sync'] : [])],
  ]);
  const stop = (): void => void child.kill('SIGINT');
  process.once('exit', stop);
  let said = '';
  child.stdout?.resume();
  child.stderr?.on('data', (chunk: Buffer) => (said += String(chunk)));
  const code = await new Promise<number | null>((done, fail) =>
    child.once('error', fail).once('close', done),
  );
  process.removeListener('exit', stop);
  if (code !== 0)
    throw new ExpectedFailure(`PostgreSQL n'a pas pu préparer ses fichiers dans ${target} :\n${said.trim()}`);
}

export function readPassword(dir: string): string {
  return readFileSync(passwordFile(dir), 'utf8').trim();
}

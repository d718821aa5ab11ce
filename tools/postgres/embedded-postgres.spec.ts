// The embedded server on real files: one owner, attached others, and every bad surprise a folder can hold.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { openPostgres, startPostgres, type OwnedPostgres } from './embedded-postgres.ts';
import { livingOwner } from './owner.ts';
import { isAlive } from './processes.ts';

const scratch = mkdtempSync(join(tmpdir(), 'treize-postgres-'));
const dir = join(scratch, 'first');
const script = join(scratch, 'own.mjs');
const owned: OwnedPostgres[] = [];
const others: ChildProcess[] = [];

async function own(folder: string): Promise<OwnedPostgres> {
  const server = await startPostgres({ dir: folder, ephemeral: true });
  if ('owner' in server) throw new Error('owned by another process');
  owned.push(server);
  return server;
}

/** Another process that owns the server of a folder until it is killed; resolves once it says it is up. */
async function ownElsewhere(folder: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  others.push(child);
  await new Promise((done, fail) => {
    child.stdout?.once('data', done);
    child.once('exit', () => fail(new Error('the other owner did not start')));
  });
  return child;
}

async function select(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ answer: unknown }>(sql);
  await client.end();
  return rows[0]?.answer;
}

/** A folder whose files are those of the first server, stopped: quicker than making new ones. */
function copyOfFirst(name: string): string {
  const copy = join(scratch, name);
  execFileSync('cp', ['-a', dir, copy]);
  rmSync(join(copy, 'pgdata/postmaster.pid'), { force: true });
  return copy;
}

beforeAll(async () => {
  writeFileSync(
    script,
    `import { startPostgres } from '${resolve(import.meta.dirname, 'embedded-postgres.ts')}';
     await startPostgres({ dir: process.argv[2], ephemeral: true });
     console.log('up');
     setInterval(() => undefined, 1000);`,
  );
  mkdirSync(join(dir, 'pgdata.unfinished/base'), { recursive: true }); // as an initdb cut short leaves it
  await (await own(dir)).stop();
});

afterAll(async () => {
  for (const child of others) child.kill('SIGKILL');
  await Promise.all(owned.map((server) => server.stop()));
  rmSync(scratch, { recursive: true, force: true });
});

it('begins again what an interrupted first start left, and leaves no process behind', () => {
  expect(existsSync(join(dir, 'pgdata/PG_VERSION'))).toBe(true);
  expect(existsSync(join(dir, 'pgdata.unfinished'))).toBe(false);
  expect(isAlive(owned[0]?.pid as number)).toBe(false);
  expect(livingOwner(dir)).toBeUndefined();
});

it('speaks French collation and UTF-8', async () => {
  const server = await own(dir);
  expect(
    await select(
      server.url,
      `SELECT string_agg(t, ',' ORDER BY t) AS answer FROM (VALUES ('élu'),('zoé'),('ete')) v(t)`,
    ),
  ).toBe('élu,ete,zoé');
  await server.stop();
});

it('lets others attach to the server of a living owner, without ever stopping it', async () => {
  const folder = copyOfFirst('attached');
  const other = await ownElsewhere(folder);
  const attached = await openPostgres({ dir: folder });
  expect(await select(attached.url, 'SELECT 1 AS answer')).toBe(1);
  await attached.stop();
  expect(await select(attached.url, 'SELECT 2 AS answer')).toBe(2);
  const second = await startPostgres({ dir: folder });
  expect('owner' in second && second.owner.pid).toBe(other.pid);
});

it('takes over from an owner killed outright, and keeps what was written', async () => {
  const folder = copyOfFirst('orphan');
  const other = await ownElsewhere(folder);
  const { url } = livingOwner(folder) as { url: string };
  await select(url, 'CREATE TABLE kept AS SELECT 7 AS answer');
  const orphan = Number(readFileSync(join(folder, 'pgdata/postmaster.pid'), 'utf8').split('\n')[0]);
  other.kill('SIGKILL');
  await new Promise((done) => other.once('exit', done));
  expect(livingOwner(folder)).toBeUndefined();
  const server = await own(folder);
  expect(isAlive(orphan)).toBe(false);
  expect(await select(server.url, 'SELECT answer FROM kept')).toBe(7);
});

it('does not take the number of another program for an owner or a server', async () => {
  const folder = copyOfFirst('stranger');
  writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: process.pid, mark: '1' }));
  writeFileSync(join(folder, 'pgdata/postmaster.pid'), `${process.pid}\n${folder}\n`);
  const server = await own(folder);
  expect(await select(server.url, 'SELECT 1 AS answer')).toBe(1);
});

it('gives a folder to one of two starts at the same moment; the other attaches', async () => {
  const folder = copyOfFirst('race');
  const options = { dir: folder, ephemeral: true };
  const [here, there] = await Promise.all([openPostgres(options), openPostgres(options)]);
  expect(there.url).toBe(here.url);
  await Promise.all([here.stop(), there.stop()]);
});

it.each(['pgdata/global/pg_control', 'pgdata/postgresql.conf', 'password'])(
  'says in a sentence that %s is missing, and erases nothing',
  async (part) => {
    const folder = copyOfFirst(`damaged-${part.replaceAll('/', '-')}`);
    rmSync(join(folder, part));
    await expect(own(folder)).rejects.toThrow(/est abîmé ou incomplet.*\n.*npm run demo:reset/);
    expect(existsSync(join(folder, 'pgdata/PG_VERSION'))).toBe(true);
    expect(livingOwner(folder)).toBeUndefined();
  },
);

it('passes on PostgreSQL’s own words when it refuses the files', async () => {
  const folder = copyOfFirst('other-version');
  writeFileSync(join(folder, 'pgdata/PG_VERSION'), '11\n');
  await expect(own(folder)).rejects.toThrow(
    /PostgreSQL répond « database files are incompatible with server »/,
  );
});

it('starts again on the same address after it was killed', async () => {
  const server = await own(dir);
  const { pid, url } = server;
  process.kill(pid, 'SIGKILL');
  expect(await server.ended).toBe('signal SIGKILL');
  await server.restart();
  expect(server.pid).not.toBe(pid);
  expect(await select(url, 'SELECT 1 AS answer')).toBe(1);
  await server.stop();
});

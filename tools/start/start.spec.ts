// The launcher from outside: what it starts, what it says, what it leaves behind.
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { livingOwner } from '../postgres/owner.ts';
import { isAlive, pause } from '../postgres/processes.ts';
import { keepCertificate } from './certificates.ts';
import { lanAddresses, requireLanAddress } from './lan.ts';
import { Launched, notesOf, quietEnvironment } from './launched.fixture.ts';
import { ask } from './readiness.ts';
import { writeStandIns } from './stand-ins.fixture.ts';

const scratch = mkdtempSync(join(tmpdir(), 'treize-start-'));
const state = join(scratch, 'state');
const dist = join(scratch, 'dist');
const place = [`--data=${state}`, `--dist=${dist}`];
const launched: Launched[] = [];
let env: Record<string, string>;

function launch(script: string, words: string[] = [], more: Record<string, string> = {}): Launched {
  const one = new Launched(script, words, { ...env, ...more });
  launched.push(one);
  return one;
}

const serverPid = (): number =>
  Number(readFileSync(join(state, 'postgres/pgdata/postmaster.pid'), 'utf8').split('\n')[0]);
const pidsInNotes = (): number[] =>
  [
    ...notesOf(env)
      .join('\n')
      .matchAll(/ up (\d+)/g),
  ].map(([, pid]) => Number(pid));
jest.setTimeout(120_000); // several programs start one after the other: a loaded machine takes its time
const NO_STACK = /\n\s+at /;

beforeAll(async () => {
  env = await quietEnvironment(scratch);
  writeStandIns(dist);
});
afterAll(async () => {
  for (const one of launched) one.kill('SIGKILL');
  await Promise.all(launched.map((one) => one.ended));
  while (livingOwner(join(state, 'postgres'))) await pause(50);
  rmSync(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

describe('npm start', () => {
  let first: Launched;
  let postgres: number;

  it('brings everything up and says where', async () => {
    first = launch('start/start.ts', place);
    await first.says('Ctrl-C arrête tout');
    expect(first.said).toContain(`http://localhost:${env['PORT']}`);
    expect(first.said).toContain(`http://localhost:${env['MAILBOX_PORT']}`);
    expect(first.said).toMatch(/Anne Le Goff\s+Maire/);
    expect(first.said).toContain('Services de proximité, Guingamp');
    expect(first.said).toContain(`http://localhost:${env['PORT']}/sessions/today`);
    const notes = notesOf(env);
    expect(notes.slice(0, 2).map((line) => line.trim())).toEqual(['migrate', 'seed']);
    expect(notes.join('\n')).toContain(`demo=true public=http://localhost:${env['PORT']}`);
    expect((await fetch(`http://localhost:${env['MAILBOX_PORT']}/api/messages`)).status).toBe(200);
    postgres = serverPid();
  });

  it('refuses a second start with the address of the first, which goes on', async () => {
    const second = launch('start/start.ts', place);
    expect(await second.ended).toBe(1);
    expect(second.said).toContain(`Treize tourne déjà : http://localhost:${env['PORT']}`);
    expect(second.said).not.toMatch(NO_STACK);
    expect(isAlive(postgres)).toBe(true);
  });

  it('refuses a reset meanwhile', async () => {
    const reset = launch('start/reset.ts', place);
    expect(await reset.ended).toBe(1);
    expect(reset.said).toContain('Treize tourne déjà');
    expect(isAlive(postgres)).toBe(true);
  });

  it('lets a command attach to its database', async () => {
    const command = launch(
      'postgres/with-database.ts',
      [join(dist, 'tools/grant.js'), 'a@b.example', 'nation'],
      { TREIZE_DATA: state },
    );
    expect(await command.ended).toBe(0);
    expect(notesOf(env).at(-1)).toBe('grant a@b.example nation');
    expect(isAlive(postgres)).toBe(true);
  });

  it('starts a fallen process again', async () => {
    await fetch(`http://127.0.0.1:${env['PORT']}/crash`).catch(() => undefined);
    await first.says('L’application : arrêt imprévu (code 3), nouveau démarrage.');
    while (
      (await fetch(`http://127.0.0.1:${env['PORT']}/api/health/ready`).catch(() => undefined))?.status !== 200
    )
      await pause(30);
  });

  it('starts a killed database again and says so', async () => {
    process.kill(postgres, 'SIGKILL');
    await first.says('La base de données a été arrêtée de l’extérieur (signal SIGKILL)');
    await first.says('tournent de nouveau');
    expect(serverPid()).not.toBe(postgres);
    postgres = serverPid();
  });

  it('stops all of it in order on Ctrl-C, in seconds', async () => {
    const asked = performance.now();
    first.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(performance.now() - asked).toBeLessThan(5000);
    expect(notesOf(env).slice(-2).sort()).toEqual(['api down', 'worker down']);
    expect([postgres, ...pidsInNotes()].filter(isAlive)).toEqual([]);
    expect(livingOwner(join(state, 'postgres'))).toBeUndefined();
    expect(first.said).not.toMatch(NO_STACK);
  });

  it('leaves nothing running when killed outright, and starts again on the same data', async () => {
    const killed = launch('start/start.ts', place);
    await killed.says('est prêt');
    const left = [serverPid(), ...pidsInNotes().slice(-2)];
    killed.kill('SIGKILL');
    await killed.ended;
    const next = launch('start/start.ts', place);
    await next.says('est prêt');
    expect(left.filter(isAlive)).toEqual([]);
    next.kill('SIGTERM');
    expect(await next.ended).toBe(0);
  });

  it('resets when nothing runs', async () => {
    const reset = launch('start/reset.ts', place);
    expect(await reset.ended).toBe(0);
    expect(reset.said).toContain('remise à zéro');
    expect(() => serverPid()).toThrow('ENOENT');
  });
});

describe('what prevents a start is one sentence', () => {
  async function refusal(words: string[], more: Record<string, string>): Promise<string> {
    const one = launch('start/start.ts', words, more);
    expect(await one.ended).toBe(1);
    expect(one.said).not.toMatch(NO_STACK);
    return one.said;
  }

  it.each([
    ['PORT', 'application'],
    ['MAILBOX_PORT', 'page des messages'],
    ['SMTP_PORT', 'serveur de messagerie'],
  ])('a taken %s', async (variable, what) => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(Number(env[variable]), '127.0.0.1', done));
    const said = await refusal(place, {});
    expect(said).toContain(`Le port ${env[variable]} (${what}) est déjà pris`);
    expect(said).toContain(`${variable}=`);
    await new Promise((done) => taken.close(done));
  });

  it('a wrong setting, named with what was expected', async () => {
    expect(await refusal(place, { LOG_LEVEL: 'loud' })).toMatch(
      /LOG_LEVEL is wrong .*expected: how much is logged/,
    );
    expect(await refusal(place, { PORT: 'abc' })).toContain('PORT vaut « abc » : un numéro de port');
    expect(await refusal([...place, '--wan'], {})).toContain('--wan');
  });

  it('with DATABASE_URL: missing settings, then an unreachable server, its password not shown', async () => {
    const real = { DATABASE_URL: 'postgres://someone:hidden@127.0.0.1:9/treize' };
    expect(await refusal(place, real)).toMatch(/SMTP_URL is missing; expected: .*\n.*PUBLIC_URL is missing/);
    const settings = {
      ...real,
      SMTP_URL: 'smtp://localhost',
      PUBLIC_URL: 'https://treize.example',
      SECRET: 'x'.repeat(40),
      SEALING_KEY: 'MC4CAQAwBQYDK2VwBCIEIDTIWIYlDqshRwHnWR54XN5E4SiT4jt73VUXFEvArlU2',
      MAIL_DOMAIN: 'treize.example',
    };
    const said = await refusal(place, settings);
    expect(said).toContain('hors d’atteinte : personne ne répond à cette adresse');
    expect(said).not.toContain('hidden');
  });
});

it('with DATABASE_URL, runs the product alone: no demo content, no mailbox, no demo', async () => {
  const real = launch('start/start.ts', place, {
    DATABASE_URL: process.env['TEST_POSTGRES_URL'] as string,
    SMTP_URL: 'smtp://127.0.0.1:9',
    PUBLIC_URL: 'https://treize.example',
    SECRET: 'x'.repeat(40),
    SEALING_KEY: 'MC4CAQAwBQYDK2VwBCIEIDTIWIYlDqshRwHnWR54XN5E4SiT4jt73VUXFEvArlU2',
    MAIL_DOMAIN: 'treize.example',
    DEMO: 'true',
    NOTES: join(scratch, 'real-notes'),
  });
  await real.says('est prêt');
  expect(real.said).not.toContain('Messages envoyés');
  const notes = notesOf({ NOTES: join(scratch, 'real-notes') }).join('\n');
  expect(notes).toContain('demo=false public=https://treize.example');
  expect(notes).not.toContain('seed');
  await expect(fetch(`http://127.0.0.1:${env['MAILBOX_PORT']}/`)).rejects.toThrow('fetch failed');
  real.kill('SIGTERM');
  expect(await real.ended).toBe(0);
});

it('--lan answers over HTTPS on every network, with one certificate that is kept', async () => {
  const [address] = lanAddresses();
  if (address === undefined)
    return expect(() => requireLanAddress([])).toThrow("n'est sur aucun réseau local");
  const first = launch('start/start.ts', [...place, '--lan']);
  await first.says('Depuis un téléphone');
  expect(first.said).toContain(`https://${address}:${env['PORT']}`);
  await first.says('ne s’ouvre que sur cet ordinateur');
  expect(await ask({ host: address, port: Number(env['PORT']), tls: true }, '/')).toMatchObject({
    status: 200,
  });
  const kept = readFileSync(join(state, 'tls/cert.pem'), 'utf8');
  expect(new X509Certificate(kept).subjectAltName).toContain(`IP Address:${address}`);
  await expect(fetch(`http://${address}:${env['MAILBOX_PORT']}/`)).rejects.toThrow('fetch failed');
  first.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  await keepCertificate(join(state, 'tls'), [address]);
  expect(readFileSync(join(state, 'tls/cert.pem'), 'utf8')).toBe(kept);
});

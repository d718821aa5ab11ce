// The command as an operator runs it: its exit code, its sentences, keys from a file, from the installation, from nowhere.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { aKey } from '@treize/evidence/evidence.fixture';
import { aSheet } from '@treize/evidence/sheet.fixture';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'verify-'));
const command = join(folder, 'verify.mjs');
const published = JSON.stringify({ keys: [aKey(3).published, aKey().published] });
const files = {
  'sheet.json': aSheet(),
  'altered.json': aSheet().replace('PRESENT', 'EXCUSED'),
  'forged.json': aSheet(undefined, { key: aKey(9) }),
  'unsigned.json': aSheet(() => ({ signature: null, keyId: null })),
  'keys.json': published,
  'other.json': '{}',
};
let server: Server;
let origin: string;

beforeAll(async () => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const options = ['--platform', 'node', '--tsconfig', 'apps/api/tsconfig.json', '--format', 'esm'];
  execFileSync(
    process.execPath,
    [
      resolve(root, 'node_modules/rolldown/bin/cli.mjs'),
      'tools/commands/verify.ts',
      ...options,
      '--file',
      command,
    ],
    { cwd: root },
  );
  server = createServer((request, response) => {
    response.statusCode = request.url === '/.well-known/treize-keys.json' ? 200 : 404;
    response.end(published);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true });
});

const run = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((done) => {
    execFile(
      process.execPath,
      [command, ...args],
      { env: { ...process.env, INIT_CWD: folder } },
      (error, out, err) => done({ code: Number(error?.code ?? 0), out, err }),
    );
  });

it('an intact sheet, against published keys: who, when, where, what was corrected, exit 0', async () => {
  const { code, out } = await run('sheet.json', '--keys', 'keys.json');
  expect(code).toBe(0);
  for (const words of [
    'Habitat ancien (ARA-2027-01)',
    'mardi 12 janvier 2027, 9\u00a0h\u00a0–\u00a012\u00a0h\u00a030, Salle du conseil, Saint-Flour',
    'Personnes\u00a0: 2, présentes\u00a0: 1, signatures\u00a0: 1',
    'Close par Nadia Belloc',
    'Hélène Wissan\u00a0: présent, 15\u00a0min de retard, par Nadia Belloc',
    'Cette feuille est intacte.',
  ])
    expect(out).toContain(words);
  expect(out.match(/^✔ /gm)).toHaveLength(10);
});

it('asks the keys of the installation', async () => {
  expect((await run('sheet.json', '--from', origin)).code).toBe(0);
  expect((await run('forged.json', '--from', origin)).code).toBe(1);
});

it('with the file alone, says that the origin is not established', async () => {
  const { code, out } = await run('sheet.json');
  expect(code).toBe(0);
  expect(out).toContain('l’origine n’est pas établie');
});

it.each([
  [['altered.json'], '✘ Empreinte, non conforme'],
  [['forged.json', '--keys', 'keys.json'], '✘ Clé de l’installation, non conforme'],
  [['unsigned.json', '--keys', 'keys.json'], '✘ Signature du serveur'],
  [['other.json'], '✘ Forme du fichier, non conforme'],
])('%j exits 1: %s', async (args, words) => {
  const { code, out } = await run(...args);
  expect([code, out]).toEqual([1, expect.stringContaining(words)]);
});

it.each([
  [[], 'Usage'],
  [['sheet.json', '--keys', 'keys.json', '--from', 'https://treize.example'], 'Usage'],
  [['sheet.json', '--key', 'keys.json'], 'Usage'],
  [['nothing.json'], 'ne peut pas être lu (ENOENT)'],
  [['sheet.json', '--keys', 'other.json'], 'n’est pas un fichier de clés'],
  [['sheet.json', '--from', 'http://treize.example'], 'n’est pas une adresse https'],
])('%j is refused in a sentence', async (args, words) => {
  const { code, out, err } = await run(...args);
  expect([code, out, err]).toEqual([1, '', expect.stringContaining(words)]);
});

// Small programs in the place of the built product, to test the launcher alone and quickly.
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const NOTE = `import { appendFileSync } from 'node:fs';
const note = (line) => appendFileSync(process.env.NOTES, line + '\\n');`;

const API = `${NOTE}
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { readFileSync } from 'node:fs';
const { TLS_CERT_FILE, TLS_KEY_FILE, PORT, HOST = '127.0.0.1' } = process.env;
const answer = (request, response) => {
  if (request.url === '/crash') process.exit(3);
  if (request.url === '/api/auth/demo-people') return response.end(JSON.stringify([{ personId: '1', name: 'Anne Le Goff', label: 'Maire' }]));
  if (request.url.startsWith('/api/sessions?')) return response.end(JSON.stringify({ items: [{ id: 'today', title: 'Services de proximité', town: 'Guingamp', startsAt: '2026-01-01T08:00:00Z' }] }));
  response.end('{}');
};
const server = TLS_CERT_FILE
  ? createSecureServer({ cert: readFileSync(TLS_CERT_FILE), key: readFileSync(TLS_KEY_FILE) }, answer)
  : createServer(answer);
server.listen(Number(PORT), HOST, () => note('api up ' + process.pid + ' demo=' + process.env.DEMO + ' public=' + process.env.PUBLIC_URL));
process.once('SIGTERM', () => { note('api down'); process.exit(0); });`;

const WORKER = `${NOTE}
note('worker up ' + process.pid);
setInterval(() => undefined, 1000);
process.once('SIGTERM', () => { note('worker down'); process.exit(0); });`;

/** `migrate` proves that the database answers; both write that they ran in the file NOTES. */
const ONCE = (name: string): string => `${NOTE}
import pg from '${import.meta.resolve('pg')}';
const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
await client.query('CREATE TABLE IF NOT EXISTS proof (word text)');
await client.end();
note('${name} ' + process.argv.slice(2).join(' '));`;

/** Writes a `dist` folder whose programs behave like the product's, as far as the launcher sees. */
export function writeStandIns(dist: string): void {
  mkdirSync(resolve(dist, 'apps/api'), { recursive: true });
  mkdirSync(resolve(dist, 'tools'), { recursive: true });
  writeFileSync(resolve(dist, 'package.json'), '{ "type": "module" }');
  writeFileSync(resolve(dist, 'apps/api/main.js'), API);
  writeFileSync(resolve(dist, 'apps/api/worker.js'), WORKER);
  for (const name of ['migrate', 'seed', 'grant'])
    writeFileSync(resolve(dist, 'tools', `${name}.js`), ONCE(name));
}

// Which built files are kept for ever, which are asked again, and what the service worker finds.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastify } from 'fastify';
import { serveWeb } from './web-root';

const folder = mkdtempSync(join(tmpdir(), 'web-root-'));
const server = fastify();
beforeAll(async () => {
  const names = ['index.html', 'main-3TWSHQW2.js', 'chunk-1A0H_6za.js', 'ngsw-worker.js', 'ngsw.json'];
  for (const name of [...names, 'manifest.webmanifest', 'icon-masked.png', 'zxing_reader.wasm'])
    writeFileSync(join(folder, name), name);
  await serveWeb(server, folder, (_request, reply) => void reply.status(404).send());
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

it.each(['main-3TWSHQW2.js', 'chunk-1A0H_6za.js'])('%s is kept for ever', async (name) => {
  const { statusCode, headers } = await server.inject(`/${name}`);
  expect([statusCode, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
});

it.each([
  ['/ngsw-worker.js', 'javascript'],
  ['/ngsw.json?ngsw-cache-bust=0.1', 'application/json'],
  ['/manifest.webmanifest', 'application/manifest+json'],
  ['/icon-masked.png', 'image/png'],
  ['/zxing_reader.wasm', 'application/wasm'],
  ['/index.html', 'text/html'],
  ['/attendance/half-days/1', 'text/html'],
])('%s is asked again each time', async (url, type) => {
  const { statusCode, headers } = await server.inject(url);
  expect([statusCode, headers['cache-control']]).toEqual([200, 'no-cache']);
  expect(headers['content-type']).toContain(type);
});

it.each(['/api/nothing', '/chunk-GONE1234.js'])('%s is not a page', async (url) => {
  expect((await server.inject(url)).statusCode).toBe(404);
});

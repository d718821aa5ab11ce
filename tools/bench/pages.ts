// `npm run bench pages`: public reads at the server on the demo data beside bare requests, and the JavaScript of the home page.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { demoEnvironment } from '../start/demo-settings.ts';
import { sealingKey, startApi } from './ground/api-process.ts';
import { migrate, startBenchServer } from './ground/server.ts';
import { percentile } from './report/figures.ts';

const dist = resolve(import.meta.dirname, '../../dist');
const repeats = 300;
const goalMs = 20;
const goalKilobytes = 150;

/** Sorted milliseconds of `repeats` runs, after some to warm up. */
async function timesOf(work: () => Promise<unknown>): Promise<number[]> {
  for (let run = 0; run < 50; run++) await work();
  const times: number[] = [];
  for (let run = 0; run < repeats; run++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b);
}

/** Brotli bytes of the scripts that index.html loads, with those they import at once, and of the home page's chunk. */
function homeScripts(): number {
  const root = `${dist}/apps/web/browser`;
  const seen = new Set<string>();
  const read = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(`${root}/${file}`, 'utf8');
    for (const [, imported] of text.matchAll(/(?:from|import)\s*"\.\/([\w-]+\.js)"/g))
      read(imported as string);
  };
  const page = readFileSync(`${root}/index.html`, 'utf8');
  for (const [, script] of page.matchAll(/(?:src|href)="([\w-]+\.js)"/g)) read(script as string);
  const main = [...seen].find((file) => file.startsWith('main-')) as string;
  const home = /import\("\.\/([\w-]+\.js)"\)/g;
  for (const [, chunk] of readFileSync(`${root}/${main}`, 'utf8').matchAll(home))
    if (readFileSync(`${root}/${chunk as string}`, 'utf8').includes('app-home')) read(chunk as string);
  const sizeOf = (file: string) =>
    (statSync(`${root}/${file}.br`, { throwIfNoEntry: false }) ?? statSync(`${root}/${file}`)).size;
  return [...seen].reduce((sum, file) => sum + sizeOf(file), 0);
}

const server = await startBenchServer();
const wrong: string[] = [];
try {
  const url = server.urlOf();
  migrate(url, dist);
  const api = await startApi(url, dist);
  const ports = { app: 3013, mailbox: 3014, smtp: 3015, lmtp: 3016 };
  const env = {
    ...demoEnvironment({ databaseUrl: url, secret: 'x'.repeat(40), sealingKey, ports }, process.env),
    DATABASE_URL: url,
  };
  const seeded = spawnSync(process.execPath, [`${dist}/tools/seed.js`], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (seeded.status !== 0) throw new Error('the demo content could not be written');

  const get = async (path: string): Promise<string> => {
    const answer = await fetch(`http://127.0.0.1:${api.port}${path}`);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    return answer.text();
  };
  const { items } = JSON.parse(await get('/api/sessions')) as { items: { id: string }[] };
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const yardsticks: [string, () => Promise<unknown>][] = [
    ['HTTP alone (liveness)', () => get('/api/health/live')],
    [
      'one row by key, bare pg',
      () =>
        client.query({ name: 'row', text: 'select * from sessions where id = $1', values: [items[0]?.id] }),
    ],
  ];
  const reads: [string, string][] = [
    ['list of sessions', '/api/sessions'],
    ['list near a commune', '/api/sessions?near=15187'],
    ['session page', `/api/sessions/${items[0]?.id ?? ''}`],
    ['agenda of the regions', '/api/sessions/regions'],
    ['commune search', '/api/municipalities?q=saint-f'],
  ];
  const show = (name: string, times: number[]) =>
    console.log(
      `${name.padEnd(26)} p50 ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms`,
    );
  for (const [name, work] of yardsticks) show(name, await timesOf(work));
  for (const [name, path] of reads) {
    const times = await timesOf(() => get(path));
    show(name, times);
    if (percentile(times, 0.5) > goalMs) wrong.push(`${name}: over ${goalMs} ms`);
  }
  await client.end();
  await api.stop();
} finally {
  await server.close();
}
const kilobytes = homeScripts() / 1000;
console.log(`JavaScript of the home page, brotli: ${kilobytes.toFixed(1)} kB (goal: under ${goalKilobytes})`);
if (kilobytes >= goalKilobytes) wrong.push('the home page loads too much JavaScript');
if (wrong.length > 0) {
  console.error(`\nOver the goals:\n${wrong.join('\n')}`);
  process.exitCode = 1;
}

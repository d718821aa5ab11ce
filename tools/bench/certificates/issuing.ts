// The worker certifies closed sessions while people register: certificates a second, the API's p99, the worker's memory.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { generate } from 'selfsigned';
import { settingsOf, startApi, type ApiProcess } from '../ground/api-process.ts';
import { migrate, startBenchServer } from '../ground/server.ts';
import { openStage, type Stage } from '../ground/stage.ts';
import { cpuOf } from '../ground/usage.ts';
import { measureLoad } from '../load/measure.ts';
import { anOrganiser, call } from '../mail/moving.ts';
import { startSink, type Sink } from '../mail/sink-process.ts';
import { startWorker } from '../mail/worker-process.ts';
import { percentile, type Figures } from '../report/figures.ts';
import { heldAddress, heldSessions, issuedCount, wrongCertificates } from './ground.ts';
import type { Sizes } from './sizes.ts';

async function signingFiles(folder: string): Promise<Record<string, string>> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'Mesure' }], { keySize: 2048 });
  const files = { SIGNING_CERT_FILE: join(folder, 'cert.pem'), SIGNING_KEY_FILE: join(folder, 'key.pem') };
  writeFileSync(files.SIGNING_CERT_FILE, cert);
  writeFileSync(files.SIGNING_KEY_FILE, key, { mode: 0o600 });
  return files;
}

/** p99 of people who register on a session of their own, in milliseconds. */
async function registering(stage: Stage, api: ApiProcess, name: string, sizes: Sizes): Promise<number> {
  const { registrationsPerSecond: perSecond, seconds } = sizes;
  const { seen } = await measureLoad(stage, name, {
    processes: [api],
    connections: 20,
    asks: { kind: 'register', sessionIds: [await stage.session()] },
    pace: { kind: 'paced', perSecond, count: perSecond * seconds },
  });
  return percentile(
    seen.map(({ took }) => took),
    0.99,
  );
}

const longest = 30 * 60_000;

/** The mails of certificates that the server has taken: one a person. */
class Mailed {
  private readonly seen = new Map<string, number>();

  private readonly sink: Sink;
  private readonly people: number;

  constructor(sink: Sink, people: number) {
    this.sink = sink;
    this.people = people;
  }

  /** True once everybody has one. */
  async look(): Promise<boolean> {
    for (const { to } of await this.sink.taken())
      if (heldAddress.test(to)) this.seen.set(to, (this.seen.get(to) ?? 0) + 1);
    return this.seen.size >= this.people;
  }

  wrong(): string[] {
    const twice = [...this.seen.values()].filter((count) => count > 1).length;
    return [
      ...(this.seen.size === this.people ? [] : [`mails taken: ${this.seen.size} instead of ${this.people}`]),
      ...(twice === 0 ? [] : [`mailed twice: ${twice}`]),
    ];
  }
}

/** Adds the figures of one run; wrong answers and wrong certificates go to `wrong`. */
export async function issuingRun(sizes: Sizes, figures: Figures, wrong: string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'treize-signing-'));
  const server = await startBenchServer();
  const stage = await openStage(server, 'treize', { places: 100_000, yardstickSeconds: 0 });
  const sink = await startSink();
  migrate(stage.url, sizes.dist);
  const settings = {
    ...(await signingFiles(folder)),
    SMTP_URL: sink.url,
    MAIL_PER_SECOND: '100000',
    MAIL_PER_DOMAIN_MINUTE: '0',
  };
  const api = await startApi(stage.url, sizes.dist, 'apps/api/main.js', settings);
  const worker = startWorker(sizes.dist, { ...settingsOf(stage.url, api.port), ...settings });
  try {
    const { client } = stage;
    const ids = await heldSessions(client, sizes.people, sizes.perSession);
    const cookie = await anOrganiser(client);
    // The first requests of a process are the slowest: counted, they would flatter what follows.
    await registering(stage, api, 'registrations while it warms up', sizes);
    const before = await registering(stage, api, 'registrations before', sizes);
    const memory = worker.watch();
    const [began, cpu] = [performance.now(), cpuOf(worker.pid)];
    for (const id of ids)
      await call(api.port, 'POST', `/api/organiser/sessions/${id}/certificates/issue`, cookie, {});
    const during: number[] = [];
    const mailed = new Mailed(sink, sizes.people);
    while ((await issuedCount(client, ids)) < sizes.people) {
      if (performance.now() - began > longest) throw new Error('not issued after 30 minutes');
      during.push(await registering(stage, api, 'registrations during', sizes));
      await mailed.look();
    }
    figures.add('issued', (sizes.people * 1000) / (performance.now() - began));
    while (!(await mailed.look()) && performance.now() - began < longest) await sleep(200);
    wrong.push(...mailed.wrong());
    figures.add('worker cpu', (cpuOf(worker.pid) - cpu) / sizes.people);
    const held = memory.stop();
    for (const [when, megabytes] of Object.entries(held)) figures.add(`memory ${when}`, megabytes);
    figures.add('memory end of half', held.end / held.half);
    figures.add('registrations before', before);
    for (const one of during) {
      figures.add('registrations during', one);
      figures.add('registrations ratio', one / before);
    }
    wrong.push(...stage.wrong, ...(await wrongCertificates(client, ids, sizes.people)));
  } finally {
    await worker.stop();
    await api.stop();
    sink.close();
    await stage.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

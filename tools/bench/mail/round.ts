// One round: the session moves alone, then moves again while other people register.
import { performance } from 'node:perf_hooks';
import { cpuOf, cpuOfServer } from '../ground/usage.ts';
import { measureLoad } from '../load/measure.ts';
import { percentile } from '../report/figures.ts';
import type { Ground } from './ground.ts';
import { move } from './moving.ts';
import { storedObjects, untilPrepared, untilQuiet } from './queue.ts';

/** Moves the session and waits until everybody was told; figures under `name`. */
async function moved(ground: Ground, revision: number, name: string): Promise<void> {
  const { figures, client, worker, api, cookie, sessionId, sizes } = ground;
  const memory = worker.watch();
  const before = { worker: cpuOf(worker.pid), server: cpuOfServer(ground.serverPid) };
  const began = performance.now();
  figures.add('request', await move(api.port, cookie, sessionId, revision));
  await untilPrepared(client, sessionId, revision, sizes.people);
  figures.add(`${name} prepared`, (performance.now() - began) / 1000);
  await untilQuiet(client);
  const { start, peak, end } = memory.stop();
  figures.add('memory start', start);
  figures.add('memory peak', peak);
  figures.add('memory end', end);
  const used = {
    worker: cpuOf(worker.pid) - before.worker,
    server: cpuOfServer(ground.serverPid) - before.server,
  };
  const taken = await ground.sink.taken();
  ground.taken.push(...taken);
  const objects = (await storedObjects(client, sessionId)).filter((one) => one.revision === revision);
  const ids = new Set(objects.map(({ messageId }) => messageId));
  const times = taken.filter(({ messageId }) => ids.has(messageId)).map(({ at }) => at);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  figures.add(`${name} delivered`, (times.length * 1000) / (last - first));
  figures.add('worker cpu', used.worker / taken.length);
  figures.add('server cpu', used.server / taken.length);
  figures.add(`${name} all told`, (performance.now() - began) / 1000);
}

/** p99 of people who register on another session. */
async function registering(ground: Ground, name: string): Promise<number> {
  const { sizes, api } = ground;
  const { seen } = await measureLoad(ground, name, {
    processes: [api],
    connections: 50,
    asks: { kind: 'register', sessionIds: [await ground.session()] },
    pace: {
      kind: 'paced',
      perSecond: sizes.registrationsPerSecond,
      count: sizes.registrationsPerSecond * sizes.seconds,
    },
  });
  return percentile(
    seen.map(({ took }) => took),
    0.99,
  );
}

/** @returns how many revisions each person has received after it */
export async function mailRound(ground: Ground, round: number): Promise<number> {
  const { figures, client } = ground;
  const revision = 1 + 2 * round;
  await moved(ground, revision, 'alone');
  const before = await registering(ground, 'registrations before');
  await untilQuiet(client);
  const [during] = await Promise.all([
    registering(ground, 'registrations during'),
    moved(ground, revision + 1, 'with registrations'),
  ]);
  await untilQuiet(client);
  figures.add('registrations before', before);
  figures.add('registrations during', during);
  figures.add('registrations ratio', during / before);
  return revision + 2;
}

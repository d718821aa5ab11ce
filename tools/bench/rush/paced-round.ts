// One round of G5 and G6: everybody at once, then the same evenly, with other users beside, by one and two processes.
import type { ApiProcess } from '../ground/api-process.ts';
import { memoryOf } from '../ground/usage.ts';
import type { AskKind, Seen } from '../load/plan.ts';
import { percentile } from '../report/figures.ts';
import type { Ground } from './ground.ts';
import { checkAfter, measureLoad } from '../load/measure.ts';

const visitsPerSecond = 100;
const openAtMost = 4000;
/** A pace that waits for nobody. */
const unloadedPerSecond = 20;

const p99Of = (seen: readonly Seen[], ask: AskKind): number =>
  percentile(
    seen.filter((one) => one.ask === ask).map(({ took }) => took),
    0.99,
  );

async function paced(
  ground: Ground,
  name: string,
  processes: ApiProcess[],
  perSecond: number,
  seconds: number,
): Promise<Seen[]> {
  const sessionIds = [await ground.session()];
  const count = Math.ceil(perSecond * seconds);
  const { seen } = await measureLoad(ground, name, {
    processes,
    connections: openAtMost,
    asks: { kind: 'register', sessionIds },
    pace: { kind: 'paced', perSecond, count },
  });
  await checkAfter(ground, name, sessionIds, seen);
  return seen;
}

async function visits(ground: Ground, name: string, processes: ApiProcess[], seconds: number) {
  const { seen } = await measureLoad(ground, name, {
    processes,
    connections: 100,
    asks: { kind: 'visit' },
    pace: { kind: 'paced', perSecond: visitsPerSecond, count: Math.ceil(visitsPerSecond * seconds) },
  });
  return { catalogue: p99Of(seen, 'catalogue'), signIn: p99Of(seen, 'sign-in') };
}

/** The rush or the even pace, with visitors during it and before it. */
async function together(
  ground: Ground,
  name: string,
  processes: ApiProcess[],
  perSecond: number,
  seconds: number,
): Promise<void> {
  const { figures } = ground;
  const alone = await visits(ground, `${name}, visitors alone`, processes, Math.min(seconds, 10));
  const [seen, during] = await Promise.all([
    paced(ground, name, processes, perSecond, seconds),
    visits(ground, `${name}, visitors`, processes, seconds),
  ]);
  const times = seen.map(({ took }) => took);
  figures.add(`${name} p50`, percentile(times, 0.5));
  figures.add(`${name} p99`, percentile(times, 0.99));
  figures.add(`${name} last answer`, seen.reduce((last, { at }) => Math.max(last, at), 0) / 1000);
  figures.add(`${name} 5xx`, seen.filter(({ status }) => status >= 500).length);
  figures.add(`${name} confirmed`, seen.filter(({ outcome }) => outcome === 'CONFIRMED').length);
  figures.add(`${name} catalogue`, during.catalogue);
  figures.add(`${name} catalogue alone`, alone.catalogue);
  figures.add(`${name} catalogue ratio`, during.catalogue / alone.catalogue);
  figures.add(`${name} sign-in`, during.signIn);
  figures.add(`${name} sign-in alone`, alone.signIn);
  figures.add(`${name} sign-in ratio`, during.signIn / alone.signIn);
  for (const { pid } of processes) figures.add(`memory after ${name}`, memoryOf(pid));
}

/** The rush on one process then on two; the even pace on one in odd rounds, on two in even ones. */
export async function pacedRound(ground: Ground, round: number): Promise<void> {
  const { figures, apis, sizes } = ground;
  await ground.client.query('checkpoint'); // what the steady loads left to write is not this round's
  const rushSeconds = sizes.attempts / sizes.rushPerSecond;
  await together(ground, 'rush 1', [apis[0]], sizes.rushPerSecond, rushSeconds);
  await together(ground, 'rush 2', apis, sizes.rushPerSecond, rushSeconds);
  const processes = round % 2 === 0 ? [apis[0]] : apis;
  const name = `even ${processes.length}`;
  const unloaded = await paced(ground, `${name}, unloaded`, processes, unloadedPerSecond, sizes.seconds * 2);
  const unloadedP99 = percentile(
    unloaded.map(({ took }) => took),
    0.99,
  );
  await together(ground, name, processes, sizes.evenPerSecond, sizes.evenSeconds);
  figures.add(`${name} unloaded p99`, unloadedP99);
  figures.add(`${name} ratio`, (figures.of(`${name} p99`).at(-1) as number) / unloadedP99);
}

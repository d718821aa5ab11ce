// One load or one run of a yardstick, measured, then checked.
import { lostOrLeft } from '../checks/acknowledged.ts';
import { countAnswers, type AnswerCounts } from '../checks/answers.ts';
import { brokenInvariants } from '../checks/invariants.ts';
import type { ApiProcess } from '../ground/api-process.ts';
import { cpuOf, cpuOfServer } from '../ground/usage.ts';
import { prepareLoad } from './load.ts';
import type { LoadPlan, Seen } from './plan.ts';
import { runYardstick, type YardstickPlan } from '../yardsticks/run.ts';
import type { Stage } from '../ground/stage.ts';

export interface Measured {
  seen: Seen[];
  counts: AnswerCounts;
  perSecond: number;
  /** Milliseconds of processor time for each accepted request. */
  apiCpu: number;
  serverCpu: number;
}

/** A plan whose communes are drawn. */
export type Planned = Pick<LoadPlan, 'connections' | 'pace'> & {
  processes: ApiProcess[];
  asks: { kind: 'register'; sessionIds: string[] } | { kind: 'visit' };
};

/** Sends a load; an answer that nobody may see goes to `stage.wrong` under `name`. */
export async function measureLoad(stage: Stage, name: string, planned: Planned): Promise<Measured> {
  const { processes, asks, ...plan } = planned;
  const load = await prepareLoad({
    ...plan,
    asks: asks.kind === 'visit' ? asks : { ...asks, communes: await stage.communes() },
    ports: processes.map(({ port }) => port),
  });
  const cpu = () => processes.reduce((sum, { pid }) => sum + cpuOf(pid), 0);
  const before = { api: cpu(), server: cpuOfServer(stage.serverPid) };
  const seen = await load.send();
  const used = { api: cpu() - before.api, server: cpuOfServer(stage.serverPid) - before.server };
  const counts = countAnswers(seen);
  stage.wrong.push(...counts.wrong.map((sentence) => `${name}: ${sentence}`));
  const lastAt = seen.reduce((last, { at }) => Math.max(last, at), 0);
  return {
    seen,
    counts,
    perSecond: (counts.accepted * 1000) / lastAt,
    apiCpu: used.api / counts.accepted,
    serverCpu: used.server / counts.accepted,
  };
}

/** Checks I1-I8 after a load; `rowsOnly` for the naive endpoint, which writes neither jobs nor audit. */
export async function checkAfter(
  stage: Stage,
  name: string,
  sessionIds: string[],
  seen: readonly Seen[] = [],
  rowsOnly = false,
): Promise<void> {
  const broken = await brokenInvariants(stage.client, sessionIds, stage.since);
  const ofRows = rowsOnly ? broken.filter((sentence) => !/^I[57] /.test(sentence)) : broken;
  const lost = await lostOrLeft(stage.client, seen);
  stage.wrong.push(...[...ofRows, ...lost].map((sentence) => `${name}: ${sentence}`));
}

/** The best rate of a yardstick over numbers of clients, each on a new session unless `sessionIds` says where. */
export async function bestYardstick(
  stage: Stage,
  kind: YardstickPlan['kind'],
  clientCounts: number[],
  sessionIds?: string[],
): Promise<number> {
  const rates: number[] = [];
  const communes = await stage.communes();
  for (const clients of clientCounts) {
    const on = sessionIds ?? [await stage.session()];
    const seconds = stage.yardstickSeconds;
    const run = await runYardstick({ url: stage.url, kind, clients, seconds, sessionIds: on, communes });
    rates.push(run.perSecond);
    await checkAfter(stage, `${kind}, ${clients} clients`, on);
  }
  return Math.max(...rates);
}

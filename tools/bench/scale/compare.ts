// One round of G1, G3 and G5 on one database; the large one's figures are then read beside the small one's.
import type { ApiProcess } from '../ground/api-process.ts';
import { newSessions } from '../ground/sessions.ts';
import type { Stage } from '../ground/stage.ts';
import { bestYardstick, checkAfter, measureLoad } from '../load/measure.ts';
import type { LoadPlan } from '../load/plan.ts';
import { percentile } from '../report/figures.ts';

const manySessions = 1000;
const rushPerSecond = 2000;
const rushConnections = 4000;

export interface RoundSizes {
  seconds: number;
  attempts: number;
  places: number;
}

export async function compareRound(stage: Stage, api: ApiProcess, sizes: RoundSizes): Promise<void> {
  const { figures, client } = stage;
  const load = async (name: string, sessionIds: string[], connections: number, pace: LoadPlan['pace']) => {
    const measured = await measureLoad(stage, name, {
      processes: [api],
      connections,
      asks: { kind: 'register', sessionIds },
      pace,
    });
    await checkAfter(stage, name, sessionIds, measured.seen);
    return measured;
  };
  const steady = { kind: 'steady', seconds: sizes.seconds } as const;

  const alone = await bestYardstick(stage, 'one statement', [1, 4]);
  for (const connections of [64, 256]) {
    const { perSecond } = await load(`hot ${connections}`, [await stage.session()], connections, steady);
    figures.add(`hot ${connections} rate`, perSecond);
    figures.add(`hot ${connections} share`, (100 * perSecond) / alone);
  }
  const many = await newSessions(client, manySessions, sizes.places);
  const manyAlone = await bestYardstick(stage, 'one statement', [16], many);
  const { perSecond } = await load('many 64', many, 64, steady);
  figures.add('many 64 rate', perSecond);
  figures.add('many 64 share', (100 * perSecond) / manyAlone);

  const { seen } = await load('rush', [await stage.session()], rushConnections, {
    kind: 'paced',
    perSecond: rushPerSecond,
    count: sizes.attempts,
  });
  const times = seen.map(({ took }) => took);
  figures.add('rush p50', percentile(times, 0.5));
  figures.add('rush p99', percentile(times, 0.99));
  figures.add('rush last answer', seen.reduce((last, { at }) => Math.max(last, at), 0) / 1000);
}

/** What is compared: the figure, its unit, and whether more of it is better. */
export const compared: { figure: string; what: string; unit: string; moreIsBetter: boolean }[] = [
  { figure: 'hot 64 rate', what: 'G1 hot session, 64 connections', unit: '/s', moreIsBetter: true },
  { figure: 'hot 64 share', what: 'G1 the same / one statement', unit: ' %', moreIsBetter: true },
  { figure: 'hot 256 rate', what: 'G1 hot session, 256 connections', unit: '/s', moreIsBetter: true },
  { figure: 'hot 256 share', what: 'G1 the same / one statement', unit: ' %', moreIsBetter: true },
  { figure: 'many 64 rate', what: 'G3 1,000 sessions, 64 connections', unit: '/s', moreIsBetter: true },
  {
    figure: 'many 64 share',
    what: 'G3 the same / one statement, 16 clients',
    unit: ' %',
    moreIsBetter: true,
  },
  { figure: 'rush p50', what: 'G5 rush, p50', unit: ' ms', moreIsBetter: false },
  { figure: 'rush p99', what: 'G5 rush, p99', unit: ' ms', moreIsBetter: false },
  { figure: 'rush last answer', what: 'G5 rush, last answer', unit: ' s', moreIsBetter: false },
];

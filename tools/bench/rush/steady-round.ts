// One round of G1-G4: the product, the naive endpoint and the yardsticks, in turn.
import { percentile } from '../report/figures.ts';
import { hasPgbench, pgbenchRate } from '../yardsticks/pgbench.ts';
import type { ApiProcess } from '../ground/api-process.ts';
import type { Ground } from './ground.ts';
import { bestYardstick, checkAfter, measureLoad, type Measured } from '../load/measure.ts';

export const clientCounts = [1, 4, 16];

async function steady(
  ground: Ground,
  name: string,
  api: ApiProcess,
  connections: number,
  sessionIds: string[],
): Promise<Measured> {
  const measured = await measureLoad(ground, name, {
    processes: [api],
    connections,
    asks: { kind: 'register', sessionIds },
    pace: { kind: 'steady', seconds: ground.sizes.seconds },
  });
  await checkAfter(ground, name, sessionIds, measured.seen, api === ground.naive);
  const { figures } = ground;
  const times = measured.seen.map(({ took }) => took);
  figures.add(`${name} rate`, measured.perSecond);
  figures.add(`${name} p50`, percentile(times, 0.5));
  figures.add(`${name} p99`, percentile(times, 0.99));
  figures.add(`${name} api cpu`, measured.apiCpu);
  figures.add(`${name} server cpu`, measured.serverCpu);
  figures.add(`${name} busy`, measured.counts.busy);
  return measured;
}

async function pgbench(ground: Ground): Promise<void> {
  if (!hasPgbench()) return;
  const rates: number[] = [];
  const [commune = ''] = await ground.communes();
  for (const clients of clientCounts)
    rates.push(
      await pgbenchRate(
        ground.url,
        await ground.session(),
        commune,
        clients,
        Math.ceil(ground.sizes.yardstickSeconds),
      ),
    );
  ground.figures.add('pgbench', Math.max(...rates));
}

export async function steadyRound(ground: Ground): Promise<void> {
  const { figures, apis, naive, many } = ground;
  const before = await bestYardstick(ground, 'one statement', clientCounts);
  const hot64 = await steady(ground, 'hot 64', apis[0], 64, [await ground.session()]);
  const hot256 = await steady(ground, 'hot 256', apis[0], 256, [await ground.session()]);
  const groups = await bestYardstick(ground, 'groups', clientCounts);
  const orm = await steady(ground, 'naive 256', naive, 256, [await ground.session()]);
  const manyAlone = await bestYardstick(ground, 'one statement', [16], many);
  const many64 = await steady(ground, 'many 64', apis[0], 64, many);
  const after = await bestYardstick(ground, 'one statement', clientCounts);
  await pgbench(ground);

  const alone = (before + after) / 2;
  figures.add('one statement', alone);
  figures.add('groups', groups);
  figures.add('many one statement', manyAlone);
  figures.add('G1 at 64', (100 * hot64.perSecond) / alone);
  figures.add('G1 at 256', (100 * hot256.perSecond) / alone);
  figures.add('G2', (100 * hot256.perSecond) / groups);
  figures.add('G3', (100 * many64.perSecond) / manyAlone);
  figures.add('G4', hot256.perSecond / orm.perSecond);
}

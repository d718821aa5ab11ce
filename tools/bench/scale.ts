// `npm run bench scale`: 500,000 officials and 5 million registrations beside 40,000 officials (G18), and the plans of the hot queries.
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { startApi, type ApiProcess } from './ground/api-process.ts';
import { migrate, onDatabase, startBenchServer } from './ground/server.ts';
import { openStage, type Stage } from './ground/stage.ts';
import { compareRound } from './scale/compare.ts';
import { fill } from './scale/fill.ts';
import { walkHotPaths } from './scale/hot-paths.ts';
import { largeTables, logPlans, PlanLog, told, wholeReads } from './scale/plans.ts';
import { measureSearch } from './scale/search.ts';
import { readScaleSizes } from './scale/sizes.ts';
import { tellScale } from './scale/tell.ts';

const places = 150;
const databases = ['treize', 'treize_large'] as const;
const sizes = readScaleSizes(process.argv.slice(2));
const log = new PlanLog();

const server = await startBenchServer({
  parent: sizes.dir,
  log: log.take,
  async prepare(url) {
    await onDatabase(url, (client) => client.query(`create database ${databases[1]}`));
    for (const [database, filling] of [
      [databases[0], sizes.small],
      [databases[1], sizes.large],
    ] as const) {
      const began = performance.now();
      const target = new URL(url);
      target.pathname = `/${database}`;
      migrate(target.href, sizes.dist);
      await fill(target.href, filling);
      console.log(
        `${filling.registrations.toLocaleString('en')} registrations in ${((performance.now() - began) / 1000).toFixed(0)} s`,
      );
    }
  },
});

/** The plans of every statement of the hot paths, kept in a file; those that read a large table whole are wrong. */
async function checkPlans(stage: Stage, walk: () => Promise<void>): Promise<number> {
  await logPlans(stage.client, true);
  log.isOpen = true;
  await walk();
  log.isOpen = false;
  await logPlans(stage.client, false);
  const large = await largeTables(stage.client);
  const { plans } = log;
  const folder = resolve(import.meta.dirname, '../../node_modules/.cache/treize-bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    resolve(folder, 'plans.txt'),
    plans.map(({ sql, plan }) => `${sql}\n${told(plan)}\n`).join('\n'),
  );
  for (const logged of plans)
    for (const table of new Set(wholeReads(logged, large)))
      stage.wrong.push(`reads all of ${table}: ${logged.sql}\n${told(logged.plan)}`);
  return plans.length;
}

const stages: { stage: Stage; api: ApiProcess }[] = [];
try {
  for (const database of databases) {
    const stage = await openStage(server, database, {
      places,
      yardstickSeconds: Math.min(1.5, sizes.seconds),
    });
    stages.push({ stage, api: await startApi(stage.url, sizes.dist) });
  }
  const [small, large] = stages as [(typeof stages)[number], (typeof stages)[number]];
  const planCount = await checkPlans(large.stage, () => walkHotPaths(large.stage, large.api));
  for (let round = 0; round < sizes.rounds; round++) {
    for (const { stage, api } of stages) {
      await compareRound(stage, api, { ...sizes, places });
      await measureSearch(stage);
    }
    console.log(`round ${round + 1} of ${sizes.rounds} done`);
  }
  tellScale(sizes, small.stage, large.stage, planCount);
} finally {
  for (const { stage, api } of stages) {
    await api.stop();
    await stage.close();
  }
  await server.close();
}

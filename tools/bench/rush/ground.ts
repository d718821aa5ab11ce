// The ground of the rush bench: an own server, two processes of the product, and the naive endpoint.
import { startApi, type ApiProcess } from '../ground/api-process.ts';
import { migrate, startBenchServer } from '../ground/server.ts';
import { newSessions } from '../ground/sessions.ts';
import { openStage, type Stage } from '../ground/stage.ts';
import { buildNaive } from '../naive/build.ts';
import type { Sizes } from './sizes.ts';

export interface Ground extends Stage {
  sizes: Sizes;
  apis: [ApiProcess, ApiProcess];
  naive: ApiProcess;
  /** Sessions of many places, taken in turn. */
  many: string[];
}

export async function prepareGround(sizes: Sizes): Promise<Ground> {
  const server = await startBenchServer();
  const stage = await openStage(server, 'treize', sizes);
  const { url, client } = stage;
  migrate(url, sizes.dist);
  await client.query('create extension pg_stat_statements');
  const apis: [ApiProcess, ApiProcess] = [await startApi(url, sizes.dist), await startApi(url, sizes.dist)];
  const { dist, script } = await buildNaive();
  const naive = await startApi(url, dist, script);
  return {
    ...stage,
    sizes,
    apis,
    naive,
    many: await newSessions(client, sizes.manySessions, sizes.places),
    async close() {
      for (const process of [...apis, naive]) await process.stop();
      await stage.close();
      await server.close();
    },
  };
}

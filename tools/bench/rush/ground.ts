// The ground of the rush bench: an own server, two processes of the product, the naive endpoint, and what was seen.
import pg from 'pg';
import { startApi, type ApiProcess } from '../ground/api-process.ts';
import { newSession, newSessions } from '../ground/sessions.ts';
import { migrate, startBenchServer, type BenchServer } from '../ground/server.ts';
import { buildNaive } from '../naive/build.ts';
import { Figures } from '../report/figures.ts';
import type { Sizes } from './sizes.ts';

export interface Ground {
  sizes: Sizes;
  server: BenchServer;
  url: string;
  /** For checks and preparations, never while a load is measured. */
  client: pg.Client;
  apis: [ApiProcess, ApiProcess];
  naive: ApiProcess;
  /** Sessions of many places, taken in turn. */
  many: string[];
  /** Everything on the bench's sessions was made since. */
  since: Date;
  figures: Figures;
  /** Broken invariants and answers that nobody may see. */
  wrong: string[];
  /** A new session of as many places as a rush wants. */
  session(): Promise<string>;
  close(): Promise<void>;
}

export async function prepareGround(sizes: Sizes): Promise<Ground> {
  const server = await startBenchServer();
  const url = server.urlOf();
  migrate(url, sizes.dist);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create extension pg_stat_statements');
  const apis: [ApiProcess, ApiProcess] = [await startApi(url, sizes.dist), await startApi(url, sizes.dist)];
  const { dist, script } = await buildNaive();
  const naive = await startApi(url, dist, script);
  return {
    sizes,
    server,
    url,
    client,
    apis,
    naive,
    many: await newSessions(client, sizes.manySessions, sizes.places),
    since: new Date(Date.now() - 60_000),
    figures: new Figures(),
    wrong: [],
    session: () => newSession(client, sizes.places),
    async close() {
      for (const process of [...apis, naive]) await process.stop();
      await client.end();
      await server.close();
    },
  };
}

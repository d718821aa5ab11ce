// One migrated database of the bench's server, and what was seen on it.
import pg from 'pg';
import { Figures } from '../report/figures.ts';
import type { BenchServer } from './server.ts';
import { benchName } from './names.ts';
import { newSession } from './sessions.ts';

export interface Stage {
  serverPid: number;
  url: string;
  /** For checks and preparations, never while a load is measured. */
  client: pg.Client;
  /** Everything on the bench's own sessions was made since. */
  since: Date;
  figures: Figures;
  /** Broken invariants and answers that nobody may see. */
  wrong: string[];
  /** Seconds of each run of a yardstick. */
  yardstickSeconds: number;
  /** Codes of some hundreds of communes, from everywhere. */
  communes(): Promise<string[]>;
  /** A new session of as many places as a rush wants. */
  session(): Promise<string>;
  close(): Promise<void>;
}

export async function openStage(
  server: BenchServer,
  database: string,
  { places, yardstickSeconds }: { places: number; yardstickSeconds: number },
): Promise<Stage> {
  const url = server.urlOf(database);
  let drawn: Promise<string[]> | undefined;
  const client = new pg.Client({ connectionString: url, application_name: benchName });
  client.on('error', () => undefined); // the server stops first when a bench fails: the failure itself is told
  await client.connect();
  return {
    serverPid: server.pid,
    url,
    client,
    since: new Date(Date.now() - 60_000),
    figures: new Figures(),
    wrong: [],
    yardstickSeconds,
    communes: () => (drawn ??= drawCommunes(client)),
    session: () => newSession(client, places),
    close: () => client.end(),
  };
}

async function drawCommunes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ code: string }>(
    'select code from municipalities order by md5(code) limit 300',
  );
  return rows.map(({ code }) => code);
}

// The whole demo, started for one test file through the launcher: application, jobs, mailbox, its own database.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client, type QueryResultRow } from 'pg';
import { livingOwner } from '../../../tools/postgres/owner';
import { Launched, quietEnvironment } from '../../../tools/start/launched.fixture';
import { Mailbox } from './mailbox';

/** Another build than `dist` may be tried: `E2E_DIST=folder`. */
export const dist = process.env['E2E_DIST'] ?? resolve(import.meta.dirname, '../../../dist');

export interface DemoPerson {
  personId: string;
  name: string;
  label: string;
}

export interface Stack {
  url: string;
  mailbox: Mailbox;
  /** The people of the one-click list. */
  people: DemoPerson[];
  /** Rows of the stack's own database: to look at, or to shift its half-days in time. */
  sql<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

/** @throws Error with what the launcher said, when the demo does not come up. */
export async function startStack(): Promise<Stack> {
  const running = process.env['E2E_STACK'];
  if (running) return attach(running, () => Promise.resolve());
  const scratch = mkdtempSync(join(tmpdir(), 'treize-e2e-'));
  const data = join(scratch, 'data');
  const launched = new Launched(
    'start/start.ts',
    [`--data=${data}`, `--dist=${dist}`],
    await quietEnvironment(scratch),
  );
  const stop = async (): Promise<void> => {
    launched.kill('SIGTERM');
    await launched.ended;
    rmSync(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  try {
    await launched.says('Ctrl-C arrête tout');
    return await attach(data, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** To the demo that runs on a data folder: `E2E_STACK=folder` spares a start while writing tests. */
async function attach(data: string, stop: () => Promise<void>): Promise<Stack> {
  const owner = livingOwner(join(data, 'postgres'));
  const { PUBLIC_URL: url, MAILBOX_URL: mailboxUrl } = owner?.settings ?? {};
  if (!owner?.url || !url || !mailboxUrl) throw new Error(`no demo runs on ${data}`);
  const database = new Client({ connectionString: owner.url });
  await database.connect();
  return {
    url,
    mailbox: new Mailbox(mailboxUrl),
    people: (await (await fetch(`${url}/api/auth/demo-people`)).json()) as DemoPerson[],
    sql: async <Row extends QueryResultRow>(text: string, values: unknown[] = []) =>
      (await database.query<Row>(text, values)).rows,
    stop: async () => {
      await database.end();
      await stop();
    },
  };
}

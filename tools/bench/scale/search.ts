// Finding an official by their mailbox among all of them: the product's own recorded SQL, through bare pg.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Stage } from '../ground/stage.ts';
import { percentile } from '../report/figures.ts';

const folder = resolve(import.meta.dirname, '../../../apps/api/sql');
const searches = 500;

/** The one statement recorded for a query function. */
function recorded(room: string, name: string): string {
  const text = readFileSync(`${folder}/${room}.sql`, 'utf8');
  const block = text.split(/^-- /m).find((one) => one.startsWith(`${name}\n`));
  if (!block) throw new Error(`no SQL recorded for ${name} in ${room}.sql`);
  return block
    .slice(name.length + 1)
    .trim()
    .replace(/;$/, '');
}

/** Adds the p99 of one round of searches, in milliseconds, each for another official. */
export async function measureSearch({ client, figures }: Stage): Promise<void> {
  const { rows } = await client.query<{ key: string }>(
    `select email_key as key from people where email_key like 'elu%' order by md5(id::text) limit $1`,
    [searches],
  );
  const sql = recorded('people', 'peopleOfMailbox');
  const times: number[] = [];
  for (const { key } of rows) {
    const began = performance.now();
    const found = await client.query(sql, [key]);
    times.push(performance.now() - began);
    if (found.rowCount === 0) throw new Error(`nobody found for ${key}`);
  }
  figures.add('search p99', percentile(times, 0.99));
}

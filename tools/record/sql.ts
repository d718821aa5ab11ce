// Runs each query function on an empty migrated database, in a transaction that is rolled back, and keeps its SQL.
import { queries, samples } from 'recorded-queries';
import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';

type QueryFunction = (tx: EntityManager, ...rest: unknown[]) => Promise<unknown>;

const indented = (sql: string): string =>
  sql
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();

/** An empty database refuses a row whose parent is missing: the statement was parsed and planned all the same. */
const isMissingParent = (error: unknown): boolean =>
  error instanceof QueryFailedError && (error.driverError as { code?: string }).code === '23503';

async function record(source: DataSource, run: QueryFunction, rest: unknown[]): Promise<string[]> {
  const seen: string[] = [];
  const runner = source.createQueryRunner();
  await runner.startTransaction();
  const { manager } = runner;
  const query = manager.query.bind(manager);
  manager.query = ((sql: string, params?: unknown[]) => {
    seen.push(indented(sql));
    return query(sql, params);
  }) as typeof manager.query;
  try {
    await run(manager, ...rest);
  } catch (error) {
    if (!isMissingParent(error)) throw error;
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
  return seen;
}

/**
 * SQL text by room.
 * @throws Error naming each function without a sample, or that sends nothing
 */
export async function recordSql(source: DataSource): Promise<Map<string, string>> {
  const wrong: string[] = [];
  const texts = new Map<string, string[]>();
  for (const { room, file, module } of queries) {
    const known = Object.assign(
      {},
      ...samples.filter((one) => one.room === room).map((one) => one.module['samples']),
    ) as Record<string, unknown[]>;
    for (const [name, run] of Object.entries(module)) {
      if (typeof run !== 'function' || name.endsWith('Sql')) continue;
      const rest = known[name];
      if (!rest) {
        wrong.push(`${file}: ${name} has no sample arguments in a *.samples.ts of its room`);
        continue;
      }
      const sql = await record(source, run as QueryFunction, rest).catch((error: Error) => {
        wrong.push(`${file}: ${name}: ${error.message}`);
        return ['-- failed'];
      });
      if (sql.length === 0) wrong.push(`${file}: ${name} sends no SQL with its sample arguments`);
      texts.set(room, [...(texts.get(room) ?? []), `-- ${name}\n${sql.join(';\n')};\n`]);
    }
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return new Map([...texts].map(([room, parts]) => [room, parts.join('\n')]));
}

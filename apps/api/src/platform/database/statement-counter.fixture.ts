// For tests: the SQL statements that a piece of work sends through a data source, so that their number can be asserted.
import type { DataSource, Logger } from 'typeorm';

const frame = /^\s*(start transaction|begin|commit|rollback|savepoint|release)\b/i;

/**
 * Statements sent while `work` runs, in order, without those that only open and close transactions.
 * Nothing else should use the data source meanwhile.
 */
export async function statementsOf(source: DataSource, work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const ordinary = source.logger;
  const counting: Logger = {
    logQuery: (sql) => void sent.push(sql),
    logQueryError: (...told) => ordinary.logQueryError(...told),
    logQuerySlow: (...told) => ordinary.logQuerySlow(...told),
    logSchemaBuild: (...told) => ordinary.logSchemaBuild(...told),
    logMigration: (...told) => ordinary.logMigration(...told),
    log: (...told) => ordinary.log(...told),
  };
  source.logger = counting;
  try {
    await work();
  } finally {
    source.logger = ordinary;
  }
  return sent.filter((sql) => !frame.test(sql));
}

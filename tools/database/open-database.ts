// For commands: the database named by DATABASE_URL, opened for one piece of work and closed.
import 'reflect-metadata';
import { databaseOptions } from '@treize/api/platform/database/database.module';
import { DataSource } from 'typeorm';

/**
 * Runs `work` on the database and closes it.
 * @throws Error with a French sentence when DATABASE_URL is missing
 */
export async function onDatabase<T>(work: (source: DataSource) => Promise<T>): Promise<T> {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('DATABASE_URL manque : lancez cette commande par npm run, qui trouve la base.');
  const source = new DataSource(databaseOptions(url, 2, []));
  await source.initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}

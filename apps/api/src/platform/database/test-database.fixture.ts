// A migrated database for one test file: cloned from a template that the first file to need it migrates.
import { createHash, randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { entities } from '../../entities';
import { migrations } from '../../migrations/index';
import { databaseOptions } from './database.module';

export interface TestDatabase {
  url: string;
  source: DataSource;
  close(): Promise<void>;
}

function serverUrl(): string {
  const url = process.env['TEST_POSTGRES_URL'];
  if (!url)
    throw new Error(
      'TEST_POSTGRES_URL is missing: Jest’s global set-up starts the test PostgreSQL and sets it',
    );
  return url;
}

const onServer = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const urlOf = (database: string): string => {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
};

/** The template's name follows the text of the migrations, so an edited migration never meets a stale template. */
function templateName(): string {
  const text = migrations
    .map((migration) => migration.toString() + String(migration.prototype.up))
    .join('\n');
  return `template_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}

async function ensureTemplate(client: Client, template: string): Promise<void> {
  const found = await client.query('select 1 from pg_database where datname = $1', [template]);
  if (found.rowCount) return;
  const draft = `${template}_${randomBytes(4).toString('hex')}`;
  await client.query(`create database ${draft}`);
  const source = new DataSource(databaseOptions(urlOf(draft), 1, entities));
  await source.initialize();
  await source.runMigrations({ transaction: 'each' });
  await source.destroy();
  await client.query(`alter database ${draft} rename to ${template}`);
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const template = templateName();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(async (client) => {
    await client.query('select pg_advisory_lock(1313)');
    await ensureTemplate(client, template);
    await client.query(`create database ${name} template ${template}`);
  });
  const url = urlOf(name);
  const source = new DataSource(databaseOptions(url, 12, entities));
  await source.initialize();
  return {
    url,
    source,
    async close() {
      if (source.isInitialized) await source.destroy();
      await onServer((client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

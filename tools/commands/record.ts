// Compares openapi.json and apps/api/sql/*.sql with what the code gives now; `--write` renews them.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { entities } from '@treize/api/entities';
import { migrations } from '@treize/api/migrations/index';
import { databaseOptions } from '@treize/api/platform/database/database.module';
import { DataSource } from 'typeorm';
import { columnDifferences } from '../record/columns';
import { emptySchemas, openApiDocument } from '../record/openapi';
import { recordSql } from '../record/sql';

const sqlFolder = 'apps/api/sql';
const url = process.env['DATABASE_URL'] as string;
const write = process.argv.includes('--write');

/** Every recorded file with its text, as the code gives it now; and what is wrong in itself. */
async function record(): Promise<{ files: Map<string, string>; wrong: string[] }> {
  const source = new DataSource({ ...databaseOptions(url, 2, entities), migrations });
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
    const sql = await recordSql(source);
    const document = await openApiDocument(url);
    const files = new Map([['openapi.json', `${JSON.stringify(document, null, 2)}\n`]]);
    for (const [room, text] of sql) files.set(`${sqlFolder}/${room}.sql`, text);
    const wrong = [
      ...(await columnDifferences(source)),
      ...emptySchemas(document).map((place) => `openapi.json: empty schema: ${place}`),
    ];
    return { files, wrong };
  } finally {
    await source.destroy();
  }
}

function committed(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

const { files, wrong } = await record();
mkdirSync(sqlFolder, { recursive: true });
for (const name of readdirSync(sqlFolder).map((file) => `${sqlFolder}/${file}`)) {
  if (files.has(name)) continue;
  if (write) rmSync(name);
  else wrong.push(`${name} records nothing any more`);
}
for (const [path, text] of files) {
  if (committed(path) === text) continue;
  if (write) writeFileSync(path, text);
  else wrong.push(`${path} differs from what the code gives: look at the difference after npm run record`);
}
if (wrong.length > 0) {
  process.stderr.write(`${wrong.join('\n')}\n`);
  process.exit(1);
}
process.stdout.write(`${files.size} recorded files ${write ? 'written' : 'agree with the code'}\n`);
process.exit(0);

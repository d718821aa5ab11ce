// Runs a command with DATABASE_URL naming a fresh PostgreSQL in a temporary folder: node tools/checks/on-empty-database.ts script words…
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { startPostgres } from '../postgres/embedded-postgres.ts';

const [script, ...words] = process.argv.slice(2);
const dir = mkdtempSync(join(tmpdir(), 'treize-empty-'));
const server = await startPostgres({ dir, ephemeral: true });
if ('owner' in server) throw new Error(`the fresh folder ${dir} already has an owner`);
try {
  const run = spawnSync(process.execPath, ['--enable-source-maps', script as string, ...words], {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: server.url },
  });
  process.exitCode = run.status ?? 1;
} finally {
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
}

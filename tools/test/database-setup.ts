// Before a test run: one PostgreSQL for all of its projects, in a temporary folder, without flushing to the disk.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type OwnedPostgres } from '../postgres/embedded-postgres.ts';
import { livingOwner } from '../postgres/owner.ts';

const PREFIX = 'treize-test-database-';
const RECENT_MS = 60_000;

declare global {
  var testPostgres: { server: OwnedPostgres; dir: string } | undefined;
}

/** Removes what runs cut short have left; their servers stopped with them. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const dir = join(tmpdir(), name);
    try {
      const isRecent = Date.now() - statSync(dir).mtimeMs < RECENT_MS;
      if (!isRecent && !livingOwner(dir)) rmSync(dir, { recursive: true, force: true });
    } catch {
      // another account's folder, or gone meanwhile
    }
  }
}

/** Jest calls this once a run, whichever of the projects that name it are selected. */
export default async function setUp(): Promise<void> {
  if (process.env['TEST_POSTGRES_URL']) return;
  sweep();
  const dir = mkdtempSync(join(tmpdir(), PREFIX));
  const server = await startPostgres({ dir, ephemeral: true, maxConnections: 200 });
  if ('owner' in server) throw new Error(`the fresh folder ${dir} already has an owner`);
  globalThis.testPostgres = { server, dir };
  process.env['TEST_POSTGRES_URL'] = server.url.replace(/\/[^/]*$/, '/postgres');
}

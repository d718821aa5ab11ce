// After a test run: stops the PostgreSQL that `database-setup.ts` started, and removes its files.
import { rmSync } from 'node:fs';
import './database-setup.ts';

export default async function tearDown(): Promise<void> {
  const started = globalThis.testPostgres;
  if (!started) return;
  await started.server.stop();
  rmSync(started.dir, { recursive: true, force: true });
  globalThis.testPostgres = undefined;
}

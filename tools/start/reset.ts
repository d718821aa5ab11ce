// `npm run demo:reset`: forgets the demo's database and messages; the next `npm start` begins anew.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { claimFolder } from '../postgres/claim-folder.ts';
import { filesOf } from '../postgres/cluster.ts';
import { clearStaleServer } from '../postgres/stale-server.ts';
import { alreadyRunning } from './already-running.ts';
import { runCommand } from './expected-failure.ts';
import { readOptions } from './options.ts';

await runCommand(async () => {
  const { folders } = readOptions(process.argv.slice(2));
  if (existsSync(folders.postgres)) {
    const owner = claimFolder(folders.postgres); // ours while we erase: a start at the same moment finds it taken
    if (owner) throw alreadyRunning(owner);
    await clearStaleServer(filesOf(folders.postgres), console.log);
    for (const name of readdirSync(folders.postgres).filter((entry) => entry !== 'owner.json'))
      rmSync(resolve(folders.postgres, name), { recursive: true, force: true });
    rmSync(folders.postgres, { recursive: true, force: true });
  }
  rmSync(folders.mailbox, { recursive: true, force: true });
  console.log('La démonstration est remise à zéro. « npm start » la recommence.');
});

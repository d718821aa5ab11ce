// Deals with what a killed owner may leave: a server still running or shutting down, or its lock file alone.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ExpectedFailure } from '../start/expected-failure.ts';
import { commandLine, isAlive, pause } from './processes.ts';

/**
 * To be called by the owner of the folder only: a server found there is then an orphan, and is asked to stop.
 * Where the system does not tell whose process it is (no /proc), nothing is signalled and the start is refused.
 */
export async function clearStaleServer(pgdata: string, say: (line: string) => void): Promise<void> {
  const file = join(pgdata, 'postmaster.pid');
  for (let turn = 0; existsSync(file); turn += 1) {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return rmSync(file, { force: true });
    const words = commandLine(pid);
    if (words === undefined || turn > 200)
      throw new ExpectedFailure(
        `Un serveur PostgreSQL (processus ${pid}) semble encore utiliser ${pgdata}.\n` +
          `Attendez qu'il s'arrête ou arrêtez-le (kill -INT ${pid}), puis relancez.`,
      );
    if (!words.includes(pgdata)) return rmSync(file, { force: true }); // the number now belongs to another program
    if (turn === 0) {
      say(`Arrêt du serveur PostgreSQL ${pid}, resté seul après un arrêt brutal.`);
      process.kill(pid, 'SIGINT');
    }
    await pause(50);
  }
}

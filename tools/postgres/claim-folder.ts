// Makes a database folder ours, or says in a sentence why it cannot be.
import { mkdirSync, statSync } from 'node:fs';
import { codeOf, ExpectedFailure } from '../start/expected-failure.ts';
import { claim, type Owner } from './owner.ts';
import { giveToPostgres, postgresAccount } from './run-as.ts';

export const notOurs = (dir: string): ExpectedFailure =>
  new ExpectedFailure(
    `Le dossier ${dir} appartient à un autre compte. Relancez avec le compte qui l'a créé, ou supprimez-le.`,
  );

/**
 * Creates the folder if need be and claims it.
 * @returns the living owner, if there is already one
 * @throws ExpectedFailure when the folder is another account's: it is then left as it was
 */
export function claimFolder(dir: string): Owner | undefined {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const accounts = [process.getuid?.(), postgresAccount()];
    if (accounts[0] !== undefined && !accounts.includes(statSync(dir).uid)) throw notOurs(dir);
    giveToPostgres(dir);
    return claim(dir);
  } catch (error) {
    throw ['EACCES', 'EPERM'].includes(codeOf(error) ?? '') ? notOurs(dir) : error;
  }
}

// What was asked on the command line and in the environment.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ExpectedFailure } from './expected-failure.ts';
import { foldersOf, ROOT, type Folders } from './folders.ts';

export interface Ports {
  app: number;
  mailbox: number;
  smtp: number;
  lmtp: number;
}

export interface Options {
  folders: Folders;
  /** rebuild and restart on change */
  watch: boolean;
  /** listen to the whole local network, over HTTPS */
  lan: boolean;
}

/** @throws ExpectedFailure for an option that does not exist. */
export function readOptions(words: string[]): Options {
  try {
    const { values } = parseArgs({
      args: words,
      options: {
        watch: { type: 'boolean', default: false },
        lan: { type: 'boolean', default: false },
        data: { type: 'string' },
        dist: { type: 'string' },
      },
    });
    return { folders: foldersOf(values.data, values.dist), watch: values.watch, lan: values.lan };
  } catch (error) {
    throw new ExpectedFailure(
      `${error instanceof Error ? error.message : String(error)}\nOptions : --lan (réseau local, HTTPS), --watch, --data=dossier, --dist=dossier.`,
    );
  }
}

const PORT_NAMES = { app: 'PORT', mailbox: 'MAILBOX_PORT', smtp: 'SMTP_PORT', lmtp: 'LMTP_PORT' } as const;

/** @throws ExpectedFailure naming the variable that does not hold a port. */
export function readPorts(environment: NodeJS.ProcessEnv): Ports {
  const read = (name: string, usual: number): number => {
    const text = environment[name];
    if (text === undefined || text === '') return usual;
    const port = Number(text);
    if (!Number.isInteger(port) || port < 1 || port > 65535)
      throw new ExpectedFailure(`${name} vaut « ${text} » : un numéro de port, de 1 à 65535, est attendu.`);
    return port;
  };
  return {
    app: read(PORT_NAMES.app, 3013),
    mailbox: read(PORT_NAMES.mailbox, 3014),
    smtp: read(PORT_NAMES.smtp, 3015),
    lmtp: read(PORT_NAMES.lmtp, 3016),
  };
}

/** Completes the environment with the `.env` file of the checkout, when there is one; what is already set wins. */
export function loadEnvFile(file = resolve(ROOT, '.env')): void {
  if (existsSync(file)) process.loadEnvFile(file);
}

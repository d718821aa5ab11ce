// Under which account and guards PostgreSQL runs.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync } from 'node:fs';

const NOBODY = 65534;

export interface Account {
  prefix: string[];
  owner: number | undefined;
  /** true when Node itself must drop the privileges, setpriv being missing */
  setuid: boolean;
}

const works = (argv: string[]): boolean =>
  spawnSync(argv[0] as string, [...argv.slice(1), 'true']).status === 0;

/**
 * PostgreSQL refuses uid 0. As root it runs as `nobody`, keeping only CAP_DAC_OVERRIDE so that a checkout in root's
 * own home (mode 700) can still be read (no_setuid_fixup: else access(2), which initdb calls, forgets the capability).
 * `--pdeathsig INT`: should Node die, kill -9 included, the kernel asks PostgreSQL for a fast shutdown.
 */
function chooseAccount(): Account {
  const root = process.getuid?.() === 0;
  const owner = root ? NOBODY : undefined;
  const drop = ['--reuid', String(NOBODY), '--regid', String(NOBODY), '--clear-groups'];
  const read = ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  const guard = ['--pdeathsig', 'INT'];
  if (process.platform === 'linux') {
    for (const options of root
      ? [
          [...drop, ...read, ...guard],
          [...drop, ...guard],
        ]
      : [guard]) {
      const prefix = ['setpriv', ...options, '--'];
      if (works(prefix)) return { prefix, owner, setuid: false };
    }
  }
  return { prefix: [], owner, setuid: root };
}

let account: Account | undefined;

/** Starts a PostgreSQL program in its own process group, so that a Ctrl-C in the terminal does not reach it. */
export function spawnPostgres(program: string, args: string[]): ChildProcess {
  account ??= chooseAccount();
  const argv = [...account.prefix, program, ...args];
  return spawn(argv[0] as string, argv.slice(1), {
    ...(account.setuid ? { uid: NOBODY, gid: NOBODY } : {}),
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
  });
}

/** The user number PostgreSQL runs under when it is not our own. */
export function postgresAccount(): number | undefined {
  account ??= chooseAccount();
  return account.owner;
}

/** Gives a file or a folder to the account PostgreSQL runs under. */
export function giveToPostgres(path: string): void {
  const owner = postgresAccount();
  if (owner !== undefined) chownSync(path, owner, owner);
}

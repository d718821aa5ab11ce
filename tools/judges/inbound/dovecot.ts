// A real mail server, Dovecot, on ports and in a folder of its own: mail is handed to it by LMTP, read from it by IMAP.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  symlinkSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { freePort } from '../../postgres/server.ts';
import { until } from './until.ts';

const root = resolve(import.meta.dirname, '../../..');

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

/** Debian's package; or, where Cyrus is installed (they exclude each other), its files unpacked by .ci/run. */
const programFolders = ['/usr/lib/dovecot', resolve(root, '.cache/dovecot/usr/lib/dovecot')];

/** Dovecot wants all its programs in one folder. */
function linkPrograms(to: string): void {
  for (const folder of programFolders.filter((one) => existsSync(one)))
    for (const name of readdirSync(folder))
      if (!existsSync(join(to, name))) symlinkSync(join(folder, name), join(to, name));
}

/** Everybody's mail lands in one mailbox, as with the aliases of a real installation. */
const configuration = (folder: string, imap: number, lmtp: number): string => {
  const account = isRoot ? 'nobody' : userInfo().username;
  const { uid, gid } = isRoot ? { uid: nobody, gid: nobody } : userInfo();
  return `
base_dir = ${folder}/run
state_dir = ${folder}/run
libexec_dir = ${folder}/programs
log_path = ${folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = ${account}
default_internal_group = ${isRoot ? 'nogroup' : ''}
default_login_user = ${account}
first_valid_uid = 1
mail_location = maildir:${folder}/mail
service imap-login {
  chroot =
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service lmtp {
  inet_listener lmtp {
    port = ${lmtp}
  }
}
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/home
}
`;
};

export class Dovecot {
  private process: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    readonly imap: number,
    private readonly lmtp: number,
  ) {}

  /** @throws Error when Dovecot is not installed: a judge that is missing is a failure. */
  static async make(): Promise<Dovecot> {
    const isThere = programFolders.some((folder) => existsSync(join(folder, 'imap')));
    if (spawnSync('dovecot', ['--version']).status !== 0 || !isThere)
      throw new Error('Dovecot cannot judge: install dovecot-imapd and dovecot-lmtpd, or run .ci/run');
    const folder = mkdtempSync(join(tmpdir(), 'treize-dovecot-'));
    const made = new Dovecot(folder, await freePort(), await freePort());
    for (const name of ['run', 'mail', 'home', 'programs']) mkdirSync(join(folder, name));
    linkPrograms(join(folder, 'programs'));
    chmodSync(folder, 0o755);
    if (isRoot) for (const name of ['mail', 'home']) chownSync(join(folder, name), nobody, nobody);
    writeFileSync(join(folder, 'dovecot.conf'), configuration(folder, made.imap, made.lmtp));
    return made;
  }

  async start(): Promise<void> {
    this.process = spawn('dovecot', ['-F', '-c', join(this.folder, 'dovecot.conf')], { stdio: 'inherit' });
    await until('Dovecot answers', async () => {
      if (this.process?.exitCode !== null) throw new Error(`Dovecot does not start:\n${this.log()}`);
      return this.client(() => Promise.resolve(true)).catch(() => false);
    });
  }

  /** As in an outage: the master and its sessions go. */
  async stop(): Promise<void> {
    const { process: running } = this;
    this.process = undefined;
    if (!running || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    await gone;
  }

  /** Stops it and removes its folder. */
  async end(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Throws away the numbering of the mailbox, as a restored backup does; Dovecot must be stopped. */
  numberAnew(): void {
    for (const name of [
      'dovecot-uidlist',
      'dovecot-uidvalidity',
      'dovecot.index',
      'dovecot.index.log',
      'dovecot.index.cache',
    ])
      rmSync(join(this.folder, 'mail', name), { force: true });
  }

  /** Hands a message over as the site's mail server does. */
  async deliver(
    raw: Buffer,
    to = 'bretagne@mail.treize.example',
    from = 'anne@mairie.example',
  ): Promise<void> {
    const client = createTransport({
      lmtp: true,
      host: '127.0.0.1',
      port: this.lmtp,
      ignoreTLS: true,
    } as Parameters<typeof createTransport>[0]);
    try {
      await client.sendMail({ envelope: { from, to }, raw });
    } finally {
      client.close();
    }
  }

  /** How many messages each folder holds. */
  async count(): Promise<Record<string, number>> {
    return this.client(async (client) => {
      const counts: Record<string, number> = {};
      for (const { path } of await client.list()) {
        const found = await client.status(path, { messages: true });
        if (found && found.messages) counts[path] = found.messages;
      }
      return counts;
    });
  }

  /** As a person who drags everything back. */
  async moveBack(folder: string): Promise<void> {
    await this.client(async (client) => {
      await client.mailboxOpen(folder);
      await client.messageMove('1:*', 'INBOX');
    });
  }

  async uidValidity(): Promise<number> {
    return this.client(async (client) =>
      Number((await client.mailboxOpen('INBOX', { readOnly: true })).uidValidity),
    );
  }

  log(): string {
    try {
      return readFileSync(join(this.folder, 'dovecot.log'), 'utf8');
    } catch {
      return '(no log)';
    }
  }

  private async client<T>(work: (client: ImapFlow) => Promise<T>): Promise<T> {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: this.imap,
      secure: false,
      auth: { user: 'treize', pass: 'secret' },
      logger: false,
    });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      client.close();
    }
  }
}

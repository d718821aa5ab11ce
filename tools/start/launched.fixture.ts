// A launcher started for a test: its words, its notes, its end.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePort } from '../postgres/server.ts';
import { pause } from '../postgres/processes.ts';

/** Ports nobody uses, and none of the settings of whoever runs the tests. */
export async function quietEnvironment(scratch: string): Promise<Record<string, string>> {
  const [app, mailbox, smtp, lmtp] = [await freePort(), await freePort(), await freePort(), await freePort()];
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? scratch,
    PORT: String(app),
    MAILBOX_PORT: String(mailbox),
    SMTP_PORT: String(smtp),
    LMTP_PORT: String(lmtp),
    NOTES: join(scratch, 'notes'),
  };
}

export class Launched {
  readonly #child: ChildProcess;
  readonly ended: Promise<number | null>;
  said = '';

  constructor(script: string, words: string[], env: Record<string, string>) {
    this.#child = spawn(process.execPath, [resolve(import.meta.dirname, '..', script), ...words], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.said += String(chunk)));
    this.ended = new Promise((done) => this.#child.once('close', done));
  }

  get pid(): number {
    return this.#child.pid as number;
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Waits for words on the terminal; throws what was said instead if the launcher ends first. */
  async says(words: string): Promise<void> {
    let over = false;
    void this.ended.then(() => (over = true));
    while (!this.said.includes(words)) {
      if (over) throw new Error(`ended without « ${words} »:\n${this.said}`);
      await pause(30);
    }
  }
}

export function notesOf(env: Record<string, string>): string[] {
  const file = env['NOTES'] as string;
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

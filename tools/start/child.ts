// One child process of the launcher: start, log, restart a few times, stop.
import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export interface ChildOptions {
  /** as it is named to the person */
  name: string;
  script: string;
  words?: string[];
  /** of Node itself */
  flags?: string[];
  env: Record<string, string>;
  /** file for its output; without it, the output goes to the terminal */
  log?: string;
}

const MAX_RESTARTS = 3;
const WITHIN_MS = 60_000;
const follow = resolve(import.meta.dirname, 'follow-parent.mjs');

/** Starts Node on a script, in its own process group (a Ctrl-C of the terminal reaches the launcher alone). */
export function spawnNode(options: ChildOptions): ChildProcess {
  const child = spawn(
    process.execPath,
    [
      ...(options.flags ?? []),
      '--enable-source-maps',
      '--import',
      follow,
      options.script,
      ...(options.words ?? []),
    ],
    {
      env: options.env,
      detached: true,
      stdio: ['ignore', options.log ? 'pipe' : 'inherit', options.log ? 'pipe' : 'inherit', 'ipc'],
    },
  );
  if (options.log) {
    mkdirSync(dirname(options.log), { recursive: true });
    const file = createWriteStream(options.log, { flags: 'a' });
    child.stdout?.pipe(file, { end: false });
    child.stderr?.pipe(file, { end: false });
    child.once('close', () => file.end());
  }
  return child;
}

/** Resolves when the process ended and its output was read: undefined for success, else how it ended. */
export function endOf(child: ChildProcess): Promise<string | undefined> {
  return new Promise((done) => {
    child.once('error', (error) => done(error.message));
    child.once('close', (code, signal) =>
      done(code === 0 ? undefined : signal === null ? `code ${code}` : `signal ${signal}`),
    );
  });
}

/** The last lines a process wrote on its error stream, to explain why it stopped. */
export function lastWords(child: ChildProcess): () => string {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said = (said + String(chunk)).slice(-2000)));
  return () => said.trim().split('\n').slice(-8).join('\n');
}

/** Asks a process to stop, and makes it when the time given is over. */
export async function stopChild(child: ChildProcess, graceMs = 8000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGTERM');
  const harder = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended;
  clearTimeout(harder);
}

/** A child that is started again when it falls; after three falls in a minute, `giveUp` is told why. */
export class SteadyChild {
  readonly #options: ChildOptions;
  readonly #giveUp: (reason: string) => void;
  readonly #falls: number[] = [];
  #child: ChildProcess | undefined;
  #wanted = false;
  /** once true, a fall is mended; before, it means that the product cannot start */
  proven = false;

  constructor(options: ChildOptions, giveUp: (reason: string) => void) {
    this.#options = options;
    this.#giveUp = giveUp;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  start(): void {
    this.#wanted = true;
    const child = spawnNode(this.#options);
    const words = lastWords(child);
    this.#child = child;
    void endOf(child).then((how) => {
      if (this.#wanted && this.#child === child) this.#fell(how ?? 'code 0', words());
    });
  }

  async stop(graceMs?: number): Promise<void> {
    this.#wanted = false;
    if (this.#child) await stopChild(this.#child, graceMs);
  }

  #fell(how: string, words: string): void {
    const { name, log } = this.#options;
    const trace = log ? `Son journal : ${log}` : '';
    if (!this.proven)
      return this.#giveUp([`${name} n'a pas pu démarrer (${how}).`, words, trace].filter(Boolean).join('\n'));
    const now = performance.now();
    this.#falls.push(now);
    const recent = this.#falls.filter((at) => now - at < WITHIN_MS).length;
    if (recent > MAX_RESTARTS)
      return this.#giveUp([`${name} s'arrête sans cesse (${how}).`, words, trace].filter(Boolean).join('\n'));
    console.log(`${name} : arrêt imprévu (${how}), nouveau démarrage. ${trace}`);
    this.start();
  }
}

// The two processes of the product, started and stopped as one.
import { resolve } from 'node:path';
import { SteadyChild } from './child.ts';
import { ExpectedFailure } from './expected-failure.ts';
import type { Folders } from './folders.ts';
import { untilReady, type Door } from './readiness.ts';
import { workerFlags } from './worker-flags.ts';

export interface ApplicationOptions {
  folders: Folders;
  env: Record<string, string>;
  door: Door;
  /** true: the output of both goes to files instead of the terminal */
  logged: boolean;
  /** told, once running, that a process cannot be kept alive */
  giveUp: (reason: string) => void;
}

export class Application {
  readonly #options: ApplicationOptions;
  readonly #children: SteadyChild[];
  #failure: string | undefined;
  #turn: Promise<void> = Promise.resolve();
  #running = false;

  constructor(options: ApplicationOptions) {
    this.#options = options;
    const child = (name: string, file: string, flags: string[] = []): SteadyChild =>
      new SteadyChild(
        {
          name,
          script: resolve(options.folders.dist, 'apps/api', `${file}.js`),
          env: options.env,
          flags,
          ...(options.logged ? { log: resolve(options.folders.logs, `${file}.log`) } : {}),
        },
        (reason) => this.#giveUp(reason),
      );
    this.#children = [
      child('L’application', 'main'),
      child('Le processus des tâches', 'worker', workerFlags),
    ];
  }

  /** @throws ExpectedFailure when one of the two cannot start. */
  async start(): Promise<void> {
    this.#failure = undefined;
    for (const child of this.#children) child.start();
    const ready = await untilReady(this.#options.door, () => this.#failure !== undefined);
    if (!ready) {
      await this.stop();
      throw new ExpectedFailure(
        this.#failure ?? 'L’application ne répond pas après une minute. Voyez ses journaux.',
      );
    }
    this.#running = true;
    for (const child of this.#children) child.proven = true;
  }

  async stop(graceMs?: number): Promise<void> {
    this.#running = false;
    await Promise.all(this.#children.map((child) => child.stop(graceMs)));
  }

  /** Stops, does what is given, starts again; calls wait for one another. */
  restart(between: () => Promise<void> = () => Promise.resolve(), graceMs?: number): Promise<void> {
    const next = this.#turn.then(async () => {
      await this.stop(graceMs);
      await between();
      for (const child of this.#children) child.proven = false;
      await this.start();
    });
    this.#turn = next.catch(() => undefined);
    return next;
  }

  #giveUp(reason: string): void {
    this.#failure ??= reason;
    if (this.#running) this.#options.giveUp(reason);
  }
}

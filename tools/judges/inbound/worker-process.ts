// The product's worker in its own process, so that it can be killed as a machine loses power.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');
const config = 'tools/judges/inbound/rolldown.config.mjs';

export class WorkerProcess {
  private process: ChildProcess | undefined;

  /** Bundles the worker as the build does, in a place of its own. */
  constructor(private readonly settings: Record<string, string>) {
    execFileSync(process.execPath, ['node_modules/rolldown/bin/cli.mjs', '-c', config], { cwd: root });
  }

  start(): void {
    this.process = spawn(process.execPath, ['--enable-source-maps', 'dist/judges/worker.js'], {
      cwd: root,
      env: { ...process.env, ...this.settings },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  }

  /** SIGKILL: nothing is finished, nothing is said to the mail server. */
  async kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { process: running } = this;
    this.process = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await gone;
  }
}

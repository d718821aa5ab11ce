// The jobs process of the built product, and the memory it holds while it works.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { memoryOf } from '../ground/usage.ts';

export interface WorkerProcess {
  pid: number;
  /** Follows its memory until `stop` is called; megabytes. */
  watch(): { stop(): { start: number; peak: number; end: number } };
  stop(): Promise<void>;
}

const every = 200;

export function startWorker(dist: string, env: Record<string, string>): WorkerProcess {
  const child = spawn(process.execPath, [join(dist, 'apps/api/worker.js')], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const pid = child.pid as number;
  return {
    pid,
    watch() {
      const start = memoryOf(pid);
      let peak = start;
      const timer = setInterval(() => (peak = Math.max(peak, memoryOf(pid))), every);
      return {
        stop() {
          clearInterval(timer);
          const end = memoryOf(pid);
          return { start, peak: Math.max(peak, end), end };
        },
      };
    },
    async stop() {
      process.removeListener('exit', kill);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await gone;
    },
  };
}

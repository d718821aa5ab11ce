// The jobs process of the built product, and the memory it holds while it works.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { workerFlags } from '../../start/worker-flags.ts';
import { memoryOf } from '../ground/usage.ts';

/** Megabytes; the quarter and the half are those of the time it was followed. */
export type Memory = Record<'start' | 'quarter' | 'half' | 'end' | 'peak', number>;

export interface WorkerProcess {
  pid: number;
  /** Follows its memory until `stop` is called. */
  watch(): { stop(): Memory };
  stop(): Promise<void>;
}

const every = 200;

export function startWorker(dist: string, env: Record<string, string>): WorkerProcess {
  const child = spawn(process.execPath, [...workerFlags, join(dist, 'apps/api/worker.js')], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const pid = child.pid as number;
  return {
    pid,
    watch() {
      const seen = [memoryOf(pid)];
      const timer = setInterval(() => seen.push(memoryOf(pid)), every);
      return {
        stop() {
          clearInterval(timer);
          seen.push(memoryOf(pid));
          const at = (share: number): number => seen[Math.floor((seen.length - 1) * share)] as number;
          return { start: at(0), quarter: at(1 / 4), half: at(1 / 2), end: at(1), peak: Math.max(...seen) };
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

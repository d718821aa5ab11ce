// Runs the yardsticks, each in a process of its own.
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

export interface YardstickPlan {
  url: string;
  kind: 'one statement' | 'groups' | 'unlocked';
  clients: number;
  seconds: number;
  /** Both taken in turn. */
  sessionIds: string[];
  communes: string[];
}

export interface YardstickRun {
  registrations: number;
  /** Of which confirmed. */
  seated: number;
  perSecond: number;
}

const script = resolve(import.meta.dirname, 'yardstick.ts');

export async function runYardstick(plan: YardstickPlan): Promise<YardstickRun> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--no-warnings', script, JSON.stringify(plan)],
    { maxBuffer: 1e7 },
  );
  return JSON.parse(stdout) as YardstickRun;
}

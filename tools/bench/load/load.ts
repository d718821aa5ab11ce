// A load sent by a process of its own, so that the bench's work does not slow the client down.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { LoadPlan, Seen } from './plan.ts';

export interface PreparedLoad {
  /** Sends it; resolves once all is answered. */
  send(): Promise<Seen[]>;
}

/** Starts the client and opens the connections of a steady load. */
export async function prepareLoad(plan: LoadPlan): Promise<PreparedLoad> {
  const child = fork(resolve(import.meta.dirname, 'sender.ts'), {
    serialization: 'advanced',
    execArgv: ['--no-warnings'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const told = async (): Promise<unknown> => {
    const ended = once(child, 'exit').then(() => {
      throw new Error('the client process ended before its answer');
    });
    ended.catch(() => undefined);
    const [message] = (await Promise.race([once(child, 'message'), ended])) as [unknown];
    return message;
  };
  const ready = told();
  child.send(plan);
  await ready;
  return {
    async send() {
      const answers = told();
      child.send('go');
      const seen = (await answers) as Seen[];
      process.removeListener('exit', kill);
      return seen;
    },
  };
}

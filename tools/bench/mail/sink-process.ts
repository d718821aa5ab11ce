// Starts the sink and asks it what it has taken.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Taken } from './sink.ts';

export interface Sink {
  url: string;
  /** What came since it was asked last. */
  taken(): Promise<Taken[]>;
  close(): void;
}

export async function startSink(): Promise<Sink> {
  const child = fork(resolve(import.meta.dirname, 'sink.ts'), {
    serialization: 'advanced',
    execArgv: ['--no-warnings'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const [port] = (await once(child, 'message')) as [number];
  return {
    url: `smtp://127.0.0.1:${port}`,
    async taken() {
      const answer = once(child, 'message');
      child.send('taken');
      const [taken] = (await answer) as [Taken[]];
      return taken;
    },
    close() {
      process.removeListener('exit', kill);
      kill();
    },
  };
}

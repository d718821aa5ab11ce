// An API process of the built product, with what its start took.
import { spawn } from 'node:child_process';
import { get } from 'node:http';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { freePort } from '../../postgres/server.ts';

export interface ApiProcess {
  port: number;
  pid: number;
  /** Milliseconds from its spawn to the first 200 of each. */
  liveAfter: number;
  readyAfter: number;
  stop(): Promise<void>;
}

export const sealingKey = 'MC4CAQAwBQYDK2VwBCIEIDTIWIYlDqshRwHnWR54XN5E4SiT4jt73VUXFEvArlU2';
const many = '100000000';

/** What a process of the product is told on this ground. */
export const settingsOf = (url: string, port: number): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  DATABASE_URL: url,
  SMTP_URL: 'smtp://127.0.0.1:2',
  PUBLIC_URL: `http://localhost:${port}`,
  SECRET: 'a secret for the bench only, 32 characters',
  SEALING_KEY: sealingKey,
  MAIL_DOMAIN: 'mail.treize.example',
  LOG_LEVEL: 'error',
  PORT: String(port),
  // One machine plays everybody: the counts are kept, nobody is refused for them.
  REGISTRATIONS_PER_NETWORK: many,
  SIGN_INS_PER_NETWORK: many,
});

const answers = (port: number, path: string): Promise<boolean> =>
  new Promise((done) => {
    get({ port, path, agent: false }, (answer) => {
      answer.resume();
      done(answer.statusCode === 200);
    }).once('error', () => done(false));
  });

/**
 * @param script the built process, `dist/apps/api/main.js` unless it is another one that takes the same settings
 * @param settings told beside, or instead of, the usual ones
 * @throws Error when it ends, or is not ready after 30 s
 */
export async function startApi(
  url: string,
  dist: string,
  script = 'apps/api/main.js',
  settings: Record<string, string> = {},
): Promise<ApiProcess> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [join(dist, script)], {
    env: { ...settingsOf(url, port), ...settings },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const until = async (path: string): Promise<number> => {
    while (!(await answers(port, path))) {
      if (child.exitCode !== null) throw new Error(`the API process ended with code ${child.exitCode}`);
      if (performance.now() - began > 30_000) throw new Error(`no 200 on ${path} after 30 s`);
      await new Promise((wake) => setTimeout(wake, 5));
    }
    return performance.now() - began;
  };
  const liveAfter = await until('/api/health/live');
  const readyAfter = await until('/api/health/ready');
  return {
    port,
    pid: child.pid as number,
    liveAfter,
    readyAfter,
    async stop() {
      process.removeListener('exit', kill);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await gone;
    },
  };
}

// Asks the API things over HTTP or HTTPS, the demo's self-made certificate being accepted on this machine.
import { request as plain, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';
import { pause } from '../postgres/processes.ts';

export interface Answer {
  status: number;
  text: string;
}

/** Where the API of this machine answers. */
export interface Door {
  host: string;
  port: number;
  tls: boolean;
}

/** The door that settings describe: an address that means « every network » is asked on the loopback one. */
export function doorOf(settings: { HOST: string; PORT: number; TLS_CERT_FILE?: string | undefined }): Door {
  const host = ['0.0.0.0', '::'].includes(settings.HOST) ? '127.0.0.1' : settings.HOST;
  return { host, port: settings.PORT, tls: settings.TLS_CERT_FILE !== undefined };
}

/** One GET; undefined when nothing answers. */
export function ask({ host, port, tls }: Door, path: string): Promise<Answer | undefined> {
  const options: RequestOptions & { rejectUnauthorized?: boolean } = { host, port, path, timeout: 5000 };
  return new Promise((done) => {
    const request = tls ? secure({ ...options, rejectUnauthorized: false }) : plain(options);
    request.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.once('end', () => done({ status: response.statusCode ?? 0, text }));
      response.once('error', () => done(undefined));
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => done(undefined));
    request.end();
  });
}

/** Waits until the API says it is ready; false when it did not within the time, or when `givenUp` turns true. */
export async function untilReady(door: Door, givenUp: () => boolean, limitMs = 60_000): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  while (performance.now() < deadline && !givenUp()) {
    const answer = await ask(door, '/api/health/ready');
    if (answer?.status === 200) return true;
    await pause(100);
  }
  return false;
}

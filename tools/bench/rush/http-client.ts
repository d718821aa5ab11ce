// Sends registrations over kept-alive connections, as many in flight as asked, and times each answer.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { aDraft } from './ground.ts';

export interface Rush {
  perSecond: number;
  /** Milliseconds of each answer, sorted. */
  times: number[];
  statuses: Map<number, number>;
  confirmed: number;
  ranks: number[];
}

interface Answer {
  status: number;
  body: { outcome?: string; rank?: number };
}

function post(agent: Agent, port: number, path: string, text: string): Promise<Answer> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'idempotency-key': randomUUID(),
    'sec-fetch-site': 'same-origin',
  };
  return new Promise((done, failed) => {
    const sent = request({ port, path, agent, method: 'POST', headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      answer.on('end', () =>
        done({ status: answer.statusCode ?? 0, body: JSON.parse(body) as Answer['body'] }),
      );
    });
    sent.on('error', failed);
    sent.end(text);
  });
}

/** `count` people register on one session through `connections` connections, spread over the ports. */
export async function rush(
  ports: number[],
  sessionId: string,
  count: number,
  connections: number,
): Promise<Rush> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const path = `/api/sessions/${sessionId}/registrations`;
  const result: Rush = { perSecond: 0, times: [], statuses: new Map(), confirmed: 0, ranks: [] };
  const texts = Array.from({ length: count }, () => JSON.stringify(aDraft()));
  let next = 0;
  const work = async (port: number): Promise<void> => {
    for (let text = texts[next++]; text !== undefined; text = texts[next++]) {
      const asked = performance.now();
      const { status, body } = await post(agent, port, path, text);
      result.times.push(performance.now() - asked);
      result.statuses.set(status, (result.statuses.get(status) ?? 0) + 1);
      if (body.outcome === 'CONFIRMED') result.confirmed++;
      if (body.rank !== undefined) result.ranks.push(body.rank);
    }
  };
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, (_, index) => work(ports[index % ports.length] as number)),
  );
  result.perSecond = count / ((performance.now() - began) / 1000);
  result.times.sort((a, b) => a - b);
  agent.destroy();
  return result;
}

/** The value under which that share of the sorted times lies. */
export const percentile = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

// `npm run bench rush`: many people on one session through two API processes, beside the same SQL alone in the same run.
import { brokenInvariants } from './rush/invariants.ts';
import { aSession, prepareGround } from './rush/ground.ts';
import { percentile, rush } from './rush/http-client.ts';
import { sameSqlAlone } from './rush/same-sql.ts';

const rounds = 3;
const places = 150;
const people = 2000;
const connections = [16, 64, 256];
const yardstickClients = [1, 4, 16];

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const whole = (value: number): string => Math.round(value).toLocaleString('en');
const spread = (values: number[]): string =>
  `${whole(median(values))} [${whole(Math.min(...values))}-${whole(Math.max(...values))}]`;

const ground = await prepareGround(2);
const wrong: string[] = [];
const alone: number[] = [];
const rates = new Map(
  connections.map((count) => [
    count,
    { perSecond: [] as number[], p50: [] as number[], p99: [] as number[] },
  ]),
);

try {
  for (let round = 0; round < rounds; round++) {
    const best: number[] = [];
    for (const clients of yardstickClients) {
      const sessionId = await aSession(ground.pool, places);
      best.push(await sameSqlAlone(ground.url, sessionId, clients, 2));
      wrong.push(
        ...(await brokenInvariants(ground.pool, sessionId)).map(
          (name) => `same SQL, ${clients} clients: ${name}`,
        ),
      );
    }
    alone.push(Math.max(...best));
    for (const count of connections) {
      const sessionId = await aSession(ground.pool, places);
      const run = await rush(ground.ports, sessionId, people, count);
      const rate = rates.get(count) as { perSecond: number[]; p50: number[]; p99: number[] };
      rate.perSecond.push(run.perSecond);
      rate.p50.push(percentile(run.times, 0.5));
      rate.p99.push(percentile(run.times, 0.99));
      const place = `${count} connections`;
      wrong.push(...(await brokenInvariants(ground.pool, sessionId)).map((name) => `${place}: ${name}`));
      for (const [status, times] of run.statuses)
        if (status !== 201) wrong.push(`${place}: ${times} answers ${status}`);
      if (run.confirmed !== places) wrong.push(`${place}: ${run.confirmed} confirmed of ${places}`);
      const dense = run.ranks.sort((a, b) => a - b).every((rank, index) => rank === index + 1);
      if (!dense || run.ranks.length !== people - places)
        wrong.push(`${place}: ranks with a gap or a double`);
    }
  }
} finally {
  await ground.close();
}

console.log(
  `One session of ${places} places, ${people} people, two API processes, ${rounds} rounds: median [range].`,
);
console.log(
  `Same SQL alone (bare pg, best of ${yardstickClients.join('/')} clients): ${spread(alone)} registrations/s`,
);
for (const [count, { perSecond, p50, p99 }] of rates) {
  const ratio = (100 * median(perSecond)) / median(alone);
  console.log(
    `HTTP, ${String(count).padStart(3)} connections: ${spread(perSecond)} registrations/s = ${whole(ratio)} % of it; p50 ${whole(median(p50))} ms, p99 ${whole(median(p99))} ms`,
  );
}
if (wrong.length > 0) {
  console.error(`\nBroken:\n${wrong.join('\n')}`);
  process.exitCode = 1;
}

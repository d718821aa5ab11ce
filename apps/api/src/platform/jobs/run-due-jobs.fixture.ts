// For tests: runs in this process every job that is due by the test's clock, and those they send, until none is left.
import type { DataSource } from 'typeorm';
import type { Handled, Jobs } from './jobs.service';

export interface RanJobs {
  done: number;
  failures: { queue: string; reason: string }[];
}

/** Long ago: a job sent without a date is due at once, wherever the test's clock stands. */
const always = '2000-01-01T00:00:00Z';

/** Gives the queue a clock that `runDueJobs` sets: what the real date is decides nothing in a test. */
export async function shiftJobClock(source: DataSource): Promise<void> {
  await source.query(`create table pgboss.shifted_clock (at timestamptz not null)`);
  await source.query(`insert into pgboss.shifted_clock values ($1)`, [always]);
  await source.query(
    `create or replace function pgboss.job_now() returns timestamptz language sql stable
     as 'select at from pgboss.shifted_clock'`,
  );
}

/** Runs what is due at that instant. The queue's clock was shifted before. */
export async function runJobsAt(jobs: Jobs, source: DataSource, at: Date): Promise<RanJobs> {
  await source.query('update pgboss.shifted_clock set at = $1', [at]);
  try {
    return await runDueJobs(jobs);
  } finally {
    await source.query('update pgboss.shifted_clock set at = $1', [always]);
  }
}

export async function runDueJobs(jobs: Jobs, rounds = 50): Promise<RanJobs> {
  const ran: RanJobs = { done: 0, failures: [] };
  for (let round = 0; round < rounds; round++) {
    let found = 0;
    for (const handled of jobs.known) {
      const received = await jobs.boss.fetch(handled.job.name, { batchSize: 200 });
      found += received.length;
      if (handled.isBatch && received.length > 0) await runTogether(jobs, handled, received, ran);
      else for (const one of received) await runTogether(jobs, handled, [one], ran);
    }
    if (found === 0) return ran;
  }
  throw new Error(`jobs keep sending jobs after ${rounds} rounds`);
}

/** What was received is completed or failed together. */
async function runTogether(
  jobs: Jobs,
  { job, handler, isBatch }: Handled,
  received: { id: string; data: unknown }[],
  ran: RanJobs,
): Promise<void> {
  const ids = received.map(({ id }) => id);
  try {
    const payloads = received.map(({ data }) => data);
    await (isBatch ? jobs.runMany(job, handler, payloads) : jobs.run(job, handler, payloads[0]));
    await jobs.boss.complete(job.name, ids);
    ran.done += ids.length;
  } catch (error) {
    const reason = (error as Error).message;
    await jobs.boss.fail(job.name, ids, { message: reason });
    ran.failures.push(...ids.map(() => ({ queue: job.name, reason })));
  }
}

// For tests: runs in this process every job that is due, and those they send, until none is left.
import type { Jobs } from './jobs.service';

export interface RanJobs {
  done: number;
  failures: { queue: string; reason: string }[];
}

export async function runDueJobs(jobs: Jobs, rounds = 50): Promise<RanJobs> {
  const ran: RanJobs = { done: 0, failures: [] };
  for (let round = 0; round < rounds; round++) {
    let found = 0;
    for (const { job, handler } of jobs.known) {
      const received = await jobs.boss.fetch(job.name, { batchSize: 200 });
      found += received.length;
      for (const one of received) {
        try {
          await jobs.run(job, handler, one.data);
          await jobs.boss.complete(job.name, one.id);
          ran.done++;
        } catch (error) {
          await jobs.boss.fail(job.name, one.id, { message: (error as Error).message });
          ran.failures.push({ queue: job.name, reason: (error as Error).message });
        }
      }
    }
    if (found === 0) return ran;
  }
  throw new Error(`jobs keep sending jobs after ${rounds} rounds`);
}

// What the queues hold, read from pg-boss's own table: not ours, so not among the recorded queries.
import type { EntityManager } from 'typeorm';

export interface QueueCounts {
  queue: string;
  waiting: number;
  active: number;
  failed: number;
  /** Due for more than five minutes and not taken, or taken by a worker that is gone. */
  blocked: number;
}

export interface FailedJob {
  id: string;
  queue: string;
  createdAt: Date;
  retries: number;
  reason: string;
}

/** Counts of the queues that have been used, by name. */
export async function queueCounts(
  tx: EntityManager,
  queues: readonly string[],
  now: Date,
): Promise<QueueCounts[]> {
  return tx.query<QueueCounts[]>(
    `select q.name as queue,
       count(j.id) filter (where j.state in ('created', 'retry'))::int as waiting,
       count(j.id) filter (where j.state = 'active')::int as active,
       count(j.id) filter (where j.state = 'failed')::int as failed,
       count(j.id) filter (where (j.state in ('created', 'retry') and j.start_after < $2::timestamptz - interval '5 minutes')
         or (j.state = 'active' and j.started_on + make_interval(secs => j.expire_seconds) < $2::timestamptz))::int as blocked
     from unnest($1::text[]) as q (name) left join pgboss.job j on j.name = q.name
     group by q.name order by q.name`,
    [queues, now],
  );
}

/** The last failed jobs, without their payload. */
export async function failedJobs(
  tx: EntityManager,
  queues: readonly string[],
  limit: number,
): Promise<FailedJob[]> {
  return tx.query<FailedJob[]>(
    `select id, name as queue, created_on as "createdAt", retry_count as retries,
       left(coalesce(output ->> 'message', output ->> 'value', ''), 300) as reason
     from pgboss.job where state = 'failed' and name = any($1) order by completed_on desc nulls last, id limit $2`,
    [queues, limit],
  );
}

/** True when that job has failed for good. */
export async function hasFailed(tx: EntityManager, queue: string, jobId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `select 1 from pgboss.job where name = $1 and id = $2 and state = 'failed'`,
    [queue, jobId],
  );
  return rows.length > 0;
}

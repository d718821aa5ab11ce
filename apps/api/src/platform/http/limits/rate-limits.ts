// Request limits counted in PostgreSQL, so that they hold whatever the number of processes.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../clock';
import { Refusal } from '../refusal';

/** One request to count: `limit` requests are allowed in a window of `windowSeconds`. */
export interface Hit {
  bucket: string;
  limit: number;
  windowSeconds: number;
}

/** A counted window: the bucket is hashed, no address is kept in clear. */
interface Window {
  bucket: string;
  start: Date;
  end: Date;
}

interface Asked {
  windows: Window[];
  /** Receives, for each window in order, how many requests it counts with this one. */
  resolve(counts: number[]): void;
  reject(error: unknown): void;
}

@Injectable()
export class RateLimits {
  private waiting: Asked[] = [];
  private isRunning = false;

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts one request in the bucket's current window.
   * @param limit requests allowed in a window of `windowSeconds`
   * @throws Refusal `too-many-requests` with the seconds to wait
   */
  hit(bucket: string, limit: number, windowSeconds: number): Promise<void> {
    return this.hitAll([{ bucket, limit, windowSeconds }]);
  }

  /**
   * Counts one request in each of these buckets, with the other requests of this moment in one statement.
   * @throws Refusal `too-many-requests` when one of them is beyond its limit, with the longest wait in seconds
   */
  async hitAll(hits: readonly Hit[]): Promise<void> {
    const now = this.clock.now().getTime();
    const windows = hits.map(({ bucket, windowSeconds }): Window => {
      const length = windowSeconds * 1000;
      const start = Math.floor(now / length) * length;
      return { bucket: hashed(bucket), start: new Date(start), end: new Date(start + length) };
    });
    const counts = await this.counted(windows);
    const waits = windows.flatMap(({ end }, index) =>
      (counts[index] as number) > (hits[index] as Hit).limit ? [Math.ceil((end.getTime() - now) / 1000)] : [],
    );
    if (waits.length === 0) return;
    const retryAfter = Math.max(...waits);
    throw new Refusal('too-many-requests', { retryAfter, facts: { retryAfter } });
  }

  /** Forgets the windows that ended over a day ago. */
  async purge(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - 86_400_000);
    await this.source.query('delete from rate_limits where window_start < $1', [before]);
  }

  private counted(windows: Window[]): Promise<number[]> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ windows, resolve, reject });
      if (this.isRunning) return;
      this.isRunning = true;
      setImmediate(() => void this.drain());
    });
  }

  /** One statement in flight; what is asked meanwhile goes with the next. A failure is told to its own askers only. */
  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      const group = this.waiting;
      this.waiting = [];
      try {
        const totals = await this.store(group.flatMap(({ windows }) => windows));
        for (const { windows, resolve } of group) resolve(windows.map((window) => totals.next(window)));
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.isRunning = false;
  }

  private async store(windows: readonly Window[]): Promise<RunningCounts> {
    const counts = new RunningCounts(windows);
    // In key order, so that two processes never wait for each other in a circle.
    const rows = await this.source.query<Row[]>(
      `insert into rate_limits as r (bucket, window_start, hits)
       select bucket, start, hits
       from jsonb_to_recordset($1::jsonb) as h (bucket text, start timestamptz, hits integer)
       order by bucket, start
       on conflict (bucket, window_start) do update set hits = r.hits + excluded.hits
       returning bucket, window_start as start, hits`,
      [JSON.stringify(counts.added)],
    );
    counts.startFrom(rows);
    return counts;
  }
}

interface Row {
  bucket: string;
  start: Date;
  hits: number;
}

/** Gives each request of a group its own count, as if they had come one after the other. */
class RunningCounts {
  private readonly counts = new Map<string, number>();
  private readonly rows = new Map<string, Row>();

  constructor(windows: readonly Window[]) {
    for (const { bucket, start } of windows) {
      const row = this.rows.get(keyOf({ bucket, start })) ?? { bucket, start, hits: 0 };
      row.hits += 1;
      this.rows.set(keyOf(row), row);
    }
  }

  get added(): Row[] {
    return [...this.rows.values()];
  }

  /** Takes the totals that PostgreSQL answers, this group's requests included. */
  startFrom(totals: readonly Row[]): void {
    for (const total of totals)
      this.counts.set(keyOf(total), total.hits - (this.rows.get(keyOf(total))?.hits ?? 0));
  }

  next(window: Window): number {
    const count = (this.counts.get(keyOf(window)) as number) + 1;
    this.counts.set(keyOf(window), count);
    return count;
  }
}

const keyOf = ({ bucket, start }: { bucket: string; start: Date }): string => `${bucket} ${start.getTime()}`;
const hashed = (bucket: string): string => createHash('sha256').update(bucket).digest('base64url');

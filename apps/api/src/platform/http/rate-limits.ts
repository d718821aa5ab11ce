// Request limits counted in PostgreSQL, so that they hold whatever the number of processes.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock';
import { Refusal } from './refusal';

@Injectable()
export class RateLimits {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts one request in the bucket's current window. The bucket is hashed: no address is kept in clear.
   * @param limit requests allowed in a window of `windowSeconds`
   * @throws Refusal `too-many-requests` with the seconds to wait
   */
  async hit(bucket: string, limit: number, windowSeconds: number): Promise<void> {
    const now = this.clock.now();
    const windowMs = windowSeconds * 1000;
    const start = new Date(Math.floor(now.getTime() / windowMs) * windowMs);
    const key = createHash('sha256').update(bucket).digest('base64url');
    const [row] = await this.source.query<{ hits: number }[]>(
      `insert into rate_limits as r (bucket, window_start, hits) values ($1, $2, 1)
       on conflict (bucket, window_start) do update set hits = r.hits + 1
       returning hits`,
      [key, start],
    );
    if ((row?.hits ?? 0) > limit) {
      const retryAfter = Math.ceil((start.getTime() + windowMs - now.getTime()) / 1000);
      throw new Refusal('too-many-requests', { retryAfter, facts: { retryAfter } });
    }
  }

  /** Forgets the windows that ended over a day ago. */
  async purge(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - 86_400_000);
    await this.source.query('delete from rate_limits where window_start < $1', [before]);
  }
}

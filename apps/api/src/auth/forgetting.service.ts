// What served a door and serves no more is forgotten: old sign-in requests, ended logins, counts of past windows.
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { RateLimits } from '../platform/http/limits/rate-limits';
import { Rounds } from '../platform/jobs/rounds.service';
import { deleteOldLogins, deleteOldRequests } from './auth.queries';

const hour = 3_600_000;
const day = 24 * hour;

@Injectable()
export class Forgetting implements OnApplicationBootstrap {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly limits: RateLimits,
    private readonly rounds: Rounds,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start('forgetting', hour, () => this.forget());
  }

  /** Requests and counts live a day after their end, logins a month, so that a person may still ask what happened. */
  async forget(): Promise<void> {
    const now = this.clock.now().getTime();
    await deleteOldRequests(this.source.manager, new Date(now - day));
    await deleteOldLogins(this.source.manager, new Date(now - 30 * day));
    await this.limits.purge();
  }
}

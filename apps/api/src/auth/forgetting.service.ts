// What served a door and serves no more is forgotten: old sign-in requests, ended logins, counts of past windows.
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { PROCESS_ROLE, type ProcessRole } from '../platform/config.token';
import { RateLimits } from '../platform/http/limits/rate-limits';
import { deleteOldLogins, deleteOldRequests } from './auth.queries';

const hour = 3_600_000;
const day = 24 * hour;

@Injectable()
export class Forgetting implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('forgetting');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly limits: RateLimits,
    @Inject(PROCESS_ROLE) private readonly role: ProcessRole,
  ) {}

  onApplicationBootstrap(): void {
    if (this.role !== 'worker') return;
    const forget = () => void this.forget().catch((error: Error) => this.logger.error(error.message));
    forget();
    this.timer = setInterval(forget, hour);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Requests and counts live a day after their end, logins a month, so that a person may still ask what happened. */
  async forget(): Promise<void> {
    const now = this.clock.now().getTime();
    await deleteOldRequests(this.source.manager, new Date(now - day));
    await deleteOldLogins(this.source.manager, new Date(now - 30 * day));
    await this.limits.purge();
  }
}

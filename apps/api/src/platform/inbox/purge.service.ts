// The bytes of a received message are kept a while, for a person to look at; that it came stays.
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock';
import type { Config } from '../config';
import { CONFIG, PROCESS_ROLE, type ProcessRole } from '../config.token';
import { dropOldBytes } from './inbox.queries';

const hour = 3_600_000;
const day = 24 * hour;

@Injectable()
export class Purge implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('inbox');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(PROCESS_ROLE) private readonly role: ProcessRole,
  ) {}

  onApplicationBootstrap(): void {
    if (this.role !== 'worker') return;
    const purge = () => void this.purge().catch((error: Error) => this.logger.error(error.message));
    purge();
    this.timer = setInterval(purge, hour);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async purge(): Promise<void> {
    const kept = this.config.RAW_MAIL_DAYS * day;
    await dropOldBytes(this.source.manager, new Date(this.clock.now().getTime() - kept));
  }
}

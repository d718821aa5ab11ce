// The worker's minute: remote half-days that have opened.
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { PROCESS_ROLE, type ProcessRole } from '../../../platform/config.token';
import { OpenedHalfDays } from './opened-half-days.service';

const minute = 60_000;

@Injectable()
export class OpeningClock implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('signing');
  private timer: NodeJS.Timeout | undefined;
  private isRunning = false;

  constructor(
    private readonly opened: OpenedHalfDays,
    @Inject(PROCESS_ROLE) private readonly role: ProcessRole,
  ) {}

  onApplicationBootstrap(): void {
    if (this.role !== 'worker') return;
    void this.tick();
    this.timer = setInterval(() => void this.tick(), minute);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** A long run is not overtaken by the next minute. */
  private async tick(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    try {
      await this.opened.run();
    } catch (error) {
      this.logger.error(`links to sign will be tried again: ${(error as Error).message}`);
    } finally {
      this.isRunning = false;
    }
  }
}

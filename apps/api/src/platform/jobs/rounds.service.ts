// What the worker does at its start and then again and again: rounds that look for what is due, and need no job to be sent.
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { PROCESS_ROLE, type ProcessRole } from '../config.token';

@Injectable()
export class Rounds implements OnModuleDestroy {
  private readonly logger = new Logger('rounds');
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(@Inject(PROCESS_ROLE) private readonly role: ProcessRole) {}

  /**
   * Starts a round in the worker process, in no other: now, then each time `milliseconds` have passed. A long round is not
   * overtaken by the next one; one that fails is logged and the next is made. Called from `onApplicationBootstrap`.
   * @param name of the round, for the log
   */
  start(name: string, milliseconds: number, act: () => Promise<void>): void {
    if (this.role !== 'worker') return;
    let isRunning = false;
    const round = async () => {
      if (isRunning) return;
      isRunning = true;
      try {
        await act();
      } catch (error) {
        this.logger.error(`${name} will be tried again: ${(error as Error).message}`);
      } finally {
        isRunning = false;
      }
    };
    void round();
    this.timers.push(setInterval(() => void round(), milliseconds).unref());
  }

  onModuleDestroy(): void {
    this.timers.forEach(clearInterval);
  }
}

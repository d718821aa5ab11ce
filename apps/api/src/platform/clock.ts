// The only source of "now": Node's clock plus its measured offset to PostgreSQL's, so that every process agrees.
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';

const minute = 60_000;

@Injectable()
export class Clock implements OnModuleInit, OnModuleDestroy {
  private offset = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly source: DataSource) {}

  /** The present instant on PostgreSQL's clock. */
  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  async onModuleInit(): Promise<void> {
    await this.measure();
    this.timer = setInterval(() => void this.measure().catch(() => undefined), minute);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Half the round trip is taken as the delay of the answer; under 100 ms of difference nothing is corrected. */
  private async measure(): Promise<void> {
    const asked = Date.now();
    const [row] = await this.source.query<{ at: Date }[]>('select clock_timestamp() as at');
    const answered = Date.now();
    const difference = (row as { at: Date }).at.getTime() - (asked + answered) / 2;
    this.offset = Math.abs(difference) < 100 ? 0 : Math.round(difference);
  }
}

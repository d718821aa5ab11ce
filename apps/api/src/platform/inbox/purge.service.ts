// The bytes of a received message are kept a while, for a person to look at; that it came stays.
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock';
import type { Config } from '../config';
import { CONFIG } from '../config.token';
import { Rounds } from '../jobs/rounds.service';
import { dropOldBytes } from './inbox.queries';

const hour = 3_600_000;
const day = 24 * hour;

@Injectable()
export class Purge implements OnApplicationBootstrap {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    private readonly rounds: Rounds,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start('the purge of received bytes', hour, () => this.purge());
  }

  async purge(): Promise<void> {
    const kept = this.config.RAW_MAIL_DAYS * day;
    await dropOldBytes(this.source.manager, new Date(this.clock.now().getTime() - kept));
  }
}

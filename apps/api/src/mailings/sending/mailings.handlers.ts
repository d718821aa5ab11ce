// The worker's side of mailings.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.service';
import { Batches } from './batches.service';
import { mailingBatch } from './mailings.jobs';

@Injectable()
export class MailingsHandlers implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly batches: Batches,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(mailingBatch, ({ mailingId }) => this.batches.next(mailingId));
  }
}

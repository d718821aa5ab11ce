// The worker's side of the mail received.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../jobs/jobs.service';
import { inboxSort } from './inbox.jobs';
import { Sorting } from './sorting.service';

@Injectable()
export class InboxHandlers implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly sorting: Sorting,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(inboxSort, ({ messageId }) => this.sorting.sort(messageId));
  }
}

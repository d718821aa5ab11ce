// The worker's side of the mails.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../jobs/jobs.service';
import { Delivery } from './delivery.service';
import { mailSend } from './mails.jobs';

@Injectable()
export class MailsHandlers implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly delivery: Delivery,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(mailSend, ({ mailId }) => this.delivery.attempt(mailId));
  }
}

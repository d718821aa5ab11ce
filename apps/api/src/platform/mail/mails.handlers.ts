// The worker's side of the mails.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../jobs/jobs.service';
import { Delivery } from './delivery/delivery.service';
import { mailSend } from './mails.jobs';

@Injectable()
export class MailsHandlers implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly delivery: Delivery,
  ) {}

  onModuleInit(): void {
    this.jobs.handleMany(mailSend, (payloads) => this.delivery.send(payloads.map(({ mailId }) => mailId)));
  }
}

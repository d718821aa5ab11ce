// Mails, for every room: stored, sent by the worker, never lost.
import { Global, Module } from '@nestjs/common';
import { Bounces } from './bounces.service';
import { Delivery } from './delivery.service';
import { MailsHandlers } from './mails.handlers';
import { Mails } from './mails.service';
import { Senders } from './senders.service';
import { Smtp } from './smtp';
import { Verp } from './verp';

@Global()
@Module({
  providers: [Mails, Senders, Verp, Bounces, Smtp, Delivery, MailsHandlers],
  exports: [Mails, Senders, Verp, Bounces],
})
export class MailModule {}

// Mails, for every room: stored, sent by the worker, never lost.
import { Global, Module } from '@nestjs/common';
import { Bounces } from './bounces/bounces.service';
import { Claims } from './delivery/claims.service';
import { Delivery } from './delivery/delivery.service';
import { Dkim } from './delivery/dkim';
import { Outcomes } from './delivery/outcomes.service';
import { Paces } from './delivery/pace.service';
import { Smtp } from './delivery/smtp';
import { KeptFiles } from './kept-files.service';
import { MailsHandlers } from './mails.handlers';
import { Mails } from './mails.service';
import { Senders } from './senders/senders.service';
import { Verp } from './bounces/verp';

@Global()
@Module({
  providers: [
    Mails,
    Senders,
    Verp,
    Bounces,
    Dkim,
    Smtp,
    Paces,
    Claims,
    Outcomes,
    Delivery,
    MailsHandlers,
    KeptFiles,
  ],
  exports: [Mails, Senders, Verp, Bounces, KeptFiles],
})
export class MailModule {}

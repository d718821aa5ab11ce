// Mails, for every room: stored, sent by the worker, never lost.
import { Global, Module } from '@nestjs/common';
import { Delivery } from './delivery.service';
import { MailsHandlers } from './mails.handlers';
import { Mails } from './mails.service';
import { Smtp } from './smtp';

@Global()
@Module({ providers: [Mails, Smtp, Delivery, MailsHandlers], exports: [Mails] })
export class MailModule {}

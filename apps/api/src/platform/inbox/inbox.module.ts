// Mail received: read from a mailbox or handed over by the mail server, stored before anything is done with it.
import { Global, Module } from '@nestjs/common';
import { Inbox } from './inbox.service';

@Global()
@Module({ providers: [Inbox], exports: [Inbox] })
export class InboxModule {}

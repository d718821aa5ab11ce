// Mail received: read from a mailbox or handed over by the mail server, stored before anything is done with it.
import { Global, Module } from '@nestjs/common';
import { InboxHandlers } from './inbox.handlers';
import { Inbox } from './inbox.service';
import { Purge } from './purge.service';
import { Sorting } from './sorting.service';
import { ImapReader } from './ways/imap-reader.service';
import { Lmtp } from './ways/lmtp.service';
import { MailboxRounds } from './ways/mailbox-rounds.service';

@Global()
@Module({
  providers: [Inbox, Sorting, InboxHandlers, Purge, MailboxRounds, ImapReader, Lmtp],
  exports: [Inbox],
})
export class InboxModule {}

// Mail received: read from a mailbox or handed over by the mail server, stored before anything is done with it.
import { Module } from '@nestjs/common';

@Module({})
export class InboxModule {}

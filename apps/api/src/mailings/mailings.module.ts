// Reminders, mailings to a chosen public, previews of every mail.
import { Module } from '@nestjs/common';

@Module({})
export class MailingsModule {}

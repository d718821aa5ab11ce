// Reminders, mailings to a chosen public, previews of every mail.
import { Module } from '@nestjs/common';
import { Audiences } from './audience/audiences.service';
import { Letters } from './mails/letters.service';
import { OptOutsController } from './opt-out/opt-outs.controller';
import { OptOuts } from './opt-out/opt-outs.service';
import { ReminderRules } from './reminders/reminder-rules.service';
import { RemindersController } from './reminders/reminders.controller';
import { Reminding } from './reminders/reminding.service';
import { Batches } from './sending/batches.service';
import { MailingDrafts } from './sending/drafts.service';
import { MailingsController } from './sending/mailings.controller';
import { MailingsHandlers } from './sending/mailings.handlers';
import { Mailings } from './sending/mailings.service';
import { TemplatesController } from './templates/templates.controller';
import { Templates } from './templates/templates.service';

@Module({
  controllers: [MailingsController, RemindersController, OptOutsController, TemplatesController],
  providers: [
    Audiences,
    Letters,
    Batches,
    MailingDrafts,
    Mailings,
    MailingsHandlers,
    Reminding,
    ReminderRules,
    OptOuts,
    Templates,
  ],
})
export class MailingsModule {}

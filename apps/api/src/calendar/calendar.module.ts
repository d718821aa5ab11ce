// Calendar invitations: opened and withdrawn by registrations, kept true to the sessions.
import { Module } from '@nestjs/common';
import { AnswerMails } from './answers/answer-mails.service';
import { AnswersHandlers } from './answers/answers.handlers';
import { Answers } from './answers/answers.service';
import { Replies } from './answers/replies.service';
import { CalendarHandlers } from './calendar.handlers';
import { Invitations } from './calendar.service';
import { FeedsModule } from './feeds/feeds.module';
import { Announcements } from './sending/announcements.service';
import { Renewals } from './sending/renewals.service';
import { Revisions } from './sending/revisions.service';
import { SendersModule } from './senders/senders.module';

@Module({
  imports: [FeedsModule, SendersModule],
  providers: [
    Invitations,
    Revisions,
    Announcements,
    Renewals,
    CalendarHandlers,
    Answers,
    AnswerMails,
    Replies,
    AnswersHandlers,
  ],
  exports: [Invitations, Answers, FeedsModule],
})
export class CalendarModule {}

// What received mail asks of calendars.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { answerReceived } from '../../platform/inbox/inbox.jobs';
import { Jobs } from '../../platform/jobs/jobs.service';
import { Replies } from './replies.service';

@Injectable()
export class AnswersHandlers implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly replies: Replies,
  ) {}

  onModuleInit(): void {
    this.jobs.follow(answerReceived, 'calendar', ({ messageId }) => this.replies.received(messageId));
  }
}

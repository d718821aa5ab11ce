// What answers, words received and moved sessions ask of registrations.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { attendanceAnswered } from '../../calendar/calendar.jobs';
import { personWrote } from '../../platform/inbox/inbox.jobs';
import { Jobs } from '../../platform/jobs/jobs.service';
import { sessionMoved } from '../../sessions/sessions.jobs';
import { declineEnded } from './answers.jobs';
import { AnswerEffects } from './answer-effects.service';
import { Reconfirmations } from './reconfirmations.service';
import { Writers } from './writers.service';

@Injectable()
export class RegistrationAnswersHandlers implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly jobs: Jobs,
    private readonly effects: AnswerEffects,
    private readonly reconfirmations: Reconfirmations,
    private readonly writers: Writers,
  ) {}

  onModuleInit(): void {
    this.jobs.follow(attendanceAnswered, 'registrations', ({ registrationId, invitationId, tells }) =>
      this.source.transaction((tx) => this.effects.follow(tx, registrationId, tells ? invitationId : null)),
    );
    this.jobs.follow(personWrote, 'registrations', ({ messageId }) =>
      this.source.transaction((tx) => this.writers.recognise(tx, messageId)),
    );
    this.jobs.handle(declineEnded, ({ registrationId, declinedAt }) =>
      this.source.transaction((tx) => this.effects.end(tx, registrationId, new Date(declinedAt))),
    );
    // A queue of its own: the room follows the same fact to tell those who wait.
    this.jobs.follow(sessionMoved, 'registrations.answers', (moved) =>
      this.source.transaction((tx) => this.reconfirmations.ask(tx, moved)),
    );
  }
}

// Tells a person that "I am not coming" is noted: until when the whole registration can come back, or for one day.
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AnsweredDay } from '../../calendar/answers/answers.service';
import { Mails } from '../../platform/mail/mails.service';
import { Recipients } from '../recipients.service';
import type { Registration } from '../registration.entity';
import { dayDeclinedMail, declinedMail } from './mails/declined.mail';

@Injectable()
export class DeclineMails {
  constructor(
    private readonly mails: Mails,
    private readonly recipients: Recipients,
  ) {}

  /** Of a registration that is declined as a whole, or for that day alone; once for each decline. */
  async declined(tx: EntityManager, registration: Registration, day: AnsweredDay): Promise<void> {
    const { id, declinedAt, declineEndsAt } = registration;
    const to = await this.recipients.of(tx, id);
    if (!to) return;
    const words =
      declinedAt === null ? dayDeclinedMail(to.letter, day.date) : declinedMail(to.letter, declineEndsAt);
    const decline =
      declinedAt === null
        ? `${day.invitationId}:${day.answeredAt?.toISOString()}`
        : `${id}:${declinedAt.toISOString()}`;
    await this.mails.queue(tx, {
      ...to.envelope,
      ...words,
      kind: 'registration.declined',
      dedupeKey: `registration.declined:${decline}`,
    });
  }
}

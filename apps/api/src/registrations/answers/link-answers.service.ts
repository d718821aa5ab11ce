// An answer given by the personal link, and "I am coming after all".
import { Injectable } from '@nestjs/common';
import type { answerRequest } from '@treize/contract/registrations';
import { isExpected } from '@treize/rules/registrations/status';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Answers } from '../../calendar/answers/answers.service';
import { Links } from '../../platform/http/links';
import { Refusal } from '../../platform/http/refusal';
import { Places, type Locked } from '../places/places.service';
import { AnswerEffects } from './answer-effects.service';

const done = { done: true as const };

@Injectable()
export class LinkAnswers {
  constructor(
    private readonly source: DataSource,
    private readonly links: Links,
    private readonly places: Places,
    private readonly answers: Answers,
    private readonly effects: AnswerEffects,
  ) {}

  /** @throws Refusal `not-invited` without a place; `answers-closed` once it has begun, or the session fell */
  answer(token: string, { answer, dayId }: z.output<typeof answerRequest>) {
    return this.act(token, (tx, { registration }) => this.answers.byLink(tx, registration.id, dayId, answer));
  }

  /** Takes "I am not coming" back. @throws Refusal `nothing-to-undo` when nothing is declined, or no longer kept */
  undo(token: string) {
    return this.act(
      token,
      async (tx, { registration }) => {
        if (registration.declinedAt === null) throw new Refusal('nothing-to-undo');
        await this.answers.byLink(tx, registration.id, null, 'ACCEPTED');
      },
      'nothing-to-undo',
    );
  }

  /** The effect is there when the page is read again; the mail about it follows. */
  private async act(
    token: string,
    work: (tx: EntityManager, locked: Locked) => Promise<void>,
    refusal: 'not-invited' | 'nothing-to-undo' = 'not-invited',
  ) {
    const registrationId = this.links.read('registration', token);
    await this.source.transaction(async (tx) => {
      const locked = await this.places.lock(tx, registrationId);
      if (locked.session.state !== 'PUBLISHED') throw new Refusal('answers-closed');
      if (!isExpected(locked.registration.status)) throw new Refusal(refusal);
      await work(tx, locked);
      await this.effects.followLocked(tx, locked);
    });
    return done;
  }
}

// The ends of attempts, written many at once: state, next try and its job, history, and what domains answered.
import { Injectable } from '@nestjs/common';
import { holdsSecret, type MailState } from '@treize/rules/mails/delivery';
import { isTrouble } from '@treize/rules/mails/pacing';
import { everywhere } from '@treize/rules/mails/pacing-turns';
import { nextTry, nextTryOfUnknown } from '@treize/rules/mails/retries';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../clock';
import { Jobs } from '../../jobs/jobs.service';
import { insertMailEvents, type MailEventKind } from '../bounces/bounces.queries';
import { mailSend, sendingOf } from '../mails.jobs';
import type { ClaimedMail } from './claims.service';
import { forgetWords, recordAttempts, undoAttempts, type EndedAttempt } from './delivery.queries';
import type { Outcome } from './outcome';
import { Paces, type Answered } from './pace.service';

/** A null outcome: the attempt never began. */
export interface Ended {
  mail: ClaimedMail;
  outcome: Outcome | null;
}

interface Noted extends Ended {
  written(): void;
  failed(error: unknown): void;
}

const mostAtOnce = 100;
/** Ends wait this long for others to be written with. */
const gathering = 20;
const pauseWithoutServer = 1000;

@Injectable()
export class Outcomes {
  private noted: Noted[] = [];
  private isWriting = false;

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly paces: Paces,
  ) {}

  /** Writes the end of an attempt, with others that end meanwhile; resolves once it is committed. */
  note(ended: Ended): Promise<void> {
    return new Promise((written, failed) => {
      this.noted.push({ ...ended, written, failed });
      if (!this.isWriting) void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    this.isWriting = true;
    while (this.noted.length > 0) {
      await new Promise((wake) => setTimeout(wake, gathering));
      const together = this.noted.splice(0, mostAtOnce);
      try {
        await this.source.transaction((tx) => this.write(tx, together));
        for (const { written } of together) written();
      } catch (error) {
        for (const { failed } of together) failed(error);
      }
    }
    this.isWriting = false;
  }

  private async write(tx: EntityManager, together: readonly Ended[]): Promise<void> {
    const now = this.clock.now();
    const tried = together.flatMap(({ mail, outcome }) => (outcome ? { mail, outcome } : []));
    const ends = tried.map(({ mail, outcome }) => endOf(mail, outcome, now));
    const written = new Set(ends.length > 0 ? await recordAttempts(tx, ends) : []);
    const kept = ends.filter(({ id }) => written.has(id));
    await this.tell(tx, kept, now);
    const secrets = tried.filter(({ mail }) => holdsSecret(mail.kind)).map(({ mail }) => mail.id);
    const over = kept.filter(({ id, nextAt }) => secrets.includes(id) && nextAt === null);
    if (over.length > 0)
      await forgetWords(
        tx,
        over.map(({ id }) => id),
      );
    const serverRests = await this.paces.settle(tx, tried.flatMap(answersOf), now);
    const untried = together.flatMap(({ mail, outcome }) => (outcome ? [] : mail));
    const undone = await this.undo(tx, untried, serverRests, now);
    const urgency = new Map(together.map(({ mail }) => [mail.id, mail.urgency]));
    const again = [...kept, ...undone].flatMap(({ id, nextAt }) =>
      nextAt ? { id, nextAt, urgency: urgency.get(id) ?? 5 } : [],
    );
    await this.jobs.sendEach(tx, mailSend, again.map(sendingOf));
  }

  private async tell(tx: EntityManager, ends: readonly EndedAttempt[], now: Date): Promise<void> {
    if (ends.length === 0) return;
    const events = ends.map(({ id, state, code, text }) => ({
      mailId: id,
      at: now,
      kind: state as MailEventKind,
      code,
      text,
    }));
    await insertMailEvents(tx, events);
  }

  private async undo(
    tx: EntityManager,
    mails: readonly ClaimedMail[],
    serverRests: Date | null,
    now: Date,
  ): Promise<{ id: string; nextAt: Date }[]> {
    if (mails.length === 0) return [];
    const nextAt = serverRests ?? new Date(now.getTime() + pauseWithoutServer);
    const undone = await undoAttempts(
      tx,
      mails.map(({ id, attempts }) => ({ id, attempt: attempts, nextAt })),
    );
    return undone.map((id) => ({ id, nextAt }));
  }
}

/** The row after an attempt: an end for good, or the instant of the next try. */
function endOf(mail: ClaimedMail, outcome: Outcome, now: Date): EndedAttempt {
  const { id, attempts, giveUpAt } = mail;
  const nextAt =
    outcome.state === 'DEFERRED'
      ? nextTry(attempts, now, giveUpAt)
      : outcome.state === 'UNKNOWN'
        ? nextTryOfUnknown(attempts, now, giveUpAt)
        : null;
  const state: MailState = outcome.state === 'DEFERRED' && nextAt === null ? 'EXPIRED' : outcome.state;
  const acceptedAt = outcome.state === 'ACCEPTED' ? now : null;
  return { id, attempt: attempts, state, code: outcome.code, text: outcome.text, acceptedAt, nextAt };
}

/** What an outcome says of the recipient's domain, and of our mail server. */
function answersOf({ mail, outcome }: { mail: ClaimedMail; outcome: Outcome }): Answered[] {
  switch (outcome.state) {
    case 'ACCEPTED':
      return [
        { domain: mail.domain, isWell: true },
        { domain: everywhere, isWell: true },
      ];
    case 'REJECTED':
      return [{ domain: everywhere, isWell: true }];
    case 'DEFERRED':
      if (outcome.from === 'server') return [{ domain: everywhere, isWell: false }];
      return [
        ...(isTrouble(outcome.code) ? [{ domain: mail.domain, isWell: false }] : []),
        { domain: everywhere, isWell: true },
      ];
    case 'UNKNOWN':
      return [];
  }
}

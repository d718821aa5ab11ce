// After commit: mails with their invitations, offers that end, what other rooms' facts ask of registrations.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { frenchDate } from '@treize/rules/time/french';
import { DataSource, type EntityManager } from 'typeorm';
import { Invitations } from '../calendar/calendar.service';
import { mailKeyOf } from '../calendar/rendered';
import { Clock } from '../platform/clock';
import { Jobs } from '../platform/jobs/jobs.service';
import { Mails } from '../platform/mail/mails.service';
import { seatsFreed, sessionCancelled, sessionMoved } from '../sessions/sessions.jobs';
import { cancelledMail, type CancelCause } from './mails/cancelled.mail';
import { confirmedMail } from './mails/confirmed.mail';
import { movedWhileWaitingMail, type ToldBefore } from './mails/moved-while-waiting.mail';
import { offeredMail } from './mails/offered.mail';
import { otherDayMail } from './mails/other-day.mail';
import { remindedMail } from './mails/reminded.mail';
import { waitlistedMail } from './mails/waitlisted.mail';
import { pendingMail } from './mails/pending.mail';
import type { RegistrationRow } from './pages.queries';
import { ContactMails } from './municipality/contact-mails.service';
import { Overlaps } from './personal/overlaps.service';
import { Places } from './places/places.service';
import {
  lineToServe,
  offerEnded,
  placeOffered,
  registrationCancelled,
  registrationConfirmed,
  registrationPending,
  registrationReminded,
  registrationWaitlisted,
  validationEnded,
} from './registrations.jobs';
import { endStanding, waitingOrOffered } from './registrations.queries';
import { Recipients } from './recipients.service';
import { readSessions } from './registering/ground.queries';
import { recount, storeClaims } from './registering/writing.queries';

const causes: Partial<Record<RegistrationRow['status'], CancelCause>> = {
  CANCELLED_BY_PERSON: 'PERSON',
  CANCELLED_BY_ORGANIZER: 'ORGANIZER',
  EXPIRED: 'EXPIRED',
  REFUSED: 'REFUSED',
  REPLACED: 'REPLACED',
};
/** The person reads why, when somebody else ended it. */
const withReason: readonly CancelCause[] = ['ORGANIZER', 'MUNICIPALITY', 'REFUSED'];

function causeOf({
  status,
  validationDueAt,
  cancelledBy,
  personId,
}: RegistrationRow): CancelCause | undefined {
  if (status === 'EXPIRED' && validationDueAt !== null) return 'UNVALIDATED';
  const byMairie = status === 'CANCELLED_BY_PERSON' && cancelledBy !== null && cancelledBy !== personId;
  return byMairie ? 'MUNICIPALITY' : causes[status];
}

@Injectable()
export class RegistrationsHandlers implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly mails: Mails,
    private readonly recipients: Recipients,
    private readonly contacts: ContactMails,
    private readonly places: Places,
    private readonly overlaps: Overlaps,
    private readonly invitations: Invitations,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(registrationConfirmed, ({ registrationId }) =>
      this.inTx((tx) => this.confirmed(tx, registrationId)),
    );
    this.jobs.handle(registrationWaitlisted, ({ registrationId }) =>
      this.inTx((tx) => this.waitlisted(tx, registrationId)),
    );
    this.jobs.handle(placeOffered, (job) =>
      this.inTx((tx) => this.offered(tx, job.registrationId, job.offeredAt)),
    );
    this.jobs.handle(offerEnded, (job) =>
      this.inTx((tx) => this.places.expire(tx, job.registrationId, new Date(job.offeredAt))),
    );
    this.jobs.handle(registrationPending, ({ registrationId }) =>
      this.inTx((tx) => this.pending(tx, registrationId)),
    );
    this.jobs.handle(validationEnded, ({ registrationId }) =>
      this.inTx((tx) => this.places.expireValidation(tx, registrationId)),
    );
    this.jobs.handle(lineToServe, ({ sessionId }) => this.inTx((tx) => this.serve(tx, sessionId)));
    this.jobs.handle(registrationCancelled, ({ registrationId, quietly }) =>
      this.inTx((tx) => this.cancelled(tx, registrationId, quietly === true)),
    );
    this.jobs.handle(registrationReminded, ({ registrationId }) =>
      this.inTx((tx) => this.reminded(tx, registrationId)),
    );
    this.jobs.follow(seatsFreed, 'registrations', ({ sessionId }) =>
      this.inTx((tx) => this.serve(tx, sessionId)),
    );
    this.jobs.follow(sessionMoved, 'registrations', ({ sessionId, version, before }) =>
      this.inTx((tx) => this.sessionMoved(tx, sessionId, version, before)),
    );
    this.jobs.follow(sessionCancelled, 'registrations', ({ sessionId, reason }) =>
      this.inTx((tx) => this.sessionFell(tx, sessionId, reason)),
    );
  }

  private inTx(work: (tx: EntityManager) => Promise<void>): Promise<void> {
    return this.source.transaction(work);
  }

  private async serve(tx: EntityManager, sessionId: string): Promise<void> {
    await this.places.serve(tx, await this.places.lockSession(tx, sessionId));
  }

  private async pending(tx: EntityManager, registrationId: string): Promise<void> {
    const to = await this.recipients.of(tx, registrationId);
    if (!to || to.row.status !== 'PENDING_VALIDATION') return;
    await this.mails.queue(tx, {
      ...to.envelope,
      ...pendingMail(to.letter, to.row.validationDueAt),
      kind: 'registration.pending',
      dedupeKey: `registration.pending:${registrationId}`,
    });
    if (to.letter.session.places.validation === 'MUNICIPALITY') await this.contacts.askToValidate(tx, to);
  }

  private async confirmed(tx: EntityManager, registrationId: string): Promise<void> {
    const to = await this.recipients.of(tx, registrationId);
    if (to?.row.status !== 'CONFIRMED') return;
    const { row, letter, envelope } = to;
    const invitations = await this.invitations.open(tx, {
      registrationId,
      sessionId: row.sessionId,
      personId: row.personId,
      attendee: envelope.to,
    });
    const overlaps = await this.overlaps.of(tx, row.sessionId, row.personId);
    for (const [index, invitation] of invitations.entries()) {
      const { id: invitationId, sequence, body, method, date } = invitation;
      const text =
        index === 0
          ? confirmedMail(letter, overlaps)
          : otherDayMail(letter, { order: index + 1, date: frenchDate(date) });
      await this.mails.queue(tx, {
        ...envelope,
        ...text,
        kind: index === 0 ? 'registration.confirmed' : 'registration.other-day',
        dedupeKey: mailKeyOf(invitation),
        calendar: { method, body },
        invitationId,
        revision: sequence,
      });
    }
  }

  private async waitlisted(tx: EntityManager, registrationId: string): Promise<void> {
    const to = await this.recipients.of(tx, registrationId);
    if (!to || to.row.status !== 'WAITLISTED' || to.row.rank === null) return;
    const [session] = await readSessions(tx, [to.row.sessionId]);
    await this.mails.queue(tx, {
      ...to.envelope,
      ...waitlistedMail(to.letter, {
        rank: to.row.rank,
        cause: to.row.waitReason ?? 'QUEUE',
        isByHand: session?.offers === 'MANUAL',
        companions: to.row.companions,
      }),
      kind: 'registration.waitlisted',
      dedupeKey: `registration.waitlisted:${registrationId}`,
    });
  }

  private async offered(tx: EntityManager, registrationId: string, offeredAt: string): Promise<void> {
    const to = await this.recipients.of(tx, registrationId);
    if (!to || to.row.status !== 'OFFERED' || to.row.offerExpiresAt === null) return;
    await this.mails.queue(tx, {
      ...to.envelope,
      ...offeredMail(to.letter, to.row.offerExpiresAt, to.row.companions),
      kind: 'registration.offered',
      dedupeKey: `registration.offered:${registrationId}:${offeredAt}`,
    });
  }

  /** @param quietly the event leaves our calendars, and nobody is told */
  private async cancelled(tx: EntityManager, registrationId: string, quietly: boolean): Promise<void> {
    const to = await this.recipients.of(tx, registrationId);
    const cause = to && causeOf(to.row);
    if (!to || !cause) return;
    if (quietly) {
      await this.invitations.withdraw(tx, registrationId);
      return;
    }
    const text = cancelledMail(to.letter, cause, withReason.includes(cause) ? to.row.cancelReason : null);
    const cancels = await this.invitations.withdraw(tx, registrationId);
    if (cancels.length === 0) {
      await this.mails.queue(tx, {
        ...to.envelope,
        ...text,
        kind: 'registration.cancelled',
        dedupeKey: `registration.cancelled:${registrationId}`,
      });
    }
    for (const cancel of cancels) {
      const { id: invitationId, sequence, body, method } = cancel;
      await this.mails.queue(tx, {
        ...to.envelope,
        ...text,
        kind: 'registration.cancelled',
        dedupeKey: mailKeyOf(cancel),
        calendar: { method, body },
        invitationId,
        revision: sequence,
      });
    }
  }

  /** At most one reminder an hour, however often a stranger tries. */
  private async reminded(tx: EntityManager, registrationId: string): Promise<void> {
    const to = await this.recipients.of(tx, registrationId);
    if (!to) return;
    const hour = this.clock.now().toISOString().slice(0, 13);
    await this.mails.queue(tx, {
      ...to.envelope,
      ...remindedMail(to.letter),
      kind: 'registration.reminded',
      dedupeKey: `registration.reminded:${registrationId}:${hour}`,
    });
  }

  /** The calendar tells those who hold a place; those who wait, or were offered one, are told here. */
  private async sessionMoved(
    tx: EntityManager,
    sessionId: string,
    version: number,
    before: ToldBefore,
  ): Promise<void> {
    for (const registrationId of await waitingOrOffered(tx, sessionId)) {
      const to = await this.recipients.of(tx, registrationId);
      if (!to) continue;
      await this.mails.queue(tx, {
        ...to.envelope,
        ...movedWhileWaitingMail(to.letter, before),
        kind: 'registration.session-moved',
        dedupeKey: `registration.session-moved:${registrationId}:${version}`,
      });
    }
  }

  /**
   * The session is cancelled: nobody stays registered on it. The calendar tells those who were invited; the others
   * are told here: who waited, who was offered a place, whose invitation was still to be written.
   */
  private async sessionFell(tx: EntityManager, sessionId: string, reason: string): Promise<void> {
    await this.places.lockSession(tx, sessionId);
    const ended = await endStanding(tx, sessionId, this.clock.now(), reason);
    await recount(tx, sessionId, false);
    await storeClaims(tx, sessionId, { room: false, limitIds: [] });
    const invited = await this.invitations.invitedTo(tx, sessionId);
    for (const { id } of ended.filter((one) => !invited.has(one.id))) {
      const to = await this.recipients.of(tx, id);
      if (!to) continue;
      await this.mails.queue(tx, {
        ...to.envelope,
        ...cancelledMail(to.letter, 'SESSION', reason),
        kind: 'registration.session-cancelled',
        dedupeKey: `registration.session-cancelled:${id}`,
      });
    }
  }
}

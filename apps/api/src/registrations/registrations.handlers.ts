// After commit: each change of a registration told, its invitations opened or withdrawn, offers that end.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { frenchDate } from '@treize/rules/time/french';
import { isActive, isExpected } from '@treize/rules/registrations/status';
import { DataSource, type EntityManager } from 'typeorm';
import { Invitations } from '../calendar/calendar.service';
import { mailKeyOf } from '../calendar/rendered';
import { urgencies } from '../calendar/sending/carrier';
import { Clock } from '../platform/clock';
import { Jobs } from '../platform/jobs/jobs.service';
import { Mails } from '../platform/mail/mails.service';
import { cancelledMail, type CancelCause } from './mails/changes/cancelled.mail';
import { confirmedMail } from './mails/confirmed.mail';
import { offeredMail } from './mails/places/offered.mail';
import { remindedMail } from './mails/reminded.mail';
import { waitlistedMail } from './mails/places/waitlisted.mail';
import { pendingMail } from './mails/places/pending.mail';
import { toldAgainMail, type Return } from './mails/changes/told-again.mail';
import { withdrawnDateMail } from './mails/changes/withdrawn-date.mail';
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
  registrationToldAgain,
  registrationWaitlisted,
  validationEnded,
} from './registrations.jobs';
import { Recipients, type Recipient } from './recipients.service';
import { readSessions } from './registering/ground.queries';

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
    this.jobs.handle(registrationToldAgain, ({ registrationId, occasion, version }) =>
      this.inTx((tx) => this.toldAgain(tx, registrationId, occasion, version)),
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
    if (!to || !isExpected(to.row.status)) return;
    const { row, letter, envelope } = to;
    const channel = await this.invitations.open(tx, invitedOf(to));
    if (channel === null && letter.session.phase !== 'POSTPONED') return;
    const overlaps = await this.overlaps.of(tx, row.sessionId, row.personId);
    await this.mails.queue(tx, {
      ...envelope,
      ...confirmedMail(letter, overlaps, channel),
      kind: 'registration.confirmed',
      dedupeKey: `registration.confirmed:${registrationId}`,
      urgency: urgencies.invitation,
      giveUpAt: endOf(to),
    });
  }

  /** The session stands again, or has its new date: whoever holds a place is invited anew. */
  private async toldAgain(
    tx: EntityManager,
    registrationId: string,
    occasion: Return,
    version: number,
  ): Promise<void> {
    const to = await this.recipients.of(tx, registrationId);
    if (!to || !isActive(to.row.status)) return;
    const isSeated = isExpected(to.row.status);
    const channel = isSeated && (await this.invitations.open(tx, invitedOf(to), occasion));
    await this.mails.queue(tx, {
      ...to.envelope,
      ...toldAgainMail(to.letter, occasion, to.row, channel === 'FEED'),
      kind: `session.${occasion}`,
      dedupeKey: `session.${occasion}:${registrationId}:${version}`,
      urgency: urgencies.close,
      giveUpAt: endOf(to),
    });
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
    const words = cancelledMail(to.letter, cause, withReason.includes(cause) ? to.row.cancelReason : null);
    const [first, ...others] = await this.invitations.withdraw(tx, registrationId);
    await this.mails.queue(tx, {
      ...to.envelope,
      ...words,
      kind: 'registration.cancelled',
      urgency: urgencies.cancel,
      dedupeKey: first ? mailKeyOf(first) : `registration.cancelled:${registrationId}`,
      calendar: first ?? null,
      invitationId: first?.id ?? null,
      revision: first?.sequence ?? null,
    });
    // A calendar takes one day a message: the news is read once, the other days leave the agenda without more words.
    await this.mails.queueMany(
      tx,
      others.map((cancel) => ({
        ...to.envelope,
        ...withdrawnDateMail(to.letter, frenchDate(cancel.date)),
        kind: 'registration.date-withdrawn',
        urgency: urgencies.cancel,
        dedupeKey: mailKeyOf(cancel),
        calendar: cancel,
        invitationId: cancel.id,
        revision: cancel.sequence,
      })),
    );
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
}

const invitedOf = ({ row, letter, envelope }: Recipient) => ({
  registrationId: row.id,
  sessionId: row.sessionId,
  personId: row.personId,
  attendee: envelope.to,
  forWhom: letter.forWhom,
});

const endOf = ({ letter }: Recipient): Date => new Date(letter.session.endsAt);

// After a transfer: one mail tells the session left and the one joined; the calendar follows.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isExpected } from '@treize/rules/registrations/status';
import { frenchDate } from '@treize/rules/time/french';
import { DataSource, type EntityManager } from 'typeorm';
import { Invitations } from '../../calendar/calendar.service';
import { mailKeyOf, type RenderedInvitation } from '../../calendar/rendered';
import { urgencies } from '../../calendar/sending/carrier';
import { Jobs } from '../../platform/jobs/jobs.service';
import { Mails } from '../../platform/mail/mails.service';
import { transferredMail, type NewStanding } from '../mails/places/transferred.mail';
import { withdrawnDateMail } from '../mails/changes/withdrawn-date.mail';
import { Recipients, type Recipient } from '../recipients.service';
import { Registration } from '../registration.entity';
import { registrationTransferred } from '../registrations.jobs';

@Injectable()
export class TransfersHandlers implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly jobs: Jobs,
    private readonly mails: Mails,
    private readonly recipients: Recipients,
    private readonly invitations: Invitations,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(registrationTransferred, ({ registrationId }) =>
      this.source.transaction((tx) => this.transferred(tx, registrationId)),
    );
  }

  private async transferred(tx: EntityManager, registrationId: string): Promise<void> {
    const { previousId } = await tx.findOneByOrFail(Registration, { id: registrationId });
    const before = previousId === null ? null : await this.recipients.of(tx, previousId);
    const after = await this.recipients.of(tx, registrationId);
    if (!before || !after) return;
    const standing = standingOf(after);
    const cancels = await this.invitations.withdraw(tx, before.row.id);
    if (standing) await this.tell(tx, after, before, standing, cancels.length > 0);
    for (const cancel of cancels) {
      const words = withdrawnDateMail(before.letter, frenchDate(cancel.date));
      await this.send(tx, before, 'registration.date-withdrawn', words, cancel);
    }
  }

  private async tell(
    tx: EntityManager,
    after: Recipient,
    before: Recipient,
    standing: NewStanding,
    leavesCalendar: boolean,
  ): Promise<void> {
    const { row, letter, envelope } = after;
    const words = transferredMail(letter, before.letter, standing, leavesCalendar);
    await this.send(tx, after, 'registration.transferred', words, null);
    if (standing.kind === 'SEATED')
      await this.invitations.open(tx, {
        registrationId: row.id,
        sessionId: row.sessionId,
        personId: row.personId,
        attendee: envelope.to,
        forWhom: letter.forWhom,
      });
  }

  private async send(
    tx: EntityManager,
    { envelope, row }: Recipient,
    kind: string,
    words: { subject: string; text: string; html: string },
    carried: RenderedInvitation | null,
  ): Promise<void> {
    await this.mails.queue(tx, {
      ...envelope,
      ...words,
      kind,
      dedupeKey: carried ? mailKeyOf(carried) : `${kind}:${row.id}`,
      calendar: carried && { method: carried.method, body: carried.body },
      invitationId: carried?.id ?? null,
      revision: carried?.sequence ?? null,
      ...(carried && { urgency: urgencies.cancel }),
    });
  }
}

/** Null: it has ended meanwhile, and another mail tells. */
function standingOf({ row }: Recipient): NewStanding | null {
  if (isExpected(row.status)) return { kind: 'SEATED' };
  if (row.status === 'PENDING_VALIDATION') return { kind: 'PENDING' };
  return row.status === 'WAITLISTED' && row.rank !== null ? { kind: 'WAITING', rank: row.rank } : null;
}

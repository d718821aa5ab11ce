// Sends an invitation again because an organiser asked: once, however often they asked within a minute.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../../audit/audit.service';
import { lockInvitations } from '../../../calendar/calendar.queries';
import { Invitations } from '../../../calendar/calendar.service';
import { Clock } from '../../../platform/clock';
import { Jobs } from '../../../platform/jobs/jobs.service';
import { hasJustLeft } from './deliveries.queries';
import { invitationResend } from './mail-desk.jobs';

const aMinute = 60_000;

@Injectable()
export class MailDeskHandlers implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly invitations: Invitations,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(invitationResend, ({ invitationId, actorId }) =>
      this.source.transaction((tx) => this.resend(tx, invitationId, actorId)),
    );
  }

  /** The row is held first: whoever asked at the same time sees the mail written here. */
  private async resend(tx: EntityManager, invitationId: string, actorId: string): Promise<void> {
    const [row] = await lockInvitations(tx, [invitationId]);
    const since = new Date(this.clock.now().getTime() - aMinute);
    if (!row || (await hasJustLeft(tx, invitationId, since))) return;
    if (!(await this.invitations.resend(tx, invitationId, 'asked'))) return;
    await this.audit.record(tx, {
      actorId,
      action: 'invitation.resent',
      subjectKind: 'registration',
      subjectId: row.registrationId,
      regionCode: row.regionCode,
      details: { sessionId: row.sessionId, dayId: row.dayId, sequence: row.sequence },
    });
  }
}

// When a remote half-day opens, everybody expected gets the link that signs it, once. Read each minute: moving needs nothing.
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { opensMinutesBefore } from '@treize/rules/attendance/half-day';
import { DataSource } from 'typeorm';
import { Clock } from '../../../platform/clock';
import { Links } from '../../../platform/http/links';
import { Rounds } from '../../../platform/jobs/rounds.service';
import { Mails } from '../../../platform/mail/mails.service';
import { Recipients } from '../../../registrations/recipients.service';
import { openedKey, openedMail } from './opened.mail';
import { openedHalfDays, toInvite, type OpenedRow } from './opened.queries';

const minute = 60_000;

@Injectable()
export class OpenedHalfDays implements OnApplicationBootstrap {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly links: Links,
    private readonly recipients: Recipients,
    private readonly mails: Mails,
    private readonly rounds: Rounds,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start('links to sign', minute, () => this.run());
  }

  /** Safe when doubled, late or stopped midway: each mail has its own key, and its own transaction. */
  async run(): Promise<void> {
    const now = this.clock.now();
    for (const halfDay of await openedHalfDays(this.source.manager, now, opensMinutesBefore))
      for (const registrationId of await toInvite(this.source.manager, halfDay.halfDayId))
        await this.write(halfDay, registrationId);
  }

  private async write({ halfDayId, endsAt, ...halfDay }: OpenedRow, registrationId: string): Promise<void> {
    await this.source.transaction(async (tx) => {
      const found = await this.recipients.of(tx, registrationId);
      if (found === null) return;
      const token = this.links.sign('registration', registrationId);
      const url = this.links.page(`/sign/link/${token}/${halfDayId}`);
      await this.mails.queue(tx, {
        ...found.envelope,
        ...openedMail(found.letter, { ...halfDay, url }),
        kind: 'attendance.opened',
        dedupeKey: openedKey(halfDayId, registrationId),
        giveUpAt: endsAt,
      });
    });
  }
}

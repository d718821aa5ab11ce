// A region that writes from another address: its invitations to come leave the old one and start again from the new.
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Senders } from '../../platform/mail/senders/senders.service';
import { lockInvitations, regionName, withOtherOrganizer } from '../calendar.queries';
import { Invitations, isToCome } from '../calendar.service';

/** Invitations replaced in one transaction. */
const batch = 100;

@Injectable()
export class Renewals {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly senders: Senders,
    private readonly invitations: Invitations,
  ) {}

  /**
   * Withdraws each invitation to come that names another address than the region's, and opens another one with a new
   * UID. Days over stay as they were. Called again, it does what is left.
   */
  async renewOrganizer(regionCode: string): Promise<void> {
    const now = this.clock.now();
    const { manager } = this.source;
    const { mailbox } = await this.senders.of(manager, regionCode, await regionName(manager, regionCode));
    for (const { ids } of await withOtherOrganizer(manager, regionCode, mailbox.address, now)) {
      for (let from = 0; from < ids.length; from += batch) {
        await this.source.transaction(async (tx) => {
          const rows = await lockInvitations(tx, ids.slice(from, from + batch));
          const old = rows.filter((row) => row.organizerAddress !== mailbox.address && isToCome(row, now));
          await this.invitations.replace(tx, old, 'new-sender');
        });
      }
    }
  }
}

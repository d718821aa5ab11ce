// Words that answer no mail of ours: shown beside the registration of whoever wrote, when their address leaves no doubt.
import { Injectable } from '@nestjs/common';
import { emailKey } from '@treize/rules/people/keys';
import { theOneMeant } from '@treize/rules/registrations/writer';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Inbox } from '../../platform/inbox/inbox.service';
import { registrationsOfAddress } from './writers.queries';

@Injectable()
export class Writers {
  constructor(
    private readonly clock: Clock,
    private readonly inbox: Inbox,
  ) {}

  async recognise(tx: EntityManager, messageId: string): Promise<void> {
    const message = await this.inbox.untied(tx, messageId);
    if (message === null) return;
    const { fromAddress, regionCode } = message;
    const key = emailKey(fromAddress);
    const known = await registrationsOfAddress(tx, key, regionCode, this.clock.now());
    const meant = theOneMeant(known);
    if (meant !== null) await this.inbox.tie(tx, messageId, meant);
  }
}

// The badges of a session, to be printed and given at the door to whoever comes without a convocation.
import { Injectable } from '@nestjs/common';
import type { SessionBadge } from '@treize/contract/devices';
import { DataSource } from 'typeorm';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { sessionPlace } from '../attendance.queries';
import { badgeHolders } from './arrivals.queries';
import { Badges } from './badges.service';

@Injectable()
export class BadgeSheets {
  constructor(
    private readonly source: DataSource,
    private readonly badges: Badges,
  ) {}

  async ofSession(actor: Actor, sessionId: string): Promise<SessionBadge[]> {
    const tx = this.source.manager;
    const place = await sessionPlace(tx, sessionId);
    if (place === null) throw new Refusal('not-found');
    actor.mustReach('registrations.read', { regionCode: place.regionCode, sessionId });
    const holders = await badgeHolders(tx, sessionId);
    return holders.map(({ startsAt, endsAt, ...person }) => ({
      ...person,
      badge: this.badges.badgeOf(person.registrationId, { id: sessionId, startsAt, endsAt }),
    }));
  }
}

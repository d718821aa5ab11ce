// Rules of arrival of a session: read by whoever records, set by its organisers.
import { Injectable } from '@nestjs/common';
import type { ArrivalRules } from '@treize/rules/attendance/arrival';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../audit/audit.service';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import type { Permission } from '@treize/rules/auth/permissions';
import { SessionsService } from '../../sessions/sessions.service';
import { sessionPlace } from '../attendance.queries';
import { storedRules } from './arrivals.queries';
import { rulesOf } from './rules-of';

@Injectable()
export class ArrivalRulesService {
  constructor(
    private readonly source: DataSource,
    private readonly sessions: SessionsService,
    private readonly audit: Audit,
  ) {}

  async read(actor: Actor, sessionId: string): Promise<ArrivalRules> {
    await this.reach(this.source.manager, actor, 'sessions.read', sessionId);
    return this.ofSession(this.source.manager, sessionId);
  }

  write(actor: Actor, sessionId: string, rules: ArrivalRules): Promise<ArrivalRules> {
    return this.source.transaction(async (tx) => {
      const regionCode = await this.reach(tx, actor, 'sessions.write', sessionId);
      const before = await this.ofSession(tx, sessionId);
      await this.sessions.keepArrivalRules(tx, sessionId, rules);
      await this.audit.record(tx, {
        actorId: actor.mustBeSomeone(),
        action: 'session.arrival-rules-set',
        subjectKind: 'session',
        subjectId: sessionId,
        regionCode,
        details: { before, after: rules },
      });
      return this.ofSession(tx, sessionId);
    });
  }

  async ofSession(tx: EntityManager, sessionId: string): Promise<ArrivalRules> {
    const stored = await storedRules(tx, sessionId);
    if (stored === null) throw new Refusal('not-found');
    return rulesOf(stored);
  }

  private async reach(tx: EntityManager, actor: Actor, permission: Permission, sessionId: string) {
    const place = await sessionPlace(tx, sessionId);
    if (place === null) throw new Refusal('not-found');
    actor.mustReach(permission, { regionCode: place.regionCode, sessionId });
    return place.regionCode;
  }
}

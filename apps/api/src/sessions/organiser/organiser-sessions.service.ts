// Sessions as their organisers see them, within their scope; and the lock and version behind each change.
import { Injectable } from '@nestjs/common';
import type {
  OrganiserOptions,
  organiserList,
  organiserQuery,
  OrganiserSession,
  Reach as Reached,
  Venue as VenueView,
  venueDraft,
} from '@treize/contract/sessions';
import type { Scope } from '@treize/rules/auth/access';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Audit } from '../../audit/audit.service';
import { Clock } from '../../platform/clock';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { scopeFilter } from '../../platform/http/scope-filter';
import { cardOf, pageOf } from '../session-view';
import { Session } from '../session.entity';
import { sessionPages } from '../sessions.queries';
import { Venue } from '../venue.entity';
import {
  countOrganiserSessions,
  firstScopeParam,
  organiserOptions,
  organiserSessions,
} from './organiser.queries';
import { Reach } from './reach.service';
import { townOfVenue } from './venue.queries';

const fold = (letters: string): string => letters.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const regionsOf = (scope: Scope): string[] | null => (scope.everything ? null : scope.regions);

@Injectable()
export class OrganiserSessions {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly reach: Reach,
  ) {}

  async list(actor: Actor, query: z.output<typeof organiserQuery>): Promise<z.output<typeof organiserList>> {
    const now = this.clock.now();
    const { page, pageSize } = query;
    const filter = {
      scope: scopeFilter(actor.scope('sessions.read'), 's.region_code', 's.id', firstScopeParam),
      now,
      region: query.region ?? null,
      state: query.state ?? null,
      period: query.period,
      letters: query.q ? fold(query.q) : null,
    };
    const tx = this.source.manager;
    const [total, rows] = await Promise.all([
      countOrganiserSessions(tx, filter),
      organiserSessions(tx, filter, pageSize, (page - 1) * pageSize),
    ]);
    const items = rows.map((row) => ({ ...cardOf(row, now), state: row.state, version: row.version }));
    return { items, total, page, pageSize };
  }

  async page(actor: Actor, sessionId: string): Promise<OrganiserSession> {
    const [row] = await sessionPages(this.source.manager, [sessionId], this.clock.now());
    if (!row) throw new Refusal('not-found');
    actor.mustReach('sessions.read', { regionCode: row.regionCode, sessionId });
    const { state, version, moduleId, trackId, venueId, joinUrl } = row;
    const trainerIds = row.trainers.map(({ id }) => id);
    return {
      ...pageOf(row, this.clock.now()),
      state,
      version,
      moduleId,
      trackId,
      venueId,
      joinUrl,
      trainerIds,
    };
  }

  /** Whom the next message about this session reaches; of a cancelled one, that of its return. */
  async reachOf(actor: Actor, sessionId: string): Promise<Reached> {
    const tx = this.source.manager;
    const session = await tx.findOneBy(Session, { id: sessionId });
    if (!session) throw new Refusal('not-found');
    actor.mustReach('sessions.write', { regionCode: session.regionCode, sessionId });
    return this.reach.of(tx, sessionId, session.state === 'CANCELLED' ? 'FALLEN' : 'STANDING');
  }

  options(actor: Actor): Promise<OrganiserOptions> {
    return organiserOptions(this.source.manager, regionsOf(actor.scope('sessions.write')));
  }

  async createVenue(actor: Actor, draft: z.output<typeof venueDraft>): Promise<VenueView> {
    return this.source.transaction(async (tx) => {
      const town = await townOfVenue(tx, draft.municipalityCode);
      if (!town)
        throw new Refusal('unknown-municipality', {
          errors: [{ path: 'body.municipalityCode', message: 'commune inconnue' }],
        });
      actor.mustReach('sessions.write', town);
      const { identifiers } = await tx.insert(Venue, { ...draft, createdAt: this.clock.now() });
      const { id } = identifiers[0] as { id: string };
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'venue.created',
        subjectKind: 'venue',
        subjectId: id,
        regionCode: town.regionCode,
      });
      return { ...draft, id, town: town.name };
    });
  }

  /**
   * Locks the row of a session that the actor may change, at the version they saw.
   * @throws Refusal `not-found` outside the scope, `version-conflict` when somebody else changed it meanwhile
   */
  async lock(tx: EntityManager, actor: Actor, sessionId: string, version: number): Promise<Session> {
    const session = await tx.findOne(Session, {
      where: { id: sessionId },
      lock: { mode: 'for_no_key_update' },
    });
    if (!session) throw new Refusal('not-found');
    actor.mustReach('sessions.write', { regionCode: session.regionCode, sessionId });
    if (session.version !== version)
      throw new Refusal('version-conflict', { facts: { version: session.version } });
    return session;
  }

  /** Writes a change and raises the version, which is returned. */
  async write(tx: EntityManager, session: Session, change: Partial<Session>): Promise<number> {
    const version = session.version + 1;
    await tx.update(Session, session.id, { ...change, version, updatedAt: this.clock.now() });
    return version;
  }
}

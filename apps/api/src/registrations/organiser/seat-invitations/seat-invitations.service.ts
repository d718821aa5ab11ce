// Places an organiser promises to a person or a commune: made, told, revoked; what they no longer keep is served.
import { Injectable } from '@nestjs/common';
import type { invitationDraft, InvitationView } from '@treize/contract/places';
import { roomFree } from '@treize/rules/sessions/seats';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Audit } from '../../../audit/audit.service';
import { Clock } from '../../../platform/clock';
import type { Actor } from '../../../platform/http/actor';
import { Links } from '../../../platform/http/links';
import { Refusal } from '../../../platform/http/refusal';
import { Jobs } from '../../../platform/jobs/jobs.service';
import { Places } from '../../places/places.service';
import { knownBodies, wholeGround } from '../../registering/ground';
import { readSessions, type LockedSession } from '../../registering/ground.queries';
import { lineToServe } from '../../registrations.jobs';
import { seatsPromised } from '../organiser.jobs';
import {
  insertSeatInvitation,
  revokeSeatInvitation,
  seatInvitationById,
  seatInvitationsOf,
  type SeatInvitationRow,
} from './seat-invitations.queries';

@Injectable()
export class SeatInvitations {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly links: Links,
    private readonly places: Places,
  ) {}

  async list(actor: Actor, sessionId: string): Promise<InvitationView[]> {
    const [session] = await readSessions(this.source.manager, [sessionId]);
    if (!session) throw new Refusal('not-found');
    actor.mustReach('registrations.read', { sessionId, regionCode: session.regionCode });
    return (await seatInvitationsOf(this.source.manager, sessionId)).map((row) => this.view(row));
  }

  /** @throws Refusal `wrong-state` once the session is over or cancelled, `unknown-municipality`, `no-place` */
  async create(
    actor: Actor,
    sessionId: string,
    draft: z.output<typeof invitationDraft>,
  ): Promise<InvitationView> {
    const createdBy = actor.mustBeSomeone();
    const expiresAt = new Date(draft.expiresAt);
    return this.source.transaction(async (tx) => {
      const session = await this.places.lockSession(tx, sessionId);
      actor.mustReach('registrations.write', { sessionId, regionCode: session.regionCode });
      const at = this.clock.now();
      if (!['DRAFT', 'PUBLISHED', 'POSTPONED'].includes(session.state) || session.endsAt <= at)
        throw new Refusal('wrong-state');
      await this.check(tx, draft, expiresAt, at);
      if (draft.isBlocking) await this.checkRoom(tx, session, draft.places, at);
      const id = await insertSeatInvitation(tx, { ...draft, sessionId, expiresAt, createdBy }, at);
      await this.audit.ofSession(tx, actor, session, 'session.places-promised', {
        invitationId: id,
        places: draft.places,
      });
      // What is kept from now on is not offered to the line; what lapses is.
      if (draft.isBlocking)
        await this.jobs.send(
          tx,
          lineToServe,
          { sessionId },
          { startAfter: new Date(expiresAt.getTime() + 1000) },
        );
      await this.jobs.send(tx, seatsPromised, { invitationId: id });
      return this.viewOf(tx, id);
    });
  }

  /** Revoking twice changes nothing; who registered with it keeps the place. */
  async revoke(actor: Actor, invitationId: string): Promise<InvitationView> {
    const found = await seatInvitationById(this.source.manager, invitationId);
    if (!found) throw new Refusal('not-found');
    actor.mustReach('registrations.write', found);
    return this.source.transaction(async (tx) => {
      const session = await this.places.lockSession(tx, found.sessionId);
      await revokeSeatInvitation(tx, invitationId, this.clock.now());
      if (found.revokedAt === null)
        await this.audit.ofSession(tx, actor, session, 'session.promise-revoked', { invitationId });
      await this.places.serve(tx, session);
      return this.viewOf(tx, invitationId);
    });
  }

  private async check(
    tx: EntityManager,
    { municipalityCode }: z.output<typeof invitationDraft>,
    expiresAt: Date,
    at: Date,
  ): Promise<void> {
    if (expiresAt <= at)
      throw new Refusal('invalid-request', {
        errors: [{ path: 'body.expiresAt', message: 'cette date est passée' }],
      });
    if (municipalityCode !== null && (await knownBodies(tx, [municipalityCode])).size === 0)
      throw new Refusal('unknown-municipality', {
        errors: [{ path: 'body.municipalityCode', message: 'commune inconnue' }],
      });
  }

  /** What is taken, or waits for an answer, cannot be promised. @throws Refusal `no-place` with the places left */
  private async checkRoom(
    tx: EntityManager,
    session: LockedSession,
    places: number,
    at: Date,
  ): Promise<void> {
    const { facts } = await wholeGround(tx, session, at);
    const left = roomFree(facts);
    if (left !== null && left < places) throw new Refusal('no-place', { facts: { left, places } });
  }

  private async viewOf(tx: EntityManager, id: string): Promise<InvitationView> {
    const row = await seatInvitationById(tx, id);
    if (!row) throw new Refusal('not-found');
    return this.view(row);
  }

  private view(row: SeatInvitationRow): InvitationView {
    return {
      id: row.id,
      name: row.name,
      email: row.email,
      municipalityCode: row.municipalityCode,
      municipality: row.municipality,
      places: row.places,
      taken: row.taken,
      isBlocking: row.isBlocking,
      expiresAt: row.expiresAt.toISOString(),
      revokedAt: row.revokedAt?.toISOString() ?? null,
      url: invitationUrl(this.links, row.sessionId, row.id),
    };
  }
}

/** The form that uses the promised places. */
export const invitationUrl = (links: Links, sessionId: string, invitationId: string): string =>
  links.page(`/sessions/${sessionId}/register?invitation=${links.sign('invitation', invitationId)}`);

// Places kept before anybody registers: forms being filled, and invitations read from their link.
import { Injectable } from '@nestjs/common';
import type { holdRequest } from '@treize/contract/places';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import { Clock } from '../../platform/clock';
import type { Actor } from '../../platform/http/actor';
import { Links } from '../../platform/http/links';
import { RateLimits } from '../../platform/http/limits/rate-limits';
import { Refusal } from '../../platform/http/refusal';
import { Places } from '../places/places.service';
import { holdMinutes } from './group-writer.service';
import { holdsOf, invitationInForce } from './ground.queries';
import { RegistrationsCommitter } from './registrations.committer';
import { deleteHold } from './writing.queries';

const hour = 3600;
/** Forms that one network may open in an hour with a place held: a town hall behind one address has room. */
const holdsPerNetwork = 60;
/** Of which on one session in ten minutes: nobody keeps a small session for themselves by opening forms. */
const holdsPerSession = 5;

@Injectable()
export class SeatPromises {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly links: Links,
    private readonly limits: RateLimits,
    private readonly committer: RegistrationsCommitter,
    private readonly places: Places,
  ) {}

  /** Holds places for a form; the same key holds once, and is not prolonged. */
  async hold(actor: Actor, sessionId: string, body: z.output<typeof holdRequest>) {
    await this.limits.hitAll([
      { bucket: `hold:network:${actor.network}`, limit: holdsPerNetwork, windowSeconds: hour },
      {
        bucket: `hold:session:${sessionId}:${actor.network}`,
        limit: holdsPerSession,
        windowSeconds: holdMinutes * 60,
      },
    ]);
    const invitationId = body.invitation === null ? null : await this.read(body.invitation, sessionId);
    const { key, places } = body;
    const { expiresAt } = await this.committer.hold({ sessionId, key, places, invitationId });
    return { expiresAt: expiresAt?.toISOString() ?? null };
  }

  /** The form was left: its places go to the line, or to the public. */
  async release(sessionId: string, key: string): Promise<{ done: true }> {
    // Without a form to forget, nothing is locked: a stranger keeps nobody waiting.
    const held = await holdsOf(this.source.manager, [key], this.clock.now());
    if (!held.some((one) => one.sessionId === sessionId)) return { done: true };
    await this.source.transaction(async (tx) => {
      const session = await this.places.lockSession(tx, sessionId);
      await deleteHold(tx, key, sessionId);
      if (session.waiting > 0) await this.places.serve(tx, session);
    });
    return { done: true };
  }

  /**
   * Id of the invitation of a link, for these people: what is promised to a commune is not another's.
   * @throws Refusal as `read`, `invalid-request` when none of them is of the commune
   */
  async readFor(
    token: string,
    sessionId: string,
    people: readonly { municipalityCode: string | null }[],
  ): Promise<string> {
    const { id, municipalityCode } = await this.invitation(token, sessionId);
    if (municipalityCode !== null && !people.some((one) => one.municipalityCode === municipalityCode))
      throw new Refusal('invalid-request', {
        errors: [{ path: 'body.municipalityCode', message: 'cette invitation est pour une autre commune' }],
      });
    return id;
  }

  /** Id of the invitation of a link. @throws Refusal `invitation-gone` when it is revoked, expired or of another session */
  async read(token: string, sessionId: string): Promise<string> {
    return (await this.invitation(token, sessionId)).id;
  }

  private async invitation(token: string, sessionId: string) {
    const id = this.links.read('invitation', token);
    const invitation = await invitationInForce(this.source.manager, id, this.clock.now());
    if (!invitation || invitation.sessionId !== sessionId) throw new Refusal('invitation-gone');
    return invitation;
  }
}

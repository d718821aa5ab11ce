// The line served: what is free is offered to whoever is first in line for it, in the transaction that freed it.
import { Injectable } from '@nestjs/common';
import { serveLine, type WaitingParty } from '@treize/rules/registrations/line';
import { isSoldOut } from '@treize/rules/sessions/seats';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../audit/audit.service';
import { Clock } from '../../platform/clock';
import { Jobs } from '../../platform/jobs/jobs.service';
import { offerEnd, offersEnd } from '../deadlines/deadlines';
import { lineToServe, offerEnded, placeOffered } from '../registrations.jobs';
import { wholeGround } from '../registering/ground';
import type { LockedSession } from '../registering/ground.queries';
import { markOffered, recount, storeClaims } from '../registering/writing.queries';

@Injectable()
export class ServedLine {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
  ) {}

  /** Counts the places again and offers what is free to those in line. The session row is locked by the caller. */
  async serve(tx: EntityManager, session: LockedSession, mayExceed: boolean): Promise<void> {
    const before = session.confirmed + session.offered;
    Object.assign(session, await recount(tx, session.id, mayExceed));
    const isFuller = session.confirmed + session.offered > before;
    if (isFuller && session.closeWhenFull && session.closedAt === null) await this.closeIfFull(tx, session);
    if (session.waiting === 0) return storeClaims(tx, session.id, { room: false, limitIds: [] });
    const at = this.clock.now();
    const ground = await wholeGround(tx, session, at);
    const { verdicts, line } = serveLine(ground.facts, ground.waiting);
    const served = ground.waiting.flatMap((party, index) => {
      const verdict = verdicts[index];
      return verdict?.isPlaced ? [{ party, blockIds: verdict.blockIds }] : [];
    });
    const expiresAt = this.isOffering(session) ? offerEnd(at, session, ground.departmentCode) : null;
    const claims = line.claims();
    if (served.length > 0 && expiresAt !== null) await this.offerTo(tx, session, served, at, expiresAt, null);
    // Places that wait for an organiser's hand are those in line's, not the public's.
    else claims.room = claims.room || (served.length > 0 && session.capacity !== null);
    await storeClaims(tx, session.id, claims);
    if (session.waiting > 0 && ground.heldUntil !== null)
      await this.serveAfter(tx, session, ground.heldUntil);
  }

  /** Closes once, when the last place is taken; whoever reopens the session is not overruled by the next cancellation. */
  private async closeIfFull(tx: EntityManager, session: LockedSession): Promise<void> {
    const at = this.clock.now();
    const { facts } = await wholeGround(tx, session, at);
    if (!isSoldOut(facts)) return;
    session.closedAt = at;
    await tx.query('update sessions set closed_at = $2 where id = $1', [session.id, at]);
    await this.audit.record(tx, {
      actorId: null,
      action: 'session.closed-when-full',
      subjectKind: 'session',
      subjectId: session.id,
      regionCode: session.regionCode,
    });
  }

  /** What forms hold now goes to the line once they may have expired. */
  private serveAfter(tx: EntityManager, { id }: LockedSession, heldUntil: Date): Promise<void> {
    const startAfter = new Date(heldUntil.getTime() + 1000);
    return this.jobs.send(tx, lineToServe, { sessionId: id }, { startAfter });
  }

  private isOffering(session: LockedSession): boolean {
    return (
      session.offers === 'AUTO' && session.state === 'PUBLISHED' && this.clock.now() < offersEnd(session)
    );
  }

  /** Offers places to these parties until that instant. The session row is locked by the caller. */
  async offerTo(
    tx: EntityManager,
    session: LockedSession,
    served: readonly { party: WaitingParty; blockIds: readonly (string | null)[] }[],
    at: Date,
    expiresAt: Date,
    actorId: string | null,
  ): Promise<void> {
    const rows = served.flatMap(({ party, blockIds }) =>
      party.registrationIds.map((id, index) => ({ id, blockId: blockIds[index] ?? null })),
    );
    await markOffered(tx, rows, at, expiresAt);
    Object.assign(session, await recount(tx, session.id, true));
    await this.audit.recordMany(
      tx,
      rows.map(({ id }) => ({
        actorId,
        action: 'registration.offered',
        subjectKind: 'registration',
        subjectId: id,
        regionCode: session.regionCode,
        details: { sessionId: session.id, expiresAt: expiresAt.toISOString() },
      })),
    );
    const payloads = rows.map(({ id }) => ({ registrationId: id, offeredAt: at.toISOString() }));
    await this.jobs.sendMany(tx, placeOffered, payloads);
    await this.jobs.sendMany(tx, offerEnded, payloads, { startAfter: expiresAt });
  }
}

// What the rooms to the right write on registrations: walk-ins, first presence, the certificate.
import { Injectable } from '@nestjs/common';
import { activeStatuses, type RegistrationStatus } from '@treize/rules/registrations/status';
import { registrationNumber } from '@treize/rules/registrations/decide';
import { randomUUID } from 'node:crypto';
import { In, Not, type EntityManager } from 'typeorm';
import { Audit } from '../audit/audit.service';
import { People } from '../people/people.service';
import { Clock } from '../platform/clock';
import { Refusal } from '../platform/http/refusal';
import { Places } from './places/places.service';
import { Registration, type RegistrationCertificate } from './registration.entity';
import type { LockedSession } from './registering/ground.queries';
import { wholeGround } from './registering/ground';
import { insertRegistrations, ordinary, takeNumbers } from './registering/writing.queries';

export interface WalkIn {
  /** Key of the walk-in: the same one twice registers once. */
  id: string;
  familyName: string;
  givenName: string;
  email: string | null;
  kind: 'ELECTED' | 'STAFF';
  function: string;
  municipalityCode: string;
}

/** What a walk-in became. */
export interface WalkedIn {
  registrationId: string;
  /** Where the person stood on this session; null for somebody it did not know. */
  before: RegistrationStatus | null;
  /** That registration stands, and is the one that is kept; false: a new one was made. */
  merged: boolean;
  /** Their place is over the capacity. */
  exceptional: boolean;
}

@Injectable()
export class FollowedRegistrations {
  constructor(
    private readonly clock: Clock,
    private readonly places: Places,
    private readonly people: People,
    private readonly audit: Audit,
  ) {}

  /**
   * Registers somebody who came without a registration; who waited gets their place. A full room counts an exceptional
   * place: a person who is there is never turned into a lie on the sheet.
   * @throws Refusal `key-reused` when the key registered somebody on another session; `awaiting-approval` when the person's
   * request is still to be validated: coming under another entry does not stand for the validation
   */
  async addWalkIn(tx: EntityManager, actorId: string, sessionId: string, walkIn: WalkIn): Promise<WalkedIn> {
    const personId = await this.meetWalkIn(tx, walkIn);
    const session = await this.places.lockSession(tx, sessionId);
    const found = await tx.findOneBy(Registration, [
      { idempotencyKey: walkIn.id },
      { sessionId, personId, status: In([...activeStatuses]) },
    ]);
    if (found && found.sessionId !== sessionId) throw new Refusal('key-reused');
    if (found?.status === 'PENDING_VALIDATION') throw new Refusal('awaiting-approval');
    const over = session.exceptional;
    const walked = (
      registrationId: string,
      merged: boolean,
      before: RegistrationStatus | null,
    ): WalkedIn => ({
      registrationId,
      before,
      merged,
      exceptional: session.exceptional > over,
    });
    if (found) {
      await this.admit(tx, session, found);
      return walked(found.id, true, found.status);
    }
    const former = await this.formerStatus(tx, sessionId, personId);
    return walked(await this.register(tx, actorId, session, personId, walkIn), false, former);
  }

  /** A registration made on the spot, over the capacity if need be. */
  private async register(
    tx: EntityManager,
    actorId: string,
    session: LockedSession,
    personId: string,
    walkIn: WalkIn,
  ): Promise<string> {
    const email = walkIn.email ?? '';
    const sessionId = session.id;
    const at = this.clock.now();
    const { facts } = await wholeGround(tx, session, at);
    const { position, order } = await takeNumbers(tx, sessionId, 1);
    const registrationId = randomUUID();
    const row = {
      ...ordinary,
      ...walkIn,
      id: registrationId,
      number: registrationNumber(session.ref, order),
      sessionId,
      personId,
      status: 'CONFIRMED' as const,
      delegation: false,
      epciCode: null,
      email,
      phone: null,
      needs: null,
      source: 'WALK_IN',
      registeredBy: actorId,
      idempotencyKey: walkIn.id,
      requestHash: '',
      position,
      // What everybody takes, a lunch for instance; what others choose was not asked.
      quantities: Object.fromEntries(
        facts.limits.flatMap(({ id, included }) => (included > 0 ? [[id, included]] : [])),
      ),
    };
    await insertRegistrations(tx, [row], at);
    if (walkIn.email !== null) await this.people.declare(tx, [row]);
    await this.places.serve(tx, session, true);
    await this.audit.record(tx, {
      actorId,
      action: 'registration.walked-in',
      subjectKind: 'registration',
      subjectId: registrationId,
      regionCode: session.regionCode,
      details: { sessionId, exceptional: session.exceptional },
    });
    return registrationId;
  }

  /**
   * The person of a walk-in, found or created: whoever holds a session or a half-day has done it before, since newcomers who
   * register write people first and wait for sessions then.
   */
  async meetWalkIn(tx: EntityManager, walkIn: WalkIn): Promise<string> {
    // Without an address two people of one name cannot be told apart: the key makes this one a person of their own.
    const email = walkIn.email || `sans-adresse:${walkIn.id}`;
    const [personId] = await this.people.findOrCreate(tx, [{ ...walkIn, email }]);
    return personId as string;
  }

  /** Locks the session, before anything of attendance is locked. */
  async holdSession(tx: EntityManager, sessionId: string): Promise<void> {
    await this.places.lockSession(tx, sessionId);
  }

  /** Somebody who waited for a place, whom the trainer lets in. The session is held by the caller. */
  async admitWaiting(tx: EntityManager, sessionId: string, registrationId: string): Promise<void> {
    const session = await this.places.lockSession(tx, sessionId);
    await this.admit(tx, session, await tx.findOneByOrFail(Registration, { id: registrationId, sessionId }));
  }

  async recordFirstPresence(tx: EntityManager, registrationId: string, at: Date): Promise<void> {
    await tx.query(
      'update registrations set first_presence_at = $2 where id = $1 and first_presence_at is null',
      [registrationId, at],
    );
  }

  /** What the person's page tells of their certificate; null once it is revoked and not replaced. */
  async recordCertificate(
    tx: EntityManager,
    registrationId: string,
    certificate: RegistrationCertificate | null,
  ): Promise<void> {
    await tx.query('update registrations set certificate = $2 where id = $1', [
      registrationId,
      certificate && JSON.stringify(certificate),
    ]);
  }

  /** How the last registration of the person on this session ended, if they had one. */
  private async formerStatus(
    tx: EntityManager,
    sessionId: string,
    personId: string,
  ): Promise<RegistrationStatus | null> {
    const former = await tx.findOne(Registration, {
      where: { sessionId, personId, status: Not(In([...activeStatuses])) },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    return former?.status ?? null;
  }

  /** Somebody on the waiting list who is in the room takes a place. */
  private async admit(tx: EntityManager, session: LockedSession, found: Registration): Promise<void> {
    if (found.status !== 'WAITLISTED' && found.status !== 'OFFERED') return;
    const at = this.clock.now();
    await tx.update(Registration, found.id, { status: 'CONFIRMED', confirmedAt: at, updatedAt: at });
    await this.places.serve(tx, session, true);
  }
}

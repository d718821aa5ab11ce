// Groups what is asked at one moment into one transaction: lock, facts, decisions, set-based writes.
import { Injectable } from '@nestjs/common';
import { decideRegistrations } from '@treize/rules/registrations/decide';
import { DataSource, type EntityManager } from 'typeorm';
import { People } from '../../people/people.service';
import { Clock } from '../../platform/clock';
import { Refusal } from '../../platform/http/refusal';
import { groundsOf, knownBodies } from './ground';
import { holdsOf, lockSessions, readSessions, storedRegistrations } from './ground.queries';
import { GroupWriter } from './group-writer.service';
import {
  bodyOf,
  isHold,
  memberKey,
  outcomeOf,
  seatRequestOf,
  type Asked,
  type Committed,
  type Held,
  type HoldPlaces,
  type RegistrationRequest,
} from './requests';

interface Waiting {
  request: RegistrationRequest | HoldPlaces;
  since: number;
  /** Somebody else's write met this one once already. */
  hasMet?: boolean;
  resolve(result: Committed | Held): void;
  reject(error: unknown): void;
}

/** Requests in one transaction at most. */
const groupSize = 128;
/** About two seconds of work: beyond it a newcomer is told to come back. */
const queueLimit = 2000;
/** A session that others keep locked longer gives its turn to the others. */
const turnMs = 200;
/** Whoever has waited this long, in the queue or for a lock, is told to try again, and nothing is left behind. */
const patienceMs = 3000;
/** PostgreSQL gave up waiting: lock not available, statement cancelled. */
const lateCodes = new Set(['55P03', '57014']);

/** Another transaction was quicker: unique violation, deadlock. */
const metCodes = new Set(['23505', '40P01']);

/** Some sessions of a group are locked by somebody else: the group is undone, and taken again without them. */
class SessionsLocked extends Error {
  constructor(readonly sessionIds: ReadonlySet<string>) {
    super('sessions locked');
  }
}

@Injectable()
export class RegistrationsCommitter {
  private readonly queue: Waiting[] = [];
  private isRunning = false;

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly people: People,
    private readonly writer: GroupWriter,
  ) {}

  /**
   * Registers with the other requests of this moment; one group at a time is in flight.
   * @throws Refusal `busy` when the queue is full or the wait too long, or the refusal of the rules
   */
  submit(request: RegistrationRequest): Promise<Committed> {
    return this.enqueue(request) as Promise<Committed>;
  }

  /** Holds places for a form being filled. */
  hold(request: HoldPlaces): Promise<Held> {
    return this.enqueue(request) as Promise<Held>;
  }

  private enqueue(request: RegistrationRequest | HoldPlaces): Promise<Committed | Held> {
    if (this.queue.length >= queueLimit) throw new Refusal('busy', { retryAfter: 2 });
    return new Promise((resolve, reject) => {
      this.queue.push({ request, since: performance.now(), resolve, reject });
      if (this.isRunning) return;
      this.isRunning = true;
      setImmediate(() => void this.drain());
    });
  }

  private async drain(): Promise<void> {
    while (this.queue.length > 0) await this.settle(this.queue.splice(0, groupSize));
    this.isRunning = false;
  }

  /**
   * A group that fails is tried one by one, so that one bad request does not fail its neighbours. A session locked by
   * somebody else keeps only its own requests waiting: they come back first in the queue until they are out of patience.
   */
  private async settle(everybody: Waiting[]): Promise<void> {
    const isLate = ({ since }: Waiting) => performance.now() - since >= patienceMs;
    for (const { reject } of everybody.filter(isLate)) reject(new Refusal('busy', { retryAfter: 2 }));
    const group = everybody.filter((one) => !isLate(one));
    if (group.length === 0) return;
    try {
      const asked = await this.source.transaction(async (tx) => {
        await tx.query(`select set_config('lock_timeout', $1, true)`, [`${turnMs}ms`]);
        return this.commit(
          tx,
          group.map(({ request }) => request),
        );
      });
      group.forEach(({ resolve, reject }, index) => outcomeOf(asked, index, resolve, reject));
    } catch (error) {
      await this.recover(group, error);
    }
  }

  private async recover(group: Waiting[], error: unknown): Promise<void> {
    if (error instanceof SessionsLocked) {
      const of = (sessionId: string) => group.filter(({ request }) => request.sessionId === sessionId);
      await this.settle(group.filter(({ request }) => !error.sessionIds.has(request.sessionId)));
      for (const sessionId of error.sessionIds) await this.settle(of(sessionId));
      return;
    }
    const code = (error as { driverError?: { code?: string } }).driverError?.code ?? '';
    if (lateCodes.has(code)) return void this.queue.unshift(...group);
    const [first, ...others] = group;
    if (first && others.length === 0) {
      // Another process wrote the same key, or stood in a circle with this one: what it wrote is seen the second time.
      if (first.hasMet || !metCodes.has(code)) return first.reject(error);
      first.hasMet = true;
    }
    for (const one of group) await this.settle([one]);
  }

  /** One group in the caller's transaction; also what readiness runs, and rolls back. */
  async commit(tx: EntityManager, requests: readonly (RegistrationRequest | HoldPlaces)[]): Promise<Asked[]> {
    const at = this.clock.now();
    const registering = requests.flatMap((request) => (isHold(request) ? [] : [request]));
    const bodies = await knownBodies(
      tx,
      registering.flatMap(({ members }) => members.map(bodyOf)),
    );
    const personIds = await this.personIdsOf(tx, registering);
    const asked: Asked[] = requests.map((request) => ({
      request,
      personIds: personIds.get(request) ?? [],
      isKnown: isHold(request) || request.members.every((member) => bodies.has(bodyOf(member))),
      decision: { outcome: 'ABSENT' },
      registrationIds: [],
      ground: null,
    }));

    const sessions = await this.lock(tx, [...new Set(requests.map(({ sessionId }) => sessionId))]);
    const stored = await storedRegistrations(
      tx,
      registering.flatMap((request) =>
        (personIds.get(request) ?? []).map((personId, index) => ({
          sessionId: request.sessionId,
          idempotencyKey: memberKey(request.idempotencyKey, index),
          personId,
        })),
      ),
    );
    const keys = requests.flatMap((request) => (isHold(request) ? [request.key] : (request.holdId ?? [])));
    const holds = keys.length === 0 ? [] : await holdsOf(tx, keys, at);
    const grounds = sessions.length === 0 ? [] : await groundsOf(tx, sessions, at, bodies);

    for (const ground of grounds) {
      const here = asked.filter(({ request, isKnown }) => request.sessionId === ground.session.id && isKnown);
      const seats = here.map((one) => seatRequestOf(one, ground, bodies, holds));
      const hereKeys = new Set(seats.map((seat) => ('hold' in seat ? '' : seat.idempotencyKey)));
      const concerned = stored.filter(
        (one) => one.sessionId === ground.session.id || hereKeys.has(one.idempotencyKey),
      );
      const { decisions, after } = decideRegistrations(ground, seats, concerned, at);
      here.forEach((one, index) => {
        one.decision = decisions[index] as Asked['decision'];
        one.ground = { before: ground, after };
      });
    }
    await this.writer.write(tx, asked, holds, at);
    return asked;
  }

  /** One session is waited for; of several, those that somebody else has locked do not make the others wait. */
  private async lock(tx: EntityManager, sessionIds: readonly string[]) {
    const isAlone = sessionIds.length === 1;
    const sessions = await lockSessions(tx, sessionIds, !isAlone);
    const missing = sessionIds.filter((id) => !sessions.some((session) => session.id === id));
    if (isAlone || missing.length === 0) return sessions;
    const locked = (await readSessions(tx, missing)).map(({ id }) => id);
    if (locked.length > 0) throw new SessionsLocked(new Set(locked));
    return sessions;
  }

  /** People are found or created before any session is locked. */
  private async personIdsOf(tx: EntityManager, requests: readonly RegistrationRequest[]) {
    const ids = await this.people.findOrCreate(
      tx,
      requests.flatMap(({ members }) => members),
    );
    const byRequest = new Map<RegistrationRequest | HoldPlaces, string[]>();
    let next = 0;
    for (const request of requests) {
      byRequest.set(request, ids.slice(next, next + request.members.length));
      next += request.members.length;
    }
    return byRequest;
  }
}

// Groups the registrations of one moment into one transaction: lock, facts, decisions, set-based writes.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RegistrationDraft } from '@treize/contract/registrations';
import { decideRegistrations, type SeatDecision } from '@treize/rules/registrations/decide';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../audit/audit.service';
import { People } from '../people/people.service';
import { Clock } from '../platform/clock';
import { Refusal } from '../platform/http/refusal';
import { Jobs } from '../platform/jobs/jobs.service';
import type { RegistrationSource } from './registration.entity';
import { registrationConfirmed, registrationWaitlisted } from './registrations.jobs';
import {
  insertRegistrations,
  lockSessions,
  storeCounters,
  storedRegistrations,
  type LockedSession,
  type NewRegistration,
} from './registrations.queries';

export interface RegistrationRequest {
  sessionId: string;
  draft: RegistrationDraft;
  idempotencyKey: string;
  requestHash: string;
  registeredBy: string | null;
  source: RegistrationSource;
}

/** What became of a request; `registrationId` is the stored row, new or found. */
export type CommittedRegistration =
  | { outcome: 'CONFIRMED'; registrationId: string; number: string }
  | { outcome: 'WAITLISTED'; registrationId: string; number: string; rank: number }
  | { outcome: 'REPLAYED' | 'EXISTING'; registrationId: string; personId: string };

interface Placed {
  request: RegistrationRequest;
  personId: string;
  decision: SeatDecision | { outcome: 'ABSENT' };
  registrationId: string;
}

interface Waiting {
  request: RegistrationRequest;
  resolve(result: CommittedRegistration): void;
  reject(error: unknown): void;
}

/** Requests in one transaction at most. */
const groupSize = 128;
/** About two seconds of work: beyond it a newcomer is told to come back. */
const queueLimit = 2000;

@Injectable()
export class RegistrationsCommitter {
  private readonly queue: Waiting[] = [];
  private isRunning = false;

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly people: People,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Registers with the other requests of this moment; one group at a time is in flight.
   * @throws Refusal `busy` when the queue is full, or the refusal of the rules
   */
  submit(request: RegistrationRequest): Promise<CommittedRegistration> {
    if (this.queue.length >= queueLimit) throw new Refusal('busy', { retryAfter: 2 });
    return new Promise((resolve, reject) => {
      this.queue.push({ request, resolve, reject });
      if (this.isRunning) return;
      this.isRunning = true;
      setImmediate(() => void this.drain());
    });
  }

  private async drain(): Promise<void> {
    while (this.queue.length > 0) await this.settle(this.queue.splice(0, groupSize));
    this.isRunning = false;
  }

  /** A group that fails is tried one by one, so that one bad request does not fail its neighbours. */
  private async settle(group: Waiting[]): Promise<void> {
    try {
      const placed = await this.source.transaction((tx) =>
        this.commit(
          tx,
          group.map(({ request }) => request),
        ),
      );
      group.forEach((one, index) => answer(one, placed, index));
    } catch (error) {
      const [first, ...others] = group as [Waiting, ...Waiting[]];
      if (others.length === 0) return first.reject(error);
      for (const one of group) await this.settle([one]);
    }
  }

  /** One group in the caller's transaction; also what readiness runs, and rolls back. */
  async commit(tx: EntityManager, requests: readonly RegistrationRequest[]): Promise<Placed[]> {
    const at = this.clock.now();
    const personIds = await this.people.findOrCreate(
      tx,
      requests.map(({ draft }) => draft),
    );
    const asked = requests.map((request, index) => ({ request, personId: personIds[index] as string }));
    const sessions = await lockSessions(tx, [...new Set(requests.map(({ sessionId }) => sessionId))]);
    const stored = await storedRegistrations(
      tx,
      asked.map(({ request, personId }) => ({
        sessionId: request.sessionId,
        idempotencyKey: request.idempotencyKey,
        personId,
      })),
    );

    const placed: Placed[] = asked.map((one) => ({
      ...one,
      decision: { outcome: 'ABSENT' },
      registrationId: randomUUID(),
    }));
    const changed: LockedSession[] = [];
    for (const session of sessions) {
      const here = placed.filter(({ request }) => request.sessionId === session.id);
      const seats = here.map(({ request, personId }) => ({
        personId,
        idempotencyKey: request.idempotencyKey,
        requestHash: request.requestHash,
      }));
      const keys = new Set(seats.map(({ idempotencyKey }) => idempotencyKey));
      const known = stored.filter((one) => one.sessionId === session.id || keys.has(one.idempotencyKey));
      const { decisions, after } = decideRegistrations(session, seats, known, at);
      here.forEach((one, index) => (one.decision = decisions[index] as SeatDecision));
      if (after.lastPosition !== session.lastPosition) changed.push({ ...session, ...after });
    }
    await this.write(tx, placed, changed, at);
    return placed;
  }

  private async write(
    tx: EntityManager,
    placed: readonly Placed[],
    changed: LockedSession[],
    at: Date,
  ): Promise<void> {
    const rows = placed.flatMap(rowOf);
    if (rows.length === 0) return;
    const regions = new Map(changed.map(({ id, regionCode }) => [id, regionCode]));
    await insertRegistrations(tx, rows, at);
    await storeCounters(tx, changed);
    await this.people.declare(tx, rows);
    await this.audit.recordMany(
      tx,
      rows.map((row) => ({
        actorId: row.registeredBy,
        action: row.status === 'CONFIRMED' ? 'registration.confirmed' : 'registration.waitlisted',
        subjectKind: 'registration',
        subjectId: row.id,
        regionCode: regions.get(row.sessionId) ?? null,
        details: { sessionId: row.sessionId, source: row.source },
      })),
    );
    const jobOf = (status: NewRegistration['status']) =>
      rows.filter((row) => row.status === status).map((row) => ({ registrationId: row.id }));
    await this.jobs.sendMany(tx, registrationConfirmed, jobOf('CONFIRMED'));
    await this.jobs.sendMany(tx, registrationWaitlisted, jobOf('WAITLISTED'));
  }
}

function rowOf({ request, personId, decision, registrationId }: Placed): NewRegistration[] {
  if (decision.outcome !== 'CONFIRMED' && decision.outcome !== 'WAITLISTED') return [];
  const { draft } = request;
  return [
    {
      ...draft,
      id: registrationId,
      number: decision.number,
      position: decision.position,
      status: decision.outcome,
      sessionId: request.sessionId,
      personId,
      source: request.source,
      registeredBy: request.registeredBy,
      idempotencyKey: request.idempotencyKey,
      requestHash: request.requestHash,
    },
  ];
}

/** Tells one requester what the committed group decided for them. */
function answer(waiting: Waiting, placed: readonly Placed[], index: number): void {
  const { resolve, reject } = waiting;
  const { decision, registrationId, personId, request } = placed[index] as Placed;
  switch (decision.outcome) {
    case 'ABSENT':
      return reject(new Refusal('not-found'));
    case 'REFUSED':
      return reject(new Refusal(decision.code));
    case 'CONFIRMED':
      return resolve({ outcome: 'CONFIRMED', registrationId, number: decision.number });
    case 'WAITLISTED':
      return resolve({ outcome: 'WAITLISTED', registrationId, number: decision.number, rank: decision.rank });
    case 'REPEATED': {
      const first = placed.findIndex((one) => one.request.idempotencyKey === decision.ofKey);
      if (decision.ofKey === request.idempotencyKey) return answer(waiting, placed, first);
      return resolve({
        outcome: 'EXISTING',
        registrationId: (placed[first] as Placed).registrationId,
        personId,
      });
    }
    default:
      return resolve({ outcome: decision.outcome, registrationId: decision.registrationId, personId });
  }
}

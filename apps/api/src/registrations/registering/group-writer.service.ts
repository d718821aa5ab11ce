// Writes what a group decided: registrations, counters, forms, audit and jobs, each in one statement whatever the group's size.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SeatDecision } from '@treize/rules/registrations/decide';
import type { EntityManager } from 'typeorm';
import { Audit, type AuditEntry } from '../../audit/audit.service';
import { People } from '../../people/people.service';
import { Jobs } from '../../platform/jobs/jobs.service';
import { validationDeadline } from '../deadlines/deadlines';
import {
  lineToServe,
  registrationConfirmed,
  registrationPending,
  registrationWaitlisted,
  validationEnded,
} from '../registrations.jobs';
import type { HoldRow } from './ground.queries';
import { formOf, isHold, memberKey, type Asked } from './requests';
import { insertHold, insertRegistrations, storeGrounds, type NewRegistration } from './writing.queries';

type Kept = Extract<SeatDecision, { outcome: 'PLACED' | 'WAITLISTED' }>;

/** A form being filled holds its places for this long. */
export const holdMinutes = 10;

@Injectable()
export class GroupWriter {
  constructor(
    private readonly people: People,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
  ) {}

  /** Completes each asked with the ids of its rows. Sessions are locked by the caller. */
  async write(
    tx: EntityManager,
    asked: readonly Asked[],
    holds: readonly HoldRow[],
    at: Date,
  ): Promise<void> {
    await this.writeHolds(tx, asked, holds, at);
    const rows = asked.flatMap((one) => this.rowsOf(one, at));
    if (rows.length === 0) return;
    const grounds = new Map(
      asked.flatMap(({ ground }) => (ground ? [[ground.before.session.id, ground]] : [])),
    );
    const written = [...grounds.values()].filter(({ before }) =>
      rows.some((row) => row.sessionId === before.session.id),
    );
    const spent = asked.flatMap(({ request, registrationIds }) =>
      isHold(request) || registrationIds.length === 0 ? [] : (formOf(request, holds)?.id ?? []),
    );
    await insertRegistrations(tx, rows, at);
    await storeGrounds(
      tx,
      written.map(({ after }) => after),
      spent,
    );
    await this.people.declare(tx, rows);
    const regionOf = (row: NewRegistration) => grounds.get(row.sessionId)?.before.session.regionCode ?? null;
    await this.audit.recordMany(tx, [
      ...rows.map((row) => registrationEntry(row, regionOf(row))),
      ...written.flatMap(({ before, after }) =>
        after.session.closedAt !== null && before.session.closedAt === null
          ? [closedEntry(before.session.id, before.session.regionCode)]
          : [],
      ),
    ]);
    await this.sendJobs(tx, rows, written, spent.length > 0);
  }

  private async writeHolds(
    tx: EntityManager,
    asked: readonly Asked[],
    holds: readonly HoldRow[],
    at: Date,
  ): Promise<void> {
    const expiresAt = new Date(at.getTime() + holdMinutes * 60_000);
    for (const one of asked) {
      const { request, decision } = one;
      if (!isHold(request) || decision.outcome !== 'HELD') continue;
      const before = holds.find(({ id }) => id === request.key);
      const isElsewhere = before !== undefined && before.sessionId !== request.sessionId;
      one.heldUntil = isElsewhere ? null : (before?.expiresAt ?? expiresAt);
      if (!before) await insertHold(tx, { ...request, id: request.key, expiresAt }, at);
    }
  }

  private rowsOf(asked: Asked, at: Date): NewRegistration[] {
    const { request, decision, ground } = asked;
    if (isHold(request) || ground === null) return [];
    if (decision.outcome !== 'PLACED' && decision.outcome !== 'WAITLISTED') return [];
    const { session, departmentCode, facts } = ground.before;
    const isPending = decision.outcome === 'PLACED' && decision.status === 'PENDING_VALIDATION';
    asked.dueAt = isPending ? validationDeadline(at, session, departmentCode) : null;
    asked.registrationIds = request.members.map(() => randomUUID());
    const partyId = request.members.length > 1 ? randomUUID() : null;
    const included = Object.fromEntries(
      facts.limits.filter(({ included: all }) => all > 0).map(({ id, included: all }) => [id, all]),
    );
    return request.members.map(({ extras, ...member }, index) => ({
      ...member,
      ...standingOf(decision, index),
      id: asked.registrationIds[index] as string,
      sessionId: request.sessionId,
      personId: asked.personIds[index] as string,
      source: request.source,
      registeredBy: request.registeredBy,
      idempotencyKey: memberKey(request.idempotencyKey, index),
      requestHash: request.requestHash,
      partyId,
      invitationId: usesInvitation(decision, index) ? request.invitationId : null,
      overrideReason: request.override?.reason ?? null,
      onBehalfOf: request.onBehalfOf,
      previousId: null,
      chainOrder: 1,
      validationDueAt: asked.dueAt ?? null,
      // Kept for later too: whoever waits is not to be validated again once a place is accepted.
      validatedAt: request.isValidated && session.validation !== 'NONE' ? at : null,
      validatedBy: request.isValidated && session.validation !== 'NONE' ? request.registeredBy : null,
      quantities: {
        ...Object.fromEntries(extras.map(({ limitId, quantity }) => [limitId, quantity])),
        ...included,
      },
    }));
  }

  private async sendJobs(
    tx: EntityManager,
    rows: readonly NewRegistration[],
    grounds: readonly NonNullable<Asked['ground']>[],
    isFormSpent: boolean,
  ): Promise<void> {
    const of = (status: NewRegistration['status']) =>
      rows.filter((row) => row.status === status).map((row) => ({ registrationId: row.id }));
    await this.jobs.sendMany(tx, registrationConfirmed, of('CONFIRMED'));
    await this.jobs.sendMany(tx, registrationPending, of('PENDING_VALIDATION'));
    await this.jobs.sendMany(tx, registrationWaitlisted, of('WAITLISTED'));
    const deadlines = new Set(rows.flatMap(({ validationDueAt }) => validationDueAt?.getTime() ?? []));
    for (const due of deadlines) {
      const ended = rows.filter(({ validationDueAt }) => validationDueAt?.getTime() === due);
      await this.jobs.sendMany(
        tx,
        validationEnded,
        ended.map(({ id }) => ({ registrationId: id })),
        { startAfter: new Date(due) },
      );
    }
    // Somebody waits: what a form gave up is theirs at once, a place taken may have freed their way past another who
    // waits, and what forms hold still comes to them when those have expired.
    for (const { before } of grounds) {
      const here = rows.filter(({ sessionId }) => sessionId === before.session.id);
      const joins = here.some(({ status }) => status === 'WAITLISTED');
      const isTaken = before.waiting !== null && here.some(({ status }) => status !== 'WAITLISTED');
      const line = { sessionId: before.session.id };
      if (!joins && before.facts.waiting === 0) continue;
      if (isFormSpent || isTaken) await this.jobs.send(tx, lineToServe, line);
      else if (joins && before.heldUntil !== null)
        await this.jobs.send(tx, lineToServe, line, {
          startAfter: new Date(before.heldUntil.getTime() + 1000),
        });
    }
  }
}

function standingOf(decision: Kept, index: number) {
  if (decision.outcome === 'PLACED') {
    const { position, number, blockId } = decision.members[index] as (typeof decision.members)[number];
    const status = decision.status;
    return { status, position, number, blockId, priority: 0, priorityReason: null, waitReason: null };
  }
  const { position, number } = decision.members[index] as (typeof decision.members)[number];
  const { priority } = decision;
  return {
    status: 'WAITLISTED' as const,
    position,
    number,
    blockId: null,
    priority,
    priorityReason: null,
    waitReason: decision.reasons[0]?.kind ?? 'QUEUE',
  };
}

/** A blocking invitation is spent by the places it gives; whoever waits keeps it for later. */
const usesInvitation = (decision: Kept, index: number): boolean =>
  decision.outcome === 'WAITLISTED' || index < decision.invited;

const actions = {
  CONFIRMED: 'registration.confirmed',
  PENDING_VALIDATION: 'registration.pending',
  WAITLISTED: 'registration.waitlisted',
} as const;

const registrationEntry = (row: NewRegistration, regionCode: string | null): AuditEntry => ({
  actorId: row.registeredBy,
  action: actions[row.status],
  subjectKind: 'registration',
  subjectId: row.id,
  regionCode,
  details: {
    sessionId: row.sessionId,
    source: row.source,
    ...(row.overrideReason !== null && { override: true }),
    ...(row.onBehalfOf !== null && { onBehalfOf: row.onBehalfOf }),
  },
});

const closedEntry = (sessionId: string, regionCode: string): AuditEntry => ({
  actorId: null,
  action: 'session.closed-when-full',
  subjectKind: 'session',
  subjectId: sessionId,
  regionCode,
  details: {},
});

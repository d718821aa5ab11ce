// Moving people to another session without losing their place in the chain: whole, or not at all.
import { Injectable } from '@nestjs/common';
import type { RefusalCode } from '@treize/contract/refusals';
import { registrationNumber } from '@treize/rules/registrations/decide';
import { waitReasons } from '@treize/rules/registrations/reasons';
import {
  leavingFault,
  planMoves,
  targetFault,
  type Mover,
  type MoveOutcome,
} from '@treize/rules/registrations/transfer';
import { In, type EntityManager } from 'typeorm';
import { Audit } from '../../audit/audit.service';
import { Clock } from '../../platform/clock';
import { Refusal, type RefusalFacts } from '../../platform/http/refusal';
import { Jobs } from '../../platform/jobs/jobs.service';
import { validationDeadline } from '../deadlines/deadlines';
import { groundsOf, knownBodies, type Bodies, type SessionGround } from '../registering/ground';
import { lockSessions, readSessions, type LockedSession } from '../registering/ground.queries';
import { insertRegistrations, takeNumbers, type NewRegistration } from '../registering/writing.queries';
import { Registration } from '../registration.entity';
import { registrationPending, registrationTransferred, validationEnded } from '../registrations.jobs';
import { bodyOfRow, followingRows, inOrder, moverOf, standingOf, type MovingParty } from './moving';
import { Places, type By } from './places.service';
import { lockMoved, markTransferred, movedRows, movedSessions, type MovedRow } from './transfers.queries';

export interface MoveRules {
  /** An organiser places whoever waits, and moves people of a cancelled session. */
  byOrganiser: boolean;
  /** The organiser of the target too: its dates, its waiting list and its validation are theirs to decide. */
  ofTarget: boolean;
  /** Who finds no place waits there, in the same order. */
  waitIfFull: boolean;
}
export interface Moved {
  fromId: string;
  registrationId: string;
  number: string;
  isPlaced: boolean;
}
export interface NotMoved {
  id: string;
  code: RefusalCode;
  facts?: NonNullable<RefusalFacts['facts']>;
}
export interface Moves {
  moved: Moved[];
  refused: NotMoved[];
}

interface Plan {
  ground: SessionGround;
  bodies: Bodies;
  parties: { party: MovingParty; mover: Mover; outcome: MoveOutcome }[];
  refused: NotMoved[];
}

@Injectable()
export class Transfers {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly places: Places,
  ) {}

  /**
   * Moves these registrations: the old rows end, new ones follow them at the target, and what is freed is served.
   * Whoever is refused stays where they were.
   * @throws Refusal `not-found`, `other-programme`, `target-closed` when nobody can be moved there
   */
  async move(
    tx: EntityManager,
    ids: readonly string[],
    targetId: string,
    by: By,
    rules: MoveRules,
  ): Promise<Moves> {
    const sources = await sessionsOf(tx, ids);
    const sessions = await lockSessions(tx, [...new Set([...sources, targetId])]);
    const plan = await this.plan(tx, sessions, await lockMoved(tx, ids, targetId), targetId, rules);
    const rows = await this.write(tx, plan, by, rules);
    for (const session of sessions) if (rows.length > 0) await this.places.serve(tx, session);
    return {
      refused: plan.refused,
      moved: rows.map(({ id, number, previousId, status }) => ({
        fromId: previousId as string,
        registrationId: id,
        number,
        isPlaced: status !== 'WAITLISTED',
      })),
    };
  }

  /** Moves one registration. @throws Refusal that says why it stays where it was */
  async moveOne(tx: EntityManager, id: string, targetId: string, by: By, rules: MoveRules): Promise<Moved> {
    const { moved, refused } = await this.move(tx, [id], targetId, by, rules);
    const [done] = moved;
    if (done) return done;
    const { code, facts } = refused[0] ?? { code: 'not-found' as const, facts: undefined };
    throw new Refusal(code, facts ? { facts } : {});
  }

  /** What `move` would do, without doing it; `registrationId` is the old one's. */
  async preview(
    tx: EntityManager,
    ids: readonly string[],
    targetId: string,
    rules: MoveRules,
  ): Promise<Moves> {
    const sources = await sessionsOf(tx, ids);
    const sessions = await readSessions(tx, [...new Set([...sources, targetId])]);
    const { parties, refused } = await this.plan(
      tx,
      sessions,
      await movedRows(tx, ids, targetId),
      targetId,
      rules,
    );
    const moved = parties.flatMap(({ party, outcome }) =>
      party.rows.map(({ id, number }) => ({
        fromId: id,
        registrationId: id,
        number,
        isPlaced: outcome.outcome === 'PLACED',
      })),
    );
    return { moved, refused };
  }

  private async plan(
    tx: EntityManager,
    sessions: readonly LockedSession[],
    rows: readonly MovedRow[],
    targetId: string,
    rules: MoveRules,
  ): Promise<Plan> {
    const at = this.clock.now();
    const target = sessions.find(({ id }) => id === targetId);
    const programmes = new Map(
      (
        await movedSessions(
          tx,
          sessions.map(({ id }) => id),
        )
      ).map((one) => [one.id, one]),
    );
    const there = programmes.get(targetId);
    if (!target || !there) throw new Refusal('not-found');
    const refused: NotMoved[] = [];
    const standings = new Map(
      rows.flatMap((row) => {
        const source = sessions.find(({ id }) => id === row.sessionId);
        const programme = programmes.get(row.sessionId);
        if (!source || !programme) return [];
        const fault = targetFault(programme, { ...target, moduleCode: there.moduleCode }, at, rules.ofTarget);
        if (fault) throw new Refusal(fault);
        const standing = standingOf(row, programme);
        const code =
          leavingFault(standing, source, at, rules.byOrganiser) ??
          (row.isThere ? 'already-registered' : null);
        if (code) refused.push({ id: row.id, code });
        return code ? [] : [[row.id, standing] as const];
      }),
    );
    const leaving = rows.filter(({ id }) => standings.has(id));
    const bodies = await knownBodies(tx, leaving.map(bodyOfRow));
    const [ground] = (await groundsOf(tx, [target], at, bodies)) as [SessionGround];
    const parties = inOrder(leaving, standings).map((party) => ({
      party,
      mover: moverOf(party, ground, bodies),
    }));
    const outcomes = planMoves(
      ground,
      parties.map(({ mover }) => mover),
      { ...rules, waitIfFull: rules.waitIfFull && (rules.ofTarget || target.waitingListOpen) },
    );
    const decided = parties.map((one, index) => ({ ...one, outcome: outcomes[index] as MoveOutcome }));
    for (const { party, outcome } of decided)
      if (outcome.outcome === 'REFUSED')
        refused.push(...party.rows.map(({ id }) => refusalOf(id, outcome, ground)));
    return {
      ground,
      bodies,
      refused,
      parties: decided.filter(({ outcome }) => outcome.outcome !== 'REFUSED'),
    };
  }

  private async write(tx: EntityManager, plan: Plan, by: By, rules: MoveRules): Promise<NewRegistration[]> {
    const { ground, bodies, parties } = plan;
    const at = this.clock.now();
    const count = parties.reduce((sum, { party }) => sum + party.rows.length, 0);
    if (count === 0) return [];
    let { position, order } = await takeNumbers(tx, ground.session.id, count);
    const rows = parties.flatMap(({ party, mover, outcome }) => {
      const first = order;
      const written = followingRows(party, mover, ground, bodies, {
        outcome: outcome as Exclude<MoveOutcome, { outcome: 'REFUSED' }>,
        first: { position, number: (index) => registrationNumber(ground.session.ref, first + index) },
        registeredBy: rules.byOrganiser ? by.actorId : null,
        ...sureness(party, ground, by, rules, at),
      });
      position += written.length;
      order += written.length;
      return written;
    });
    const olds = rows.map(({ previousId }) => previousId as string);
    await markTransferred(tx, olds, at, by.reason);
    await insertRegistrations(tx, rows, at);
    await this.tell(tx, rows, ground, by);
    return rows;
  }

  private async tell(
    tx: EntityManager,
    rows: NewRegistration[],
    ground: SessionGround,
    by: By,
  ): Promise<void> {
    await this.audit.recordMany(
      tx,
      rows.map(({ id, previousId, status }) => ({
        actorId: by.actorId,
        action: 'registration.transferred',
        subjectKind: 'registration',
        subjectId: previousId as string,
        regionCode: ground.session.regionCode,
        details: { sessionId: ground.session.id, registrationId: id, status },
      })),
    );
    const told = rows.map(({ id }) => ({ registrationId: id }));
    await this.jobs.sendMany(tx, registrationTransferred, told);
    for (const { id: registrationId, validationDueAt } of rows) {
      if (validationDueAt === null) continue;
      await this.jobs.send(tx, registrationPending, { registrationId });
      await this.jobs.send(tx, validationEnded, { registrationId }, { startAfter: validationDueAt });
    }
  }
}

/** A place validated before stays so; an organiser's move validates where organisers do. */
function sureness(
  { rows, standing }: MovingParty,
  { session, departmentCode }: SessionGround,
  by: By,
  rules: MoveRules,
  at: Date,
) {
  const before = rows.find(({ validatedAt }) => validatedAt !== null);
  const wasSure = standing.wasSeated && rows.every(({ wasConfirmed }) => wasConfirmed);
  const byHand = rules.ofTarget && session.validation === 'ORGANIZER';
  const isSure = session.validation === 'NONE' || before !== undefined || wasSure || byHand;
  return {
    validationDueAt: isSure ? null : validationDeadline(at, session, departmentCode),
    validatedAt: before?.validatedAt ?? (byHand ? at : null),
    validatedBy: before?.validatedBy ?? (byHand ? by.actorId : null),
  };
}

function refusalOf(
  id: string,
  outcome: Extract<MoveOutcome, { outcome: 'REFUSED' }>,
  ground: SessionGround,
): NotMoved {
  const told = [
    ...(outcome.faults ?? []).map((fault) => [fault, true] as const),
    ...waitReasons(outcome.reasons ?? [], ground.facts.limits).map(
      ({ code, label }) => [code, label ?? true] as const,
    ),
  ];
  return { id, code: outcome.code, ...(told.length > 0 && { facts: Object.fromEntries(told) }) };
}

/** Read before any lock, since sessions are locked before registrations. @throws Refusal `not-found` */
async function sessionsOf(tx: EntityManager, ids: readonly string[]): Promise<string[]> {
  const found = await tx.find(Registration, {
    select: { id: true, sessionId: true },
    where: { id: In([...ids]) },
  });
  if (found.length < new Set(ids).size) throw new Refusal('not-found');
  return [...new Set(found.map(({ sessionId }) => sessionId))];
}

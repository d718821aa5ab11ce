// Sealing a half-day, then closing the session: what makes attendance evidence and certificates possible.
import { Inject, Injectable } from '@nestjs/common';
import type { closed, Strokes } from '@treize/contract/attendance';
import { refusalToClose, refusalToRecord, refusalToSeal } from '@treize/rules/attendance/half-day';
import { countPresences } from '@treize/rules/attendance/presence';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Audit } from '../../audit/audit.service';
import { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { Jobs } from '../../platform/jobs/jobs.service';
import { Keys } from '../../platform/keys/keys.service';
import { SessionsService } from '../../sessions/sessions.service';
import { halfDaySealed, sessionClosed } from '../attendance.jobs';
import { halfDaysOf, lockHalfDay, sessionPlace, sheetPeople } from '../attendance.queries';
import { factsOfHalfDay } from '../ledger/ledger.queries';
import { insertSheet, lockSessionAndHalfDays, personName } from './sealing.queries';
import { Attendance } from '../attendance.service';
import { canonicalJson, sha256 } from '@treize/evidence/canonical';
import { presencesOf } from '../sheet-view';
import { attendedBySession } from './attended';
import { sheetContent, type Countersignature } from './sheet-content';

/** The countersignature that closes a half-day; of a device, with its clock corrected. */
export interface Closing {
  strokes: Strokes | null;
  statement: string;
  deviceId?: string | null;
  happenedAt?: Date;
}

@Injectable()
export class Sealing {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly attendance: Attendance,
    private readonly sessions: SessionsService,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly keys: Keys,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Seals the half-day in the caller's transaction.
   * @returns false when it was sealed already: nothing is changed
   * @throws Refusal `attendance-undecided` while somebody is neither present, absent nor excused
   */
  async sealIn(tx: EntityManager, actor: Actor, halfDayId: string, closing: Closing): Promise<boolean> {
    await this.attendance.reach(tx, actor, 'attendance.record', halfDayId);
    await lockHalfDay(tx, halfDayId);
    const head = await this.attendance.reach(tx, actor, 'attendance.record', halfDayId);
    if (head.sealedAt !== null) return false;
    const sealedAt = this.clock.now();
    const closedAt = closing.happenedAt ?? sealedAt;
    const refusal = refusalToRecord(head, head.sessionState, closedAt);
    if (refusal !== null) throw new Refusal(refusal);
    const facts = await factsOfHalfDay(tx, halfDayId, null);
    const people = presencesOf(head, await sheetPeople(tx, halfDayId, null), facts);
    const counts = countPresences(people.map(({ presence }) => presence));
    const undecided = refusalToSeal(counts);
    if (undecided !== null) throw new Refusal(undecided, { facts: { undecided: counts.expected } });

    const trainerId = actor.mustBeSomeone();
    const signed: Countersignature = {
      trainerId,
      name: await personName(tx, trainerId),
      statement: closing.statement,
      strokes: closing.strokes,
      deviceId: closing.deviceId ?? null,
      closedAt,
      sealedAt,
    };
    const canonical = canonicalJson(sheetContent(head, people, facts, signed, this.config));
    const hash = sha256(canonical);
    const seal = { ...signed, ...this.keys.seal(canonical), canonical, hash };
    await insertSheet(tx, { ...seal, halfDayId, sessionId: head.sessionId });
    await this.jobs.publish(tx, halfDaySealed, { halfDayId });
    await this.audit.record(tx, {
      actorId: trainerId,
      action: 'attendance.sealed',
      subjectKind: 'half-day',
      subjectId: halfDayId,
      regionCode: head.regionCode,
      details: { hash, keyId: seal.keyId, ...counts },
    });
    return true;
  }

  /** Closes the session once every half-day is sealed: certificates follow, in the worker. */
  close(actor: Actor, sessionId: string): Promise<z.output<typeof closed>> {
    return this.source.transaction(async (tx) => {
      const place = await sessionPlace(tx, sessionId);
      if (place === null) throw new Refusal('not-found');
      actor.mustReach('attendance.record', { regionCode: place.regionCode, sessionId });
      await lockSessionAndHalfDays(tx, sessionId);
      const session = (await sessionPlace(tx, sessionId)) ?? place;
      const refusal = refusalToClose(session.state, await halfDaysOf(tx, [sessionId]));
      if (refusal !== null) throw new Refusal(refusal);
      await this.sessions.finalize(tx, sessionId);
      await this.jobs.publish(tx, sessionClosed, { sessionId });
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'session.closed',
        subjectKind: 'session',
        subjectId: sessionId,
        regionCode: place.regionCode,
      });
      const attended = await attendedBySession(tx, sessionId);
      return { sessionId, certificates: [...attended.values()].filter(({ minutes }) => minutes > 0).length };
    });
  }
}

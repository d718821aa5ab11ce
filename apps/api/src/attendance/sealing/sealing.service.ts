// Sealing a half-day, then closing the session: what makes attendance evidence and certificates possible.
import { Inject, Injectable } from '@nestjs/common';
import type { closed, sealDraft, Sheet } from '@treize/contract/attendance';
import { refusalToClose, refusalToRecord, refusalToSeal } from '@treize/rules/attendance/half-day';
import { countPresences } from '@treize/rules/attendance/presence';
import { trainerStatement } from '@treize/rules/attendance/wording';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import { Audit } from '../../audit/audit.service';
import { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { Jobs } from '../../platform/jobs/jobs.service';
import { SessionsService } from '../../sessions/sessions.service';
import { sessionClosed } from '../attendance.jobs';
import { halfDaysOf, lockHalfDay, sessionPlace, sheetPeople } from '../attendance.queries';
import { factsOfHalfDay, lastHash } from '../ledger/ledger.queries';
import { insertSheet, lockSessionAndHalfDays, personName } from './sealing.queries';
import { Attendance } from '../attendance.service';
import { canonicalJson, sha256 } from '@treize/evidence/canonical';
import { presencesOf } from '../sheet-view';
import { attendedBySession } from './attended';
import { sheetContent, type Countersignature } from './sheet-content';

@Injectable()
export class Sealing {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly attendance: Attendance,
    private readonly sessions: SessionsService,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Seals the sheet with the trainer's countersignature; a second click finds it sealed and changes nothing. */
  seal(actor: Actor, halfDayId: string, draft: z.output<typeof sealDraft>): Promise<Sheet> {
    return this.source.transaction(async (tx) => {
      await this.attendance.reach(tx, actor, 'attendance.record', halfDayId);
      await lockHalfDay(tx, halfDayId);
      const head = await this.attendance.reach(tx, actor, 'attendance.record', halfDayId);
      if (head.sealedAt !== null) return this.attendance.sheetIn(tx, halfDayId);
      const sealedAt = this.clock.now();
      const refusal = refusalToRecord(head, head.sessionState, sealedAt);
      if (refusal !== null) throw new Refusal(refusal);
      const people = presencesOf(
        await sheetPeople(tx, halfDayId, null),
        await factsOfHalfDay(tx, halfDayId, null),
      );
      const counts = countPresences(people.map(({ presence }) => presence));
      const undecided = refusalToSeal(counts);
      if (undecided !== null) throw new Refusal(undecided, { facts: { undecided: counts.expected } });

      const trainerId = actor.mustBeSomeone();
      const name = await personName(tx, trainerId);
      const signed: Countersignature = {
        trainerId,
        name,
        statement: trainerStatement,
        strokes: draft.strokes,
        sealedAt,
      };
      const content = sheetContent(head, people, await lastHash(tx, halfDayId), signed, this.config);
      const canonical = canonicalJson(content);
      const hash = sha256(canonical);
      await insertSheet(tx, { ...signed, halfDayId, sessionId: head.sessionId, canonical, hash });
      await this.audit.record(tx, {
        actorId: trainerId,
        action: 'attendance.sealed',
        subjectKind: 'half-day',
        subjectId: halfDayId,
        regionCode: head.regionCode,
        details: { hash, ...counts },
      });
      return this.attendance.sheetIn(tx, halfDayId);
    });
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

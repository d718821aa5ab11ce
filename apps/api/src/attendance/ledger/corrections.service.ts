// Corrections of a sealed sheet: appended with who, why and a countersignature; the sealed text stays as it was.
import { Injectable } from '@nestjs/common';
import type { AttendanceRow, Strokes } from '@treize/contract/attendance';
import { plannedMinutes, refusalToMark, tidy, type Decided } from '@treize/rules/attendance/half-day';
import { correctionStatement, stateInWords } from '@treize/rules/attendance/wording';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../audit/audit.service';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { Jobs } from '../../platform/jobs/jobs.service';
import { Departures } from '../../registrations/departures/departures.service';
import { attendanceCorrected } from '../attendance.jobs';
import { lockHalfDay, registrationOnSession, type SheetHead } from '../attendance.queries';
import { Attendance } from '../attendance.service';
import type { FactMethod } from './attendance-fact.entity';
import { Ledger, type FactDraft } from './ledger.service';
import { Movements } from './movements.service';

/** What is corrected, and how it is known. */
export interface Correction extends Decided {
  /** Of the fact: sending it again corrects once. */
  id: string;
  registrationId: string;
  /** ISO 8601. */
  deviceAt: string;
  reason: string;
  /** Countersignature; null for the sentence alone. */
  strokes: Strokes | null;
  method?: FactMethod;
  /** The record, the scan or the list that it comes from. */
  sourceId?: string | null;
}

@Injectable()
export class Corrections {
  constructor(
    private readonly source: DataSource,
    private readonly attendance: Attendance,
    private readonly ledger: Ledger,
    private readonly movements: Movements,
    private readonly departures: Departures,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
  ) {}

  correct(actor: Actor, halfDayId: string, correction: Correction): Promise<AttendanceRow> {
    return this.source.transaction(async (tx) => {
      const head = await this.correctIn(tx, actor, halfDayId, correction);
      return this.attendance.rowIn(tx, head, correction.registrationId);
    });
  }

  /** @throws Refusal `half-day-not-sealed`, `not-found` for somebody of another session, `minutes-exceed` */
  async correctIn(
    tx: EntityManager,
    actor: Actor,
    halfDayId: string,
    correction: Correction,
  ): Promise<SheetHead> {
    const { sessionId } = await this.attendance.reach(tx, actor, 'attendance.correct', halfDayId);
    const departuresFree = await this.departures.hold(tx, sessionId);
    await lockHalfDay(tx, halfDayId);
    const head = await this.attendance.reach(tx, actor, 'attendance.correct', halfDayId);
    const { registrationId } = correction;
    const fact: FactDraft = {
      ...correction,
      ...tidy(correction),
      kind: 'CORRECTED',
      method: correction.method ?? 'TRAINER_DEVICE_MARK',
      statement: correctionStatement,
      sourceId: correction.sourceId ?? null,
    };
    if (await this.ledger.has(tx, halfDayId, fact)) return head;
    if (head.sealedAt === null) throw new Refusal('half-day-not-sealed');
    if (!(await registrationOnSession(tx, sessionId, registrationId))) throw new Refusal('not-found');
    const planned = plannedMinutes(head);
    if (refusalToMark(correction, planned) !== null)
      throw new Refusal('minutes-exceed', { facts: { planned } });
    await this.ledger.append(tx, head, actor.mustBeSomeone(), fact);
    if (departuresFree) await this.movements.follow(tx, sessionId, registrationId);
    await this.tell(tx, actor, head, correction);
    return head;
  }

  private async tell(
    tx: EntityManager,
    actor: Actor,
    head: SheetHead,
    correction: Correction,
  ): Promise<void> {
    const { registrationId, reason } = correction;
    await this.audit.record(tx, {
      actorId: actor.mustBeSomeone(),
      action: 'attendance.corrected',
      subjectKind: 'registration',
      subjectId: registrationId,
      regionCode: head.regionCode,
      details: { halfDayId: head.id, state: stateInWords(tidy(correction)) },
    });
    if (head.sessionState === 'FINALIZED')
      await this.jobs.publish(tx, attendanceCorrected, {
        sessionId: head.sessionId,
        registrationId,
        reason,
      });
  }
}

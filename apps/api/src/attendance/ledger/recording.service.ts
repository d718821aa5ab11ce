// Recording presence on an open half-day: marks, signatures, walk-ins.
import { Injectable } from '@nestjs/common';
import type { AttendanceRow, markDraft, signatureDraft, walkInDraft } from '@treize/contract/attendance';
import {
  plannedMinutes,
  refusalToMark,
  refusalToRecord,
  refusalToSign,
  tidy,
  type Decided,
} from '@treize/rules/attendance/half-day';
import { presenceOf } from '@treize/rules/attendance/presence';
import { presenceStatement } from '@treize/rules/attendance/wording';
import type { Permission } from '@treize/rules/auth/permissions';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Clock } from '../../platform/clock';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { Departures } from '../../registrations/departures/departures.service';
import { FollowedRegistrations } from '../../registrations/followed-registrations.service';
import { lockHalfDay, sheetPeople, type SheetHead } from '../attendance.queries';
import { factsOfHalfDay } from './ledger.queries';
import { Attendance } from '../attendance.service';
import { Ledger, type FactDraft } from './ledger.service';
import { Movements } from './movements.service';

type Draft<S extends z.ZodType> = z.output<S>;
/** What a fact says beyond the state, when it is neither a signature nor a correction. */
const plain = { statement: null, strokes: null, reason: null } as const;

@Injectable()
export class Recording {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly attendance: Attendance,
    private readonly ledger: Ledger,
    private readonly registrations: FollowedRegistrations,
    private readonly departures: Departures,
    private readonly movements: Movements,
  ) {}

  /** Present (with minutes missed), absent or excused. */
  mark(actor: Actor, halfDayId: string, draft: Draft<typeof markDraft>): Promise<AttendanceRow> {
    return this.record(actor, halfDayId, {
      ...draft,
      ...plain,
      kind: 'MARKED',
      method: 'TRAINER_DEVICE_MARK',
    });
  }

  /** A signature, drawn or by the sentence; whoever was said absent cannot sign. */
  sign(actor: Actor, halfDayId: string, draft: Draft<typeof signatureDraft>): Promise<AttendanceRow> {
    return this.record(actor, halfDayId, {
      ...draft,
      kind: 'SIGNED',
      state: 'PRESENT',
      lateMinutes: 0,
      earlyMinutes: 0,
      method: draft.strokes === null ? 'TRAINER_DEVICE_STATEMENT' : 'TRAINER_DEVICE_DRAWN',
      statement: presenceStatement,
      reason: null,
    });
  }

  /** Somebody who came without being registered: registered on the spot, then present. */
  walkIn(actor: Actor, halfDayId: string, draft: Draft<typeof walkInDraft>): Promise<AttendanceRow> {
    return this.source.transaction(async (tx) => {
      const head = await this.attendance.reach(tx, actor, 'attendance.record', halfDayId);
      // Registering locks the session: before the half-day, as a move of the session does.
      const registrationId = await this.registrations.addWalkIn(
        tx,
        actor.mustBeSomeone(),
        head.sessionId,
        draft,
      );
      const fact = {
        ...draft,
        ...plain,
        registrationId,
        kind: 'MARKED',
        method: 'TRAINER_DEVICE_MARK',
      } as const;
      const decided = {
        state: 'PRESENT',
        lateMinutes: 0,
        earlyMinutes: 0,
        deviceAt: this.clock.now().toISOString(),
      } as const;
      return this.recordIn(tx, actor, halfDayId, { ...fact, ...decided });
    });
  }

  private record(actor: Actor, halfDayId: string, fact: FactDraft): Promise<AttendanceRow> {
    return this.source.transaction((tx) => this.recordIn(tx, actor, halfDayId, fact));
  }

  private async recordIn(
    tx: EntityManager,
    actor: Actor,
    halfDayId: string,
    fact: FactDraft,
  ): Promise<AttendanceRow> {
    const { head, personId, departuresFree } = await this.lock(tx, actor, 'attendance.record', halfDayId);
    const { registrationId } = fact;
    if (await this.ledger.has(tx, halfDayId, fact)) return this.attendance.rowIn(tx, head, registrationId);
    const refusal = refusalToRecord(head, head.sessionState, this.clock.now());
    if (refusal !== null) throw new Refusal(refusal);
    const [person] = await sheetPeople(tx, halfDayId, registrationId);
    if (!person) throw new Refusal('not-found');
    if (!person.stands) throw new Refusal('wrong-state');
    if (fact.kind === 'SIGNED') {
      const notPresent = refusalToSign(presenceOf(await factsOfHalfDay(tx, halfDayId, registrationId)));
      if (notPresent !== null) throw new Refusal(notPresent);
    }
    this.mustFit(head, fact);
    const at = await this.ledger.append(tx, head, personId, { ...fact, ...tidy(fact) });
    if (fact.state === 'PRESENT') await this.registrations.recordFirstPresence(tx, registrationId, at);
    if (departuresFree) await this.movements.follow(tx, head.sessionId, registrationId);
    return this.attendance.rowIn(tx, head, registrationId);
  }

  /** The half-day as it stands once its lock is held; the session is locked first where departures free places. */
  private async lock(tx: EntityManager, actor: Actor, permission: Permission, halfDayId: string) {
    const { sessionId } = await this.attendance.reach(tx, actor, permission, halfDayId);
    const departuresFree = await this.departures.hold(tx, sessionId);
    await lockHalfDay(tx, halfDayId);
    const head = await this.attendance.reach(tx, actor, permission, halfDayId);
    return { head, personId: actor.mustBeSomeone(), departuresFree };
  }

  private mustFit(head: SheetHead, decided: Decided): void {
    const planned = plannedMinutes(head);
    const refusal = refusalToMark(decided, planned);
    if (refusal !== null) throw new Refusal(refusal, { facts: { planned } });
  }
}

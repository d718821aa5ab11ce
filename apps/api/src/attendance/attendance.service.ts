// Reads of attendance: sessions in reach with their counts, the sheet of a half-day, its sealed evidence.
import { Injectable } from '@nestjs/common';
import type { AttendanceRow, AttendanceSession, Sheet } from '@treize/contract/attendance';
import { refusalToClose } from '@treize/rules/attendance/half-day';
import {
  countPresences,
  presenceOf,
  type PresenceCounts,
  type PresenceFact,
} from '@treize/rules/attendance/presence';
import type { Permission } from '@treize/rules/auth/permissions';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import type { Actor } from '../platform/http/actor';
import { Refusal } from '../platform/http/refusal';
import {
  halfDaysOf,
  sessionsInReach,
  sheetHead,
  sheetPeople,
  type HalfDayTimes,
  type SheetHead,
} from './attendance.queries';
import { factsOfHalfDay, ledgerOf, type LedgerLine } from './ledger/ledger.queries';
import { sealedSheetOf, type SealedSheet } from './sealing/sealing.queries';
import { presencesOf, rowView, sheetView } from './sheet-view';

/** How many sessions a list holds: the nearest in time to now. */
const listed = 60;

const hasFact = (line: LedgerLine): line is LedgerLine & PresenceFact => line.kind !== null;

/** Counts of each half-day from its lines: every person once, with the facts that name them. */
function countsByHalfDay(
  halfDays: readonly HalfDayTimes[],
  lines: readonly LedgerLine[],
): Map<string, PresenceCounts> {
  const counts = new Map<string, PresenceCounts>();
  const byHalfDay = Map.groupBy(lines, (line) => line.halfDayId);
  for (const halfDay of halfDays) {
    const people = Map.groupBy(byHalfDay.get(halfDay.id) ?? [], (line) => line.registrationId).values();
    const presences = [...people].map((facts) => presenceOf(facts.filter(hasFact), halfDay));
    counts.set(halfDay.id, countPresences(presences));
  }
  return counts;
}

@Injectable()
export class Attendance {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  async sessions(actor: Actor): Promise<AttendanceSession[]> {
    const tx = this.source.manager;
    const sessions = await sessionsInReach(tx, actor.scope('attendance.read'), this.clock.now(), listed);
    const ids = sessions.map(({ id }) => id);
    const [halfDays, lines] = [await halfDaysOf(tx, ids), await ledgerOf(tx, ids)];
    const counts = countsByHalfDay(halfDays, lines);
    const bySession = Map.groupBy(halfDays, ({ sessionId }) => sessionId);
    return sessions.map((session) => {
      const own = bySession.get(session.id) ?? [];
      return {
        ...session,
        startsAt: session.startsAt.toISOString(),
        endsAt: session.endsAt.toISOString(),
        closable: refusalToClose(session.state, own) === null,
        halfDays: own.map((halfDay) => ({
          ...halfDay,
          startsAt: halfDay.startsAt.toISOString(),
          endsAt: halfDay.endsAt.toISOString(),
          sealedAt: halfDay.sealedAt?.toISOString() ?? null,
          counts: counts.get(halfDay.id) ?? countPresences([]),
        })),
      };
    });
  }

  async sheet(actor: Actor, halfDayId: string): Promise<Sheet> {
    await this.reach(this.source.manager, actor, 'attendance.read', halfDayId);
    return this.sheetIn(this.source.manager, halfDayId);
  }

  /** The exact text that was sealed, and its SHA-256. */
  async sealed(actor: Actor, halfDayId: string): Promise<SealedSheet> {
    await this.reach(this.source.manager, actor, 'attendance.read', halfDayId);
    const sealed = await sealedSheetOf(this.source.manager, halfDayId);
    if (sealed === null) throw new Refusal('half-day-not-sealed');
    return sealed;
  }

  /** @throws Refusal `not-found` when the half-day does not exist or is outside the scope */
  async reach(
    tx: EntityManager,
    actor: Actor,
    permission: Permission,
    halfDayId: string,
  ): Promise<SheetHead> {
    const head = await sheetHead(tx, halfDayId);
    if (head === null) throw new Refusal('not-found');
    actor.mustReach(permission, { regionCode: head.regionCode, sessionId: head.sessionId });
    return head;
  }

  async sheetIn(tx: EntityManager, halfDayId: string): Promise<Sheet> {
    const head = await sheetHead(tx, halfDayId);
    if (head === null) throw new Refusal('not-found');
    const people = presencesOf(
      head,
      await sheetPeople(tx, halfDayId, null),
      await factsOfHalfDay(tx, halfDayId, null),
    );
    return sheetView(head, people, await sealedSheetOf(tx, halfDayId), this.clock.now());
  }

  /** One row of a sheet, with the presence derived from the ledger. */
  async rowIn(tx: EntityManager, head: SheetHead, registrationId: string): Promise<AttendanceRow> {
    const people = await sheetPeople(tx, head.id, registrationId);
    const [row] = presencesOf(head, people, await factsOfHalfDay(tx, head.id, registrationId));
    if (!row) throw new Refusal('not-found');
    return rowView(head, row);
  }
}

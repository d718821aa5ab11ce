// What each person of a session really attended, from the sealed half-days: read by the room that certifies it.
import { sealedMinutes } from '@treize/rules/attendance/certified';
import type { PresenceFact } from '@treize/rules/attendance/presence';
import type { EntityManager } from 'typeorm';
import { halfDaysOf, type HalfDayTimes } from '../attendance.queries';
import { ledgerOf, type LedgerLine } from '../ledger/ledger.queries';

export interface Attended {
  /** Sealed half-days with the minutes attended of each, in the order of time; only those with minutes. */
  halfDays: (HalfDayTimes & { minutes: number })[];
  /** Their sum. */
  minutes: number;
}

/** Attendance of each registration named in the ledger of a session. */
export async function attendedBySession(
  tx: EntityManager,
  sessionId: string,
): Promise<Map<string, Attended>> {
  const halfDays = await halfDaysOf(tx, [sessionId]);
  const lines = (await ledgerOf(tx, [sessionId])).filter(
    (line): line is LedgerLine & PresenceFact => line.kind !== null,
  );
  const attended = new Map<string, Attended>();
  for (const [registrationId, facts] of Map.groupBy(lines, (line) => line.registrationId)) {
    const own = halfDays
      .map((halfDay) => {
        const minutes = sealedMinutes({
          ...halfDay,
          facts: facts.filter(({ halfDayId }) => halfDayId === halfDay.id),
        });
        return { ...halfDay, minutes };
      })
      .filter(({ minutes }) => minutes > 0);
    attended.set(registrationId, {
      halfDays: own,
      minutes: own.reduce((total, { minutes }) => total + minutes, 0),
    });
  }
  return attended;
}

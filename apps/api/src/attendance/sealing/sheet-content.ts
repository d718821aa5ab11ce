// What a sealed sheet says: the mentions of an attendance sheet, everybody's presence, and the trainer's countersignature.
import type { Strokes } from '@treize/contract/attendance';
import { plannedMinutes } from '@treize/rules/attendance/half-day';
import { countedMinutes } from '@treize/rules/attendance/presence';
import type { Config } from '../../platform/config';
import type { SheetHead } from '../attendance.queries';
import { hashOfStrokes } from '../ledger/evidence';
import type { PersonPresence } from '../sheet-view';

/** The trainer's countersignature. */
export interface Countersignature {
  trainerId: string;
  name: string;
  statement: string;
  strokes: Strokes | null;
  sealedAt: Date;
}

function rowContent({ person, presence }: PersonPresence, planned: number) {
  const { registrationId, number, familyName, givenName, body, walkIn } = person;
  const { state, lateMinutes, earlyMinutes, signature } = presence;
  return {
    registrationId,
    number,
    familyName,
    givenName,
    function: person.function,
    body,
    walkIn,
    state,
    lateMinutes,
    earlyMinutes,
    minutes: countedMinutes(presence, planned),
    signature: signature && {
      factId: signature.id,
      method: signature.method,
      statement: signature.statement,
      strokesHash: signature.strokesHash,
      deviceAt: signature.deviceAt.toISOString(),
      receivedAt: signature.receivedAt.toISOString(),
    },
  };
}

/**
 * The content to put in canonical form and hash.
 * @param ledgerHash hash of the last fact of the half-day: seals the whole chain; null when nobody came
 */
export function sheetContent(
  head: SheetHead,
  people: readonly PersonPresence[],
  ledgerHash: string | null,
  seal: Countersignature,
  config: Config,
) {
  const planned = plannedMinutes(head);
  const { sessionId, sessionRef, sessionTitle, moduleTitle, regime, place, trainers } = head;
  return {
    format: 'treize-attendance-sheet/1',
    body: { name: config.BODY_NAME, activityNumber: config.BODY_ACTIVITY_NUMBER },
    session: {
      id: sessionId,
      ref: sessionRef,
      title: sessionTitle,
      module: moduleTitle,
      regime,
      place,
      trainers,
    },
    halfDay: {
      id: head.id,
      date: head.date,
      period: head.period,
      startTime: head.startTime,
      endTime: head.endTime,
      startsAt: head.startsAt.toISOString(),
      endsAt: head.endsAt.toISOString(),
      plannedMinutes: planned,
    },
    rows: people.map((person) => rowContent(person, planned)),
    ledgerHash,
    seal: {
      trainerId: seal.trainerId,
      trainer: seal.name,
      statement: seal.statement,
      strokesHash: hashOfStrokes(seal.strokes),
      sealedAt: seal.sealedAt.toISOString(),
    },
  };
}

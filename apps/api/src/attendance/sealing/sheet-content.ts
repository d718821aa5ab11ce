// What a sealed sheet says: the mentions of an attendance sheet, everybody's presence, and the trainer's countersignature.
import type { Strokes } from '@treize/contract/attendance';
import { plannedMinutes } from '@treize/rules/attendance/half-day';
import { countedMinutes } from '@treize/rules/attendance/presence';
import type { Config } from '../../platform/config';
import type { SheetHead } from '../attendance.queries';
import type { DeviceHead, SealedContent, SealedRow } from '@treize/evidence/sealed-content';
import { hashOfStrokes } from '../ledger/evidence';
import type { NamedFact } from '../ledger/ledger.queries';
import type { PersonPresence } from '../sheet-view';

/** The trainer's countersignature. */
export interface Countersignature {
  trainerId: string;
  name: string;
  statement: string;
  strokes: Strokes | null;
  /** The device that closed the half-day, and when by its clock corrected; null and the server's instant otherwise. */
  deviceId: string | null;
  closedAt: Date;
  sealedAt: Date;
}

/** What the seal fixes of the ledger: its last fact, their number, and where the chain of each device stands. */
export function sealedLedger(facts: readonly NamedFact[]): SealedContent['ledger'] {
  const heads = new Map<string, DeviceHead>();
  for (const { deviceId, deviceSeq, deviceHash } of facts)
    if (deviceId !== null) heads.set(deviceId, { id: deviceId, seq: deviceSeq ?? 0, hash: deviceHash ?? '' });
  const devices = [...heads.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  return { hash: facts.at(-1)?.hash ?? null, facts: facts.length, devices };
}

function rowContent({ person, presence }: PersonPresence, planned: number): SealedRow {
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
 * The content to put in canonical form, hash and sign.
 * @param facts of the half-day in the order of receipt
 */
export function sheetContent(
  head: SheetHead,
  people: readonly PersonPresence[],
  facts: readonly NamedFact[],
  seal: Countersignature,
  config: Config,
): SealedContent {
  const planned = plannedMinutes(head);
  const { sessionId, sessionRef, sessionTitle, moduleTitle, regime, place, trainers } = head;
  return {
    format: 'treize-attendance-sheet/2',
    body: {
      name: config.BODY_NAME,
      activityNumber: config.BODY_ACTIVITY_NUMBER,
      accreditation: config.BODY_ACCREDITATION,
    },
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
    ledger: sealedLedger(facts),
    seal: {
      trainerId: seal.trainerId,
      trainer: seal.name,
      statement: seal.statement,
      strokesHash: hashOfStrokes(seal.strokes),
      deviceId: seal.deviceId,
      closedAt: seal.closedAt.toISOString(),
      sealedAt: seal.sealedAt.toISOString(),
    },
  };
}

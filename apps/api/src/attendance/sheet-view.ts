// The sheet as the contract shows it, put together from the half-day, its people and the ledger.
import type { AttendanceRow, Sheet } from '@treize/contract/attendance';
import { opensAt, plannedMinutes, refusalToRecord } from '@treize/rules/attendance/half-day';
import { contradiction, flagsOf } from '@treize/rules/attendance/conflicts';
import {
  countedMinutes,
  countPresences,
  hasLeft,
  presenceOf,
  type Presence,
} from '@treize/rules/attendance/presence';
import { factInWords, stateInWords } from '@treize/rules/attendance/wording';
import { rulesOf } from './arrivals/rules-of';
import type { SheetHead, SheetPerson } from './attendance.queries';
import type { NamedFact } from './ledger/ledger.queries';
import type { SealedSheet } from './sealing/sealing.queries';

/** A person of the sheet with the presence derived from their facts. */
export interface PersonPresence {
  person: SheetPerson;
  facts: NamedFact[];
  presence: Presence<NamedFact>;
}

type Times = Pick<SheetHead, 'startsAt' | 'endsAt'>;

export function presencesOf(
  half: Times,
  people: readonly SheetPerson[],
  facts: readonly NamedFact[],
): PersonPresence[] {
  const byPerson = Map.groupBy(facts, (fact) => fact.registrationId);
  return people.map((person) => {
    const own = byPerson.get(person.registrationId) ?? [];
    return { person, facts: own, presence: presenceOf(own, half) };
  });
}

/** Each correction with the state before and after it, in words. */
function correctionsOf(half: Times, facts: readonly NamedFact[]): AttendanceRow['corrections'] {
  return facts.flatMap((fact, index) => {
    if (fact.kind !== 'CORRECTED') return [];
    const [before, after] = [
      presenceOf(facts.slice(0, index), half),
      presenceOf(facts.slice(0, index + 1), half),
    ];
    return {
      at: fact.receivedAt.toISOString(),
      by: fact.by,
      reason: fact.reason ?? '',
      before: stateInWords(before),
      after: stateInWords(after),
      statement: fact.statement ?? '',
      strokes: fact.strokes,
    };
  });
}

/** What each device said, for the row that they contradict each other about. */
function conflictOf(facts: readonly NamedFact[]): Pick<AttendanceRow, 'conflict'> {
  const voices = contradiction(facts);
  if (voices.length === 0) return {};
  return {
    conflict: voices.map(({ fact, source }) => ({
      at: fact.happenedAt.toISOString(),
      by: fact.by,
      source,
      what: factInWords(fact),
    })),
  };
}

export function rowView(half: Times, { person, facts, presence }: PersonPresence): AttendanceRow {
  const { signature } = presence;
  return {
    ...person,
    state: presence.state,
    lateMinutes: presence.lateMinutes,
    earlyMinutes: presence.earlyMinutes,
    minutes: countedMinutes(presence, plannedMinutes(half)),
    signature: signature && {
      at: signature.receivedAt.toISOString(),
      method: signature.method,
      statement: signature.statement ?? '',
      strokes: signature.strokes,
    },
    flags: flagsOf(facts),
    ...conflictOf(facts),
    since: presence.since?.toISOString() ?? null,
    hasLeft: hasLeft(presence),
    corrections: correctionsOf(half, facts),
  };
}

export function sheetView(
  head: SheetHead,
  people: readonly PersonPresence[],
  sealed: SealedSheet | null,
  now: Date,
): Sheet {
  const { id, period, startTime, endTime, startsAt, endsAt } = head;
  return {
    sessionId: head.sessionId,
    sessionRef: head.sessionRef,
    sessionTitle: head.sessionTitle,
    sessionState: head.sessionState,
    place: head.place,
    date: head.date,
    halfDay: {
      id,
      period,
      startTime,
      endTime,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    },
    opensAt: opensAt(head, rulesOf(head)).toISOString(),
    isOpen: refusalToRecord(head, head.sessionState, now, rulesOf(head)) === null,
    counts: countPresences(people.map(({ presence }) => presence)),
    rows: people.map((person) => rowView(head, person)),
    sealed: sealed && {
      at: sealed.sealedAt.toISOString(),
      by: sealed.by,
      hash: sealed.hash,
      statement: sealed.statement,
      strokes: sealed.strokes,
    },
  };
}

// What was recorded at a held half-day: signatures, late arrivals, absences, chained as the real ledger chains them.
import { randomUUID } from 'node:crypto';
import type { AttendanceFact } from '@treize/api/attendance/ledger/attendance-fact.entity';
import { hashOfFact, hashOfStrokes, type FactContent } from '@treize/api/attendance/ledger/evidence';
import { factColumns } from '@treize/api/attendance/ledger/ledger.queries';
import { noOrigin } from '@treize/api/attendance/ledger/ledger.service';
import { presenceStatement } from '@treize/rules/attendance/wording';
import type { Dice } from '../dice';
import type { PlacedRegistration } from '../registrations/registration-rows';
import type { Row } from '../rows';
import type { PlacedHalfDay } from '../sessions/session-rows';
import { originOf, type SeedDevice } from './device';
import { drawnSignature } from './signature';

export type Fact = Omit<AttendanceFact, 'seq'>;
type Said = Pick<FactContent, 'registrationId' | 'kind' | 'state' | 'method'> & Partial<FactContent>;

const minute = 60_000;

/** Facts about one person: nothing but a signature for most. */
function recordsOf(dice: Dice, registrationId: string, certainlyPresent: boolean): Said[] {
  const mark = { registrationId, kind: 'MARKED', method: 'TRAINER_DEVICE_MARK' } as const;
  const drawn = dice.chance(0.6);
  const signature: Said = {
    registrationId,
    kind: 'SIGNED',
    state: 'PRESENT',
    method: drawn ? 'TRAINER_DEVICE_DRAWN' : 'TRAINER_DEVICE_STATEMENT',
    statement: presenceStatement,
    strokes: drawn ? drawnSignature(dice) : null,
  };
  if (certainlyPresent) return [signature];
  const chance = dice.next();
  if (chance < 0.08) return [{ ...mark, state: 'ABSENT' }];
  if (chance < 0.12) return [{ ...mark, state: 'EXCUSED' }];
  if (chance < 0.18) return [{ ...mark, state: 'PRESENT', lateMinutes: dice.between(1, 8) * 5 }, signature];
  if (chance < 0.21) return [{ ...mark, state: 'PRESENT', earlyMinutes: dice.between(2, 6) * 5 }, signature];
  return [signature];
}

/** A ledger of one half-day that facts are appended to, each chained to the one before. */
export class HalfDayLedger {
  readonly facts: Fact[] = [];

  constructor(
    private readonly sessionId: string,
    private readonly halfDayId: string,
    private readonly trainerId: string,
  ) {}

  /** @param device the one that recorded it; null for what is typed on the site */
  append(said: Said, at: Date, device: SeedDevice | null = null): void {
    const id = randomUUID();
    const read = device?.next(this.halfDayId, { ...said, id }, at);
    const content: FactContent = {
      ...noOrigin,
      ...(read && originOf(read)),
      id,
      version: 2,
      sessionId: this.sessionId,
      halfDayId: this.halfDayId,
      lateMinutes: 0,
      earlyMinutes: 0,
      statement: null,
      strokes: null,
      reason: null,
      recordedBy: this.trainerId,
      deviceAt: at,
      receivedAt: at,
      previousHash: this.facts.at(-1)?.hash ?? null,
      ...said,
      strokesHash: hashOfStrokes(said.strokes ?? null),
    };
    this.facts.push({ ...content, hash: hashOfFact(content) });
  }
}

/** Everybody expected is decided within the first half-hour, in the order of the list. */
export function recordHalfDay(
  dice: Dice,
  sessionId: string,
  halfDay: PlacedHalfDay,
  people: readonly PlacedRegistration[],
  trainerId: string,
  isCertain: (registration: PlacedRegistration) => boolean,
  device: SeedDevice,
): HalfDayLedger {
  const ledger = new HalfDayLedger(sessionId, halfDay.id, trainerId);
  people.forEach((registration, index) => {
    const at = new Date(halfDay.startsAt.getTime() - 10 * minute + index * minute);
    for (const said of recordsOf(dice, registration.id, isCertain(registration)))
      ledger.append(said, at, device);
  });
  return ledger;
}

export const factRow = (fact: Fact): Row =>
  Object.fromEntries(
    Object.entries(factColumns).map(([property, column]) => [column, fact[property as keyof Fact]]),
  );

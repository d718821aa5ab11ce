// What an action of a device says as a fact: one rule for the server that keeps it and the device that shows it at once.
import { plannedMinutes, tidy, type Decided, type HalfDayMoments } from './half-day';
import type { DecidedState, Presence } from './presence';

/** Strokes of [x, y] points. */
export type Drawing = [number, number][][];

/** What a trainer's device does about one person. */
export type PersonAction =
  | {
      kind: 'MARKED';
      registrationId: string;
      state: DecidedState;
      lateMinutes: number;
      earlyMinutes: number;
    }
  | { kind: 'SIGNED'; registrationId: string; strokes: Drawing | null; statement: string }
  | { kind: 'ENTERED'; registrationId: string; badge: string | null; answer: string | null }
  | { kind: 'LEFT'; registrationId: string };

export type DeviceMethod = 'TRAINER_DEVICE' | 'BADGE' | 'PAPER_SCAN';

export interface Said {
  kind: PersonAction['kind'];
  state: DecidedState;
  lateMinutes: number;
  earlyMinutes: number;
  method:
    'TRAINER_DEVICE_MARK' | 'TRAINER_DEVICE_DRAWN' | 'TRAINER_DEVICE_STATEMENT' | 'BADGE' | 'PAPER_SCAN';
  statement: string | null;
  strokes: Drawing | null;
  answer: string | null;
}

type Times = Pick<HalfDayMoments, 'startsAt' | 'endsAt'>;

const wholeMinutes = (from: Date, to: Date, most: number): number =>
  Math.min(most, Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000)));

/** Whole minutes of the half-day missed by whoever came at that moment; never more than it lasts. */
export const missedBefore = (half: Times, moment: Date): number =>
  wholeMinutes(half.startsAt, moment, plannedMinutes(half));
/** Whole minutes of the half-day missed by whoever left at that moment; never more than it lasts. */
export const missedAfter = (half: Times, moment: Date): number =>
  wholeMinutes(moment, half.endsAt, plannedMinutes(half));

const methodOf = (action: PersonAction, method: DeviceMethod): Said['method'] => {
  if (method !== 'TRAINER_DEVICE') return method;
  if (action.kind !== 'SIGNED') return 'TRAINER_DEVICE_MARK';
  return action.strokes === null ? 'TRAINER_DEVICE_STATEMENT' : 'TRAINER_DEVICE_DRAWN';
};

/**
 * The fact that an action is, at that moment. Lateness stays what the trainer says of it, unless the session records every
 * entry and exit: a first entry is then late by what it missed. An exit misses what follows, whatever the session.
 */
export function saidBy(
  action: PersonAction,
  half: Times,
  moment: Date,
  { multipleEntries }: { multipleEntries: boolean },
  method: DeviceMethod,
): Said {
  const present = {
    kind: action.kind,
    state: 'PRESENT' as const,
    lateMinutes: 0,
    earlyMinutes: 0,
    method: methodOf(action, method),
    statement: null,
    strokes: null,
    answer: null,
  };
  switch (action.kind) {
    case 'MARKED':
      return { ...present, ...tidy(action) };
    case 'SIGNED':
      return { ...present, statement: action.statement, strokes: action.strokes };
    case 'ENTERED':
      return {
        ...present,
        lateMinutes: multipleEntries ? missedBefore(half, moment) : 0,
        answer: action.answer,
      };
    case 'LEFT':
      return { ...present, earlyMinutes: missedAfter(half, moment) };
  }
}

/**
 * What an action that comes after the seal says as a correction. Only a decision says the minutes: an arrival, a signature or
 * an exit of somebody present leaves those that were noted, and the first exit counts.
 */
export function saidAfterSeal(
  { kind, state, lateMinutes, earlyMinutes }: Said,
  before: Pick<Presence, 'state' | 'lateMinutes' | 'earlyMinutes' | 'leftAt'>,
): Decided {
  if (kind === 'MARKED' || before.state !== 'PRESENT') return { state, lateMinutes, earlyMinutes };
  const leaves = kind === 'LEFT' && before.leftAt === null;
  return {
    state,
    lateMinutes: before.lateMinutes,
    earlyMinutes: leaves ? earlyMinutes : before.earlyMinutes,
  };
}

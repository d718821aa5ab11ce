// The timetable of a session: days and half-days as typed, checked and turned into instants.
import { DateMissing, LocalTimeMissing, parisInstant } from '../time/paris';

export const periods = ['AM', 'PM', 'EVENING'] as const;
export type Period = (typeof periods)[number];

export interface HalfDayDraft {
  period: Period;
  /** Wall time in Paris, `09:30`. */
  startTime: string;
  endTime: string;
}
export interface DayDraft {
  /** The stored day that keeps its identity; undefined: a new day. */
  id?: string | undefined;
  /** Civil date in Paris, `2027-01-12`. */
  date: string;
  halfDays: readonly HalfDayDraft[];
}

export interface PlannedHalfDay extends HalfDayDraft {
  startsAt: Date;
  endsAt: Date;
}
export interface PlannedDay {
  id: string | null;
  date: string;
  halfDays: PlannedHalfDay[];
}
export interface Timetable {
  days: PlannedDay[];
  startsAt: Date;
  endsAt: Date;
}

/** What is wrong and where (`days.0.halfDays.1.startTime`). */
export interface DraftFault {
  code: DraftFaultCode;
  path: string;
  message: string;
}
export type DraftFaultCode =
  | 'invalid-request'
  | 'local-time-missing'
  | 'half-days-overlap'
  | 'closes-after-start'
  | 'venue-missing'
  | 'join-link-missing'
  | 'trainer-missing';

/** Carries a fault out of the nested planning. */
class Faulty extends Error {
  constructor(readonly fault: DraftFault) {
    super(fault.message);
  }
}

function refuse(code: DraftFaultCode, path: string, message: string): never {
  throw new Faulty({ code, path, message });
}

/**
 * Puts the days in order and gives each half-day its instants.
 * @returns the timetable, or the first fault: a time the clocks skip, an end before its start, the same day or the
 * same period twice, half-days that overlap.
 */
export function planTimetable(days: readonly DayDraft[]): Timetable | DraftFault {
  try {
    return plan(days);
  } catch (error) {
    if (error instanceof Faulty) return error.fault;
    throw error;
  }
}

export const isFault = (result: Timetable | DraftFault): result is DraftFault => 'code' in result;

function plan(drafts: readonly DayDraft[]): Timetable {
  const days = drafts.map((day, index) => planDay(day, `days.${index}`, drafts.slice(0, index)));
  days.sort((a, b) => a.date.localeCompare(b.date));
  const halfDays = days.flatMap((day) => day.halfDays);
  const first = halfDays[0];
  const last = halfDays.at(-1);
  if (first === undefined || last === undefined)
    refuse('invalid-request', 'days', 'au moins une demi-journée attendue');
  return { days, startsAt: first.startsAt, endsAt: last.endsAt };
}

function planDay(day: DayDraft, path: string, earlier: readonly DayDraft[]): PlannedDay {
  if (earlier.some(({ date }) => date === day.date))
    refuse('invalid-request', `${path}.date`, 'cette date est déjà prise');
  const planned = day.halfDays.map((draft, index) => {
    const at = `${path}.halfDays.${index}`;
    if (day.halfDays.slice(0, index).some(({ period }) => period === draft.period))
      refuse('invalid-request', `${at}.period`, 'cette période est déjà prise ce jour-là');
    return { at, half: planHalfDay(day.date, draft, at) };
  });
  planned.sort((a, b) => a.half.startsAt.getTime() - b.half.startsAt.getTime());
  planned.forEach(({ at, half }, rank) => {
    const before = planned[rank - 1]?.half;
    if (before && half.startsAt < before.endsAt)
      refuse('half-days-overlap', `${at}.startTime`, 'cette demi-journée en chevauche une autre');
  });
  return { id: day.id ?? null, date: day.date, halfDays: planned.map(({ half }) => half) };
}

function planHalfDay(date: string, half: HalfDayDraft, path: string): PlannedHalfDay {
  const startsAt = instantAt(date, half.startTime, `${path}.startTime`);
  const endsAt = instantAt(date, half.endTime, `${path}.endTime`);
  if (endsAt <= startsAt) refuse('invalid-request', `${path}.endTime`, 'la fin doit suivre le début');
  return { period: half.period, startTime: half.startTime, endTime: half.endTime, startsAt, endsAt };
}

function instantAt(date: string, time: string, path: string): Date {
  try {
    return parisInstant(date, time);
  } catch (error) {
    if (error instanceof LocalTimeMissing)
      return refuse(
        'local-time-missing',
        path,
        'cette heure n’existe pas : les horloges avancent d’une heure cette nuit-là',
      );
    if (error instanceof DateMissing) return refuse('invalid-request', path, 'cette date n’existe pas');
    throw error;
  }
}

/** Minutes of the whole timetable, counted between instants so that a clock change does not lie. */
export const plannedMinutes = (
  days: readonly { halfDays: readonly { startsAt: Date; endsAt: Date }[] }[],
): number =>
  days
    .flatMap((day) => day.halfDays)
    .reduce((sum, half) => sum + Math.round((half.endsAt.getTime() - half.startsAt.getTime()) / 60_000), 0);

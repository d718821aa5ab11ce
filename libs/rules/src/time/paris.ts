// Wall time in Paris turned into instants: the only importer of temporal-polyfill.
import { Temporal } from 'temporal-polyfill';

export const parisZone = 'Europe/Paris';

/** Thrown for a wall time that the clocks jump over (02:00 to 03:00 on the last Sunday of March). */
export class LocalTimeMissing extends Error {
  constructor(
    readonly date: string,
    readonly time: string,
  ) {
    super(`${date} ${time} does not exist in ${parisZone}`);
  }
}

/** Thrown for a date that the calendar does not have (2027-02-29). */
export class DateMissing extends Error {
  constructor(readonly date: string) {
    super(`${date} is not a date`);
  }
}

function wallTime(date: string, time: string): Temporal.PlainDateTime {
  try {
    return Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' });
  } catch {
    throw new DateMissing(date);
  }
}

/** True when the clocks of Paris show that time on that day. */
export function existsInParis(date: string, time: string): boolean {
  const wall = wallTime(date, time);
  return wall.toZonedDateTime(parisZone, { disambiguation: 'compatible' }).toPlainDateTime().equals(wall);
}

/**
 * The instant at which the clocks of Paris show `time` on `date`.
 * The hour told twice in October is the first of the two: everyone who comes "at 02:30" has then arrived.
 * @param date `2027-01-12` @param time `09:30`
 * @throws LocalTimeMissing in the hour skipped in March, DateMissing for a date that does not exist.
 */
export function parisInstant(date: string, time: string): Date {
  if (!existsInParis(date, time)) throw new LocalTimeMissing(date, time);
  const zoned = wallTime(date, time).toZonedDateTime(parisZone, { disambiguation: 'earlier' });
  return new Date(zoned.epochMilliseconds);
}

/**
 * The instant of something planned at `time` on `date`, which must happen whatever the clocks do: the hour told twice in
 * October is the second of the two, the hour skipped in March is shifted forward (02:30 is then 03:30).
 * @throws DateMissing for a date that does not exist.
 */
export function plannedInstant(date: string, time: string): Date {
  const zoned = wallTime(date, time).toZonedDateTime(parisZone, { disambiguation: 'later' });
  return new Date(zoned.epochMilliseconds);
}

/** The instant with its wall time in Paris, for what writes both (calendar objects). */
export const parisZoned = (instant: Date): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(parisZone);

// A half-day that is open at this very moment, at any hour: what a visitor walks through at first start.
import { existsInParis } from '@treize/rules/time/paris';
import type { DayDraft, Period } from '@treize/rules/sessions/timetable';
import { addDays, parisDate, parisTime } from '@treize/rules/time/wall';

/** Planned length, in minutes, of the module of the day. */
const length = 210;
const lastMinute = 23 * 60 + 59;
const lastHalfHour = 23 * 60 + 30;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function periodOf(start: number): Period {
  if (start < 12 * 60) return 'AM';
  return start < 18 * 60 ? 'PM' : 'EVENING';
}

/**
 * Begun about half an hour ago, on the quarter, within the day of Paris; ends at least half an hour from now.
 * In the last half-hour of a day it is the first half-day of the next one: presence may be recorded half an hour before.
 */
export function halfDayNow(now: Date): DayDraft {
  const present = minutesOf(parisTime(now));
  const isLate = present >= lastHalfHour;
  const date = isLate ? addDays(parisDate(now), 1) : parisDate(now);
  const wanted = isLate ? 0 : Math.max(0, Math.floor((present - 30) / 15) * 15);
  // In March the clocks skip from 2 to 3 in the morning: a start in between is put at 3.
  const start = existsInParis(date, timeOf(wanted)) ? wanted : 180;
  const end = Math.min(start + length, lastMinute);
  return { date, halfDays: [{ period: periodOf(start), startTime: timeOf(start), endTime: timeOf(end) }] };
}

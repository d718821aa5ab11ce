// Days and half-days: order, overlaps, hours that do not exist, minutes over the clock changes.
import {
  isFault,
  plannedMinutes,
  planTimetable,
  type DayDraft,
  type Period,
  type Timetable,
} from './timetable';

const half = (period: Period, startTime: string, endTime: string) => ({ period, startTime, endTime });
const day = (date: string, ...halfDays: ReturnType<typeof half>[]): DayDraft => ({ date, halfDays });
const planned = (...days: DayDraft[]): Timetable => {
  const result = planTimetable(days);
  if (isFault(result)) throw new Error(result.message);
  return result;
};

it('puts days and half-days in order', () => {
  const timetable = planned(
    day('2027-01-13', half('AM', '09:30', '12:30')),
    day('2027-01-12', half('PM', '13:45', '16:45'), half('AM', '09:30', '12:30')),
  );
  expect(timetable.days.map(({ date }) => date)).toEqual(['2027-01-12', '2027-01-13']);
  expect(timetable.days[0]?.halfDays.map(({ period }) => period)).toEqual(['AM', 'PM']);
  expect(timetable.startsAt.toISOString()).toBe('2027-01-12T08:30:00.000Z');
  expect(timetable.endsAt.toISOString()).toBe('2027-01-13T11:30:00.000Z');
  expect(plannedMinutes(timetable.days)).toBe(540);
});

it.each([
  ['03:30 after the night of March', '2027-03-28', '01:30', '03:30', 60],
  ['the long night of October', '2027-10-31', '01:30', '03:30', 180],
  ['an ordinary night', '2027-06-30', '01:30', '03:30', 120],
])('counts real minutes: %s', (_, date, start, end, minutes) => {
  expect(plannedMinutes(planned(day(date, half('EVENING', start, end))).days)).toBe(minutes);
});

it.each([
  [
    'a skipped hour',
    [day('2027-03-28', half('AM', '02:30', '04:00'))],
    'local-time-missing',
    'days.0.halfDays.0.startTime',
  ],
  [
    'a date that is not',
    [day('2027-02-29', half('AM', '09:00', '10:00'))],
    'invalid-request',
    'days.0.halfDays.0.startTime',
  ],
  [
    'an end before the start',
    [day('2027-01-12', half('AM', '12:30', '09:30'))],
    'invalid-request',
    'days.0.halfDays.0.endTime',
  ],
  [
    'no length',
    [day('2027-01-12', half('AM', '09:30', '09:30'))],
    'invalid-request',
    'days.0.halfDays.0.endTime',
  ],
  [
    'an overlap',
    [day('2027-01-12', half('PM', '12:00', '16:00'), half('AM', '09:30', '12:30'))],
    'half-days-overlap',
    'days.0.halfDays.0.startTime',
  ],
  [
    'the same period twice',
    [day('2027-01-12', half('AM', '08:00', '09:00'), half('AM', '09:30', '12:30'))],
    'invalid-request',
    'days.0.halfDays.1.period',
  ],
  [
    'the same day twice',
    [day('2027-01-12', half('AM', '09:00', '12:00')), day('2027-01-12', half('PM', '14:00', '16:00'))],
    'invalid-request',
    'days.1.date',
  ],
  ['nothing at all', [], 'invalid-request', 'days'],
])('refuses %s', (_, days, code, path) => {
  expect(planTimetable(days)).toMatchObject({ code, path });
});

it('accepts half-days that touch', () => {
  expect(
    planned(day('2027-01-12', half('AM', '09:30', '12:30'), half('PM', '12:30', '16:00'))).days,
  ).toHaveLength(1);
});

// A move leaves what has begun alone, and goes to the future.
import { moveFault, type StoredHalfDay } from './move';
import { isFault, planTimetable, type DayDraft, type Timetable } from './timetable';

const planned = (...days: DayDraft[]): Timetable => {
  const result = planTimetable(days);
  if (isFault(result)) throw new Error(result.message);
  return result;
};
const morning = { period: 'AM', startTime: '09:30', endTime: '12:30' } as const;
const on = (date: string): DayDraft => ({ date, halfDays: [morning] });
const stored: StoredHalfDay[] = ['2027-01-12', '2027-01-13'].map((date) => ({
  ...morning,
  date,
  startsAt: new Date(`${date}T08:30:00Z`),
}));

it.each([
  ['before it begins', [on('2027-01-20')], '2027-01-12T07:59:59Z', null],
  ['attendance is open', [on('2027-01-20')], '2027-01-12T08:00:00Z', 'days'],
  ['the day that has begun is kept', [on('2027-01-12'), on('2027-01-20')], '2027-01-12T15:00:00Z', null],
  [
    'to the past',
    [on('2027-01-12'), on('2027-01-11')],
    '2027-01-12T07:00:00Z',
    'days.0.halfDays.0.startTime',
  ],
] as const)('%s', (_, days, now, path) => {
  expect(moveFault(stored, planned(...days), new Date(now))?.path ?? null).toBe(path);
});

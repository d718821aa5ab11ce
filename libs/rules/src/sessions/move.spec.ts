// A move leaves what has begun alone, and goes to the future.
import { moveFault, type StoredHalfDay } from './move';
import { isFault, planTimetable, type DayDraft, type Timetable } from './timetable';

const planned = (...days: DayDraft[]): Timetable => {
  const result = planTimetable(days);
  if (isFault(result)) throw new Error(result.message);
  return result;
};
const morning = { period: 'AM', startTime: '09:30', endTime: '12:30' } as const;
const on = (date: string, id?: string): DayDraft => ({ id, date, halfDays: [morning] });
const stored: StoredHalfDay[] = ['2027-01-12', '2027-01-13'].map((date, index) => ({
  ...morning,
  dayId: `day-${index + 1}`,
  date,
  startsAt: new Date(`${date}T08:30:00Z`),
}));

it.each([
  ['before it begins', [on('2027-01-20')], '2027-01-12T07:59:59Z', null],
  ['attendance is open', [on('2027-01-20')], '2027-01-12T08:00:00Z', 'days'],
  [
    'the day that has begun is kept',
    [on('2027-01-12', 'day-1'), on('2027-01-20', 'day-2')],
    '2027-01-12T15:00:00Z',
    null,
  ],
  [
    'another day takes the date of the one that has begun',
    [on('2027-01-12', 'day-2'), on('2027-01-20', 'day-1')],
    '2027-01-12T15:00:00Z',
    'days',
  ],
  ['a new day replaces the one that has begun', [on('2027-01-12')], '2027-01-12T15:00:00Z', 'days'],
  [
    'to the past',
    [on('2027-01-12'), on('2027-01-11')],
    '2027-01-12T07:00:00Z',
    'days.0.halfDays.0.startTime',
  ],
] as const)('%s', (_, days, now, path) => {
  expect(moveFault(stored, planned(...days), new Date(now))?.path ?? null).toBe(path);
});

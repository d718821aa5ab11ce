// The instant of a reminder across years, leap days and clock changes.
import * as fc from 'fast-check';
import { parisInstant, parisZoned } from '../time/paris';
import { addDays, parisDate, parisTime } from '../time/wall';
import { dueAt, toldKey, type ReminderTiming } from './due';

const at = (date: string, time = '09:30') => parisInstant(date, time);
const session = (start: string, end = start) => ({ startsAt: at(start), endsAt: at(end, '16:45') });
const rule = (change: Partial<ReminderTiming>): ReminderTiming => ({
  anchor: 'START',
  days: -7,
  localTime: '09:00',
  fixedOn: null,
  ...change,
});

it.each([
  ['days before the start', {}, '2027-01-12', '2027-01-05T08:00:00.000Z'],
  ['the day itself', { days: 0, localTime: '07:15' }, '2027-01-12', '2027-01-12T06:15:00.000Z'],
  ['days after the end', { anchor: 'END', days: 1 }, '2027-01-12', '2027-01-14T08:00:00.000Z'],
  [
    'a fixed date',
    { anchor: 'FIXED', days: 0, fixedOn: '2027-01-04' },
    '2027-01-12',
    '2027-01-04T08:00:00.000Z',
  ],
] as const)('[M3] %s, at a local hour', (_, change, start, due) => {
  expect(dueAt(rule(change), session(start, addDays(start, 1))).toISOString()).toBe(due);
});

it.each([
  ['a session on 29 February', { days: -1 }, '2028-02-29', '2028-02-28T08:00:00.000Z'],
  ['a reminder on 29 February', { days: -1 }, '2028-03-01', '2028-02-29T08:00:00.000Z'],
  ['no 29 February that year', { days: -1 }, '2027-03-01', '2027-02-28T08:00:00.000Z'],
  [
    'the hour stays the same across the change of clocks',
    { days: -7 },
    '2027-04-01',
    '2027-03-25T08:00:00.000Z',
  ],
  [
    'the skipped hour is shifted forward',
    { days: -1, localTime: '02:30' },
    '2027-03-29',
    '2027-03-28T01:30:00.000Z',
  ],
  [
    'the hour told twice is the later one',
    { days: -1, localTime: '02:30' },
    '2027-11-01',
    '2027-10-31T01:30:00.000Z',
  ],
])('[M4] %s', (_, change, start, due) => {
  expect(dueAt(rule(change), session(start)).toISOString()).toBe(due);
});

it('[M4] shows the wanted hour on the wanted day, or the next one that the clocks show, over thirty years', () => {
  const cases = fc.record({
    start: fc.integer({ min: 0, max: 11_000 }).map((days) => addDays('2020-01-01', days)),
    days: fc.integer({ min: -120, max: 120 }),
    minute: fc.integer({ min: 0, max: 1439 }),
    anchor: fc.constantFrom('START', 'END'),
  });
  fc.assert(
    fc.property(cases, ({ start, days, minute, anchor }) => {
      const localTime = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      const times = { startsAt: at(start), endsAt: at(addDays(start, 2), '16:45') };
      const due = dueAt(rule({ anchor, days, localTime }), times);
      const date = addDays(anchor === 'START' ? start : addDays(start, 2), days);
      expect(parisDate(due)).toBe(date);
      const isSkipped = parisTime(due) !== localTime;
      const shifted = parisZoned(due).subtract({ hours: 1 });
      if (isSkipped) {
        expect([parisTime(due).slice(0, 2), localTime.slice(0, 2), parisTime(due).slice(3)]).toEqual([
          '03',
          '02',
          localTime.slice(3),
        ]);
        expect(shifted.hour).toBe(1);
      } else {
        const again = new Date(due.getTime() + 3_600_000);
        expect(parisTime(again)).not.toBe(localTime);
      }
    }),
    { numRuns: 400 },
  );
});

it.each([
  ['START', '2027-01-12', 'd-7 2027-01-12'],
  ['FIXED', '2027-01-12', 'd-7 2027-01-12'],
  ['END', '2027-01-12', 'd-7 2027-01-14'],
] as const)('[M5] told under the rule and the date it speaks of: %s', (anchor, start, key) => {
  expect(toldKey({ code: 'd-7', anchor }, session(start, addDays(start, 2)))).toBe(key);
});

it('[M5] the date is that of Paris, not of Greenwich', () => {
  const night = { startsAt: new Date('2027-01-11T23:30:00Z'), endsAt: new Date('2027-01-12T01:00:00Z') };
  expect(toldKey({ code: 'd-1', anchor: 'START' }, night)).toBe('d-1 2027-01-12');
});

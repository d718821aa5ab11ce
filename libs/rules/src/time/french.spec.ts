// French formats, with the spaces that must not break.
import {
  frenchDate,
  frenchDateSpan,
  frenchDateWithoutDay,
  frenchDuration,
  frenchInstant,
  frenchTime,
  frenchTimeRange,
} from './french';

const readable = (text: string) => text.replaceAll('\u00a0', ' ');

it.each([
  ['2027-01-12', 'mardi 12 janvier 2027'],
  ['2027-08-01', 'dimanche 1er août 2027'],
  ['2028-02-29', 'mardi 29 février 2028'],
  ['2027-12-31', 'vendredi 31 décembre 2027'],
])('%s is %s', (date, text) => expect(frenchDate(date)).toBe(text));

it('writes the date alone', () => expect(frenchDateWithoutDay('2027-05-01')).toBe('1er mai 2027'));

it.each([
  ['09:30', '9 h 30'],
  ['14:00', '14 h'],
  ['00:05', '0 h 05'],
])('%s is %s', (time, text) => expect(readable(frenchTime(time))).toBe(text));

it('keeps a range of hours on one line', () =>
  expect(frenchTimeRange('09:30', '12:30')).toBe('9\u00a0h\u00a030\u00a0–\u00a012\u00a0h\u00a030'));

it.each([
  [340, '5 h 40'],
  [360, '6 h'],
  [45, '45 min'],
  [65, '1 h 05'],
  [0, '0 min'],
])('%i minutes are %s', (minutes, text) => expect(readable(frenchDuration(minutes))).toBe(text));

it.each([
  ['2027-03-28T00:59:00Z', 'dimanche 28 mars 2027, 1 h 59'],
  ['2027-03-28T01:00:00Z', 'dimanche 28 mars 2027, 3 h'],
  ['2026-12-31T23:15:00Z', 'vendredi 1er janvier 2027, 0 h 15'],
])('%s is read %s in Paris', (instant, text) =>
  expect(readable(frenchInstant(new Date(instant)))).toBe(text),
);

it.each([
  ['2027-01-12', '2027-01-12', 'mardi 12 janvier 2027'],
  ['2027-01-12', '2027-01-14', 'du mardi 12 janvier au jeudi 14 janvier 2027'],
  ['2026-12-31', '2027-01-01', 'du jeudi 31 décembre 2026 au vendredi 1er janvier 2027'],
])('%s to %s is %s', (first, last, text) => expect(frenchDateSpan(first, last)).toBe(text));

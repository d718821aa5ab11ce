// Today and tomorrow are told from the calendar of Paris, not from elapsed hours.
import { relativeMoment } from './relative-day';

const said = (instant: string, now: string) =>
  relativeMoment(new Date(instant), new Date(now)).replaceAll('\u00a0', ' ');

it.each([
  ['2027-01-12T08:30:00Z', '2027-01-12T05:00:00Z', 'Aujourd’hui, 9 h 30'],
  ['2027-01-12T08:30:00Z', '2027-01-11T22:59:00Z', 'Demain, 9 h 30'],
  ['2027-01-12T08:30:00Z', '2027-01-11T23:00:00Z', 'Aujourd’hui, 9 h 30'],
  ['2027-01-12T08:30:00Z', '2027-01-10T12:00:00Z', 'Mardi 12 janvier 2027, 9 h 30'],
  ['2027-03-28T07:00:00Z', '2027-03-27T23:30:00Z', 'Aujourd’hui, 9 h'],
])('%s seen at %s is %s', (instant, now, text) => expect(said(instant, now)).toBe(text));

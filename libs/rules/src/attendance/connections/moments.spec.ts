// Instants and durations of remote meetings, as their tools write them.
import { durationOf, momentOf } from './moments';

const date = '2027-01-12';
const iso = (text: string) => momentOf(text, date)?.toISOString() ?? null;

it.each([
  ['2027-01-12T08:02:11Z', '2027-01-12T08:02:11.000Z'],
  ['2027-01-12 09:02:11+01:00', '2027-01-12T08:02:11.000Z'],
  ['2027-01-12T09:02:11', '2027-01-12T08:02:11.000Z'],
  ['2027-01-12 09:02', '2027-01-12T08:02:00.000Z'],
  ['12/01/2027 09:02:11', '2027-01-12T08:02:11.000Z'],
  ['12/01/2027 à 09:02:11', '2027-01-12T08:02:11.000Z'],
  ['12/01/27 9 h 02', '2027-01-12T08:02:00.000Z'],
  ['1/12/27, 9:02:11 AM', '2027-01-12T08:02:11.000Z'],
  ['1/12/27, 1:45:00\u202fPM', '2027-01-12T12:45:00.000Z'],
  ['01/12/2027 12:02:00 AM', '2027-01-11T23:02:00.000Z'],
  ['09:02', '2027-01-12T08:02:00.000Z'],
  ['13/01/2027 00:10', '2027-01-12T23:10:00.000Z'],
  // Of no day near: read as it is written in French.
  ['02/03/2027 09:00', '2027-03-02T08:00:00.000Z'],
])('%s', (text, instant) => expect(iso(text)).toBe(instant));

it.each(['', 'hier', '2027-01-12', '31/02/2027 09:00', '12/01/2027 25:00', '12/01/2027 09:61', '13:00 PM'])(
  '%j is no instant',
  (text) => expect(iso(text)).toBeNull(),
);

it('in summer, the hour of Paris is two hours ahead', () =>
  expect(momentOf('12/07/2027 09:00', '2027-07-12')?.toISOString()).toBe('2027-07-12T07:00:00.000Z'));

it.each([
  ['65', 3900],
  ['1,5', 90],
  ['01:05:03', 3903],
  ['45s', 45],
  ['1h 5m 3s', 3903],
  ['1 h 05', 3900],
  ['1 h 05 min', 3900],
  ['42 min 10 s', 2530],
  ['', null],
  ['longtemps', null],
])('%j lasts %p seconds', (text, seconds) => expect(durationOf(text)).toBe(seconds));

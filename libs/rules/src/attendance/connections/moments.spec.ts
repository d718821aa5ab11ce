// Instants and durations of remote meetings, as their tools write them.
import { durationOf, momentsAround } from './moments';

const date = '2027-01-12';
const iso = (text: string) => momentsAround(date)(text)?.toISOString() ?? null;

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

it('on the nights when the clocks change, an hour that none shows is no instant, and minutes follow their hour', () => {
  const march = momentsAround('2027-03-28');
  expect(march('28/03/2027 02:30')).toBeNull();
  expect(march('03:30')?.toISOString()).toBe('2027-03-28T01:30:00.000Z');
  expect(march('01:59:59')?.toISOString()).toBe('2027-03-28T00:59:59.000Z');
  const october = momentsAround('2027-10-31');
  expect(october('02:30:10')?.toISOString()).toBe('2027-10-31T00:30:10.000Z');
  expect(october('03:30')?.toISOString()).toBe('2027-10-31T02:30:00.000Z');
});

it('in summer, the hour of Paris is two hours ahead', () =>
  expect(momentsAround('2027-07-12')('12/07/2027 09:00')?.toISOString()).toBe('2027-07-12T07:00:00.000Z'));

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

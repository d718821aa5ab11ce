// Half-days that meet, by the edges of their hours.
import { overlapping } from './overlap';

const span = (from: string, to: string) => ({
  startsAt: new Date(`2027-01-12T${from}:00Z`),
  endsAt: new Date(`2027-01-12T${to}:00Z`),
});
const own = [span('08:30', '11:30'), span('12:45', '15:45')];

it.each([
  ['inside', span('09:00', '10:00'), 1],
  ['around both', span('07:00', '18:00'), 1],
  ['across the start', span('07:00', '08:31'), 1],
  ['across the end', span('15:44', '17:00'), 1],
  ['ending as one begins', span('07:00', '08:30'), 0],
  ['in the break', span('11:30', '12:45'), 0],
  ['afterwards', span('15:45', '17:00'), 0],
])('a half-day %s', (_, other, met) => {
  expect(overlapping(own, [other])).toHaveLength(met);
});

it('tells what each half-day belongs to, in order of time', () => {
  const others = [
    { ...span('13:00', '14:00'), number: 'second' },
    { ...span('09:00', '10:00'), number: 'first' },
  ];
  expect(overlapping(own, others).map(({ number }) => number)).toEqual(['first', 'second']);
});

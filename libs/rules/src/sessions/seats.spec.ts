// Places by cause and the verdict told to the public (Q1, Q2, Q3, Q11).
import { placesFree, placesLeft, seatVerdict } from './seats';

it.each([
  ['Q1 no capacity', { capacity: null, confirmed: 500, offered: 0, waiting: 0 }, null, 'UNLIMITED'],
  ['Q2 capacity zero', { capacity: 0, confirmed: 0, offered: 0, waiting: 0 }, 0, 'WAITLIST'],
  ['Q3 offers hold a place', { capacity: 20, confirmed: 15, offered: 1, waiting: 0 }, 4, 'OPEN'],
  ['a few left', { capacity: 20, confirmed: 17, offered: 0, waiting: 0 }, 3, 'FEW'],
  ['Q11 freed while people wait', { capacity: 20, confirmed: 19, offered: 0, waiting: 2 }, 0, 'WAITLIST'],
  ['over by exception', { capacity: 20, confirmed: 21, offered: 0, waiting: 0 }, 0, 'WAITLIST'],
])('%s', (_, counts, left, verdict) => {
  expect(placesLeft(counts)).toBe(left);
  expect(seatVerdict(counts)).toBe(verdict);
});

it('Q11 organisers see the real figure', () => {
  expect(placesFree({ capacity: 20, confirmed: 19, offered: 0, waiting: 2 })).toBe(1);
  expect(placesFree({ capacity: null, confirmed: 19, offered: 0, waiting: 2 })).toBeNull();
});

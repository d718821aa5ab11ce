// Offers of freed places: deadlines and order.
import { nextOffers, offerDeadline } from './offers';

const now = new Date('2027-01-05T10:00:00Z');
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

describe('offers', () => {
  it.each([
    ['48 h when the session is far', 500, 48],
    ['half of what is left when it is near', 42, 20],
    ['at least an hour when it is very near', 3.5, 1],
    ['all that is left when that is under an hour', 2.5, 0.5],
  ])('last %s', (_, startsIn, expected) => {
    expect(offerDeadline(now, inHours(startsIn))).toEqual(inHours(expected));
  });

  it('W9 are not made once it is too late', () => {
    expect(offerDeadline(now, inHours(2))).toBeNull();
    expect(offerDeadline(now, inHours(-1))).toBeNull();
  });

  it('W2 go to the first, as many as there are places', () => {
    const counts = { capacity: 10, confirmed: 6, offered: 2, waiting: 5 };
    expect(nextOffers(counts, ['a', 'b', 'c', 'd', 'e'])).toEqual(['a', 'b']);
  });

  it('W3 go to everyone without a limit, to nobody when full', () => {
    expect(nextOffers({ capacity: null, confirmed: 6, offered: 0, waiting: 2 }, ['a', 'b'])).toEqual([
      'a',
      'b',
    ]);
    expect(nextOffers({ capacity: 1, confirmed: 1, offered: 0, waiting: 2 }, ['a', 'b'])).toEqual([]);
  });
});

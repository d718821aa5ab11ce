// The window of a feed, what it keeps of what fell, and its words.
import { cancelledSince, feedSequence, feedWindow, toldDay } from './feeds';

describe('the window of a feed', () => {
  it.each([
    ['2027-01-12', '2026-10-12', '2028-07-13'],
    ['2027-05-31', '2027-02-28', '2028-12-01'],
    ['2028-05-31', '2028-02-29', '2029-12-01'],
    ['2026-08-31', '2026-05-31', '2028-03-01'],
    ['2026-12-31', '2026-09-30', '2028-07-01'],
  ])('on %s it goes from %s to before %s', (today, from, until) => {
    expect(feedWindow(today)).toEqual({ from, until });
  });
});

it('[7.6-47] what fell stays 30 days', () => {
  expect(cancelledSince(new Date('2027-03-31T08:00:00Z'))).toEqual(new Date('2027-03-01T08:00:00Z'));
});

describe('how a day is told', () => {
  const day = { state: 'PUBLISHED', title: 'Budget', isWithdrawn: false };
  it.each([
    [day, 'CONFIRMED', 'Budget'],
    [{ ...day, state: 'FINALIZED' }, 'CONFIRMED', 'Budget'],
    [{ ...day, state: 'CANCELLED' }, 'CANCELLED', 'Annulée\u00a0: Budget'],
    [{ ...day, state: 'POSTPONED' }, 'CANCELLED', 'Reportée\u00a0: Budget'],
    [{ ...day, isWithdrawn: true }, 'CANCELLED', 'Inscription annulée\u00a0: Budget'],
    [{ ...day, state: 'CANCELLED', isWithdrawn: true }, 'CANCELLED', 'Annulée\u00a0: Budget'],
  ])('%j: %s, %s', (facts, status, summary) => {
    expect(toldDay(facts)).toEqual({ status, summary });
  });

  it('raises SEQUENCE with each change and each place given back', () => {
    expect([feedSequence(1, 0), feedSequence(2, 0), feedSequence(2, 1)]).toEqual([1, 2, 3]);
  });
});

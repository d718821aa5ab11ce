// A session that stands again: states given back in order, within what is left.
import { standingAgain, type Fallen } from './standing-again';

const one = (id: string, change: Partial<Fallen> = {}): Fallen => ({
  id,
  was: 'CONFIRMED',
  mayExceed: false,
  quantities: {},
  ...change,
});
const statuses = (fallen: Fallen[], room: number | null, limits: Record<string, number | null> = {}) =>
  standingAgain(fallen, { room, limits }).map(({ status }) => status);

it('gives each their state back; a place that was only proposed is proposed anew', () => {
  const all = ['CONFIRMED', 'TO_RECONFIRM', 'PENDING_VALIDATION', 'OFFERED', 'WAITLISTED'] as const;
  expect(
    statuses(
      all.map((was) => one(was, { was })),
      null,
    ),
  ).toEqual(['CONFIRMED', 'TO_RECONFIRM', 'PENDING_VALIDATION', 'WAITLISTED', 'WAITLISTED']);
});

it('serves in order while places are left; who no longer fits waits', () => {
  expect(statuses([one('a'), one('b'), one('c')], 2)).toEqual(['CONFIRMED', 'CONFIRMED', 'WAITLISTED']);
  expect(statuses([one('a')], -1)).toEqual(['WAITLISTED']);
});

it('counts each limit beside the room', () => {
  const lunch = { quantities: { lunch: 2 } };
  expect(statuses([one('a', lunch), one('b', lunch), one('c')], 9, { lunch: 3 })).toEqual([
    'CONFIRMED',
    'WAITLISTED',
    'CONFIRMED',
  ]);
  expect(statuses([one('a', lunch)], 9, { lunch: null })).toEqual(['CONFIRMED']);
});

it('keeps a place that an organiser had given over the limit', () => {
  expect(statuses([one('a'), one('b', { mayExceed: true }), one('c')], 1)).toEqual([
    'CONFIRMED',
    'CONFIRMED',
    'WAITLISTED',
  ]);
});

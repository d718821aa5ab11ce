// What a person is told of their registration's past.
import { historyOf, type Recorded } from './history';

const at = (day: number) => new Date(Date.UTC(2027, 0, day));
const recorded = (change: Partial<Recorded>): Recorded => ({
  status: 'CONFIRMED',
  createdAt: at(1),
  isFollowing: false,
  endedAt: null,
  entries: [],
  ...change,
});
const events = (...chain: Recorded[]) => historyOf(chain).map(({ event }) => event);

it('tells the lines of the log that concern the person, in their order', () => {
  const entries = [
    { at: at(1), action: 'registration.waitlisted' },
    { at: at(2), action: 'registration.offered' },
    { at: at(2), action: 'registration.exported' },
    { at: at(3), action: 'registration.offer-accepted' },
  ];
  expect(historyOf([recorded({ entries })])).toEqual([
    { at: at(1), event: 'JOINED_LINE' },
    { at: at(2), event: 'OFFERED' },
    { at: at(3), event: 'OFFER_ACCEPTED' },
  ]);
});

it('begins with the row itself when the log has no line of it', () => {
  expect(historyOf([recorded({})])).toEqual([{ at: at(1), event: 'REGISTERED' }]);
});

it('ends with the row itself when its session was cancelled as a whole, and tells an end once', () => {
  const fell = recorded({ status: 'CANCELLED_BY_ORGANIZER', endedAt: at(5) });
  expect(events(fell)).toEqual(['REGISTERED', 'CANCELLED_BY_ORGANIZER']);
  const entries = [{ at: at(5), action: 'registration.cancelled-by-organizer' }];
  expect(events({ ...fell, entries })).toEqual(['REGISTERED', 'CANCELLED_BY_ORGANIZER']);
});

it('tells a chain of one person from its beginning', () => {
  const before = recorded({ status: 'TRANSFERRED', endedAt: at(4) });
  const after = recorded({ createdAt: at(4), isFollowing: true });
  expect(events(before, after)).toEqual(['REGISTERED', 'TRANSFERRED', 'MOVED_HERE']);
});

it('tells whoever took the place of somebody else that they did, and nothing of the other', () => {
  expect(events(recorded({ isFollowing: true }))).toEqual(['TOOK_OVER']);
});

// The phase people see, along the clock.
import { isOpen, phaseOf, type SessionMoments } from './phase';

const at = (day: number) => new Date(Date.UTC(2027, 0, day));
const session: SessionMoments = {
  state: 'PUBLISHED',
  opensAt: at(5),
  closesAt: at(10),
  startsAt: at(12),
  endsAt: at(13),
  closedAt: null,
};

it.each([
  [4, 'UPCOMING'],
  [5, 'PUBLISHED'],
  [10, 'CLOSED'],
  [12, 'IN_PROGRESS'],
  [13, 'HELD'],
])('on the %ith it is %s', (day, phase) => expect(phaseOf(session, at(day))).toBe(phase));

it('Q16 closed before its date, it reads closed, then in progress', () => {
  const closed = { ...session, closedAt: at(6) };
  expect([phaseOf(closed, at(7)), isOpen(closed, at(7))]).toEqual(['CLOSED', false]);
  expect(phaseOf(closed, at(12))).toBe('IN_PROGRESS');
});

it('keeps registration open while it runs when the deadline is later than the start', () => {
  expect(isOpen({ ...session, closesAt: at(13) }, at(12))).toBe(true);
});

it.each(['DRAFT', 'POSTPONED', 'CANCELLED', 'FINALIZED'] as const)('%s stays what it is', (state) => {
  expect(phaseOf({ ...session, state }, at(20))).toBe(state);
});

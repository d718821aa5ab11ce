// Rank and reasons of somebody in line.
import type { LineFacts, Seeker, WaitingParty } from './line';
import { standings } from './standings';

const workshop = (id: string, confirmed: number) => ({
  id,
  kind: 'WORKSHOP' as const,
  label: `Atelier ${id}`,
  included: 0,
  capacity: 2,
  confirmed,
  offered: 0,
  exceptional: 0,
  claimed: false,
});
const facts: LineFacts = {
  capacity: 10,
  confirmed: 8,
  offered: 0,
  waiting: 5,
  departed: 0,
  held: 0,
  roomClaimed: false,
  limits: [workshop('A', 2), workshop('B', 0)],
  blocks: [],
  invitations: [],
  share: null,
  seatedByBody: new Map(),
};
const seeker = (limitId: string): Seeker => ({
  kind: 'ELECTED',
  body: '15187',
  departmentCodes: ['15'],
  faults: [],
  quantities: new Map([[limitId, 1]]),
});
const party = (position: number, limitId: string, ...registrationIds: string[]): WaitingParty => ({
  registrationIds,
  priority: 0,
  position,
  seekers: registrationIds.map(() => seeker(limitId)),
});
const line = [party(1, 'A', 'full workshop'), party(2, 'B', 'pair 1', 'pair 2'), party(4, 'B', 'last')];

it('tells why not yet, by the name of what is full', () => {
  const roomy = { ...facts, capacity: 30 };
  expect(standings(roomy, line).get('full workshop')).toEqual({
    rank: 1,
    reasons: [{ code: 'LIMIT', label: 'Atelier A' }],
    together: 1,
  });
});

it('counts people, not parties; nothing keeps out whoever a place waits for', () => {
  expect(standings(facts, line).get('pair 2')).toEqual({ rank: 3, reasons: [], together: 2 });
  expect(standings(facts, line).get('last')).toMatchObject({
    rank: 4,
    reasons: [{ code: 'ROOM' }, { code: 'LIMIT', label: 'Atelier B' }],
  });
});

it('knows nothing of somebody who does not wait', () => {
  expect(standings(facts, line).get('somebody else')).toBeUndefined();
});

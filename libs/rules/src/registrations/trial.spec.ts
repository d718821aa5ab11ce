// Trying a change: "with 5 more seats, these 5 people would be offered one".
import type { LineFacts, Seeker, WaitingParty } from './line';
import { tryPlaces, type TriedPlaces } from './trial';

const seeker = (change: Partial<Seeker> = {}): Seeker => ({
  kind: 'ELECTED',
  body: '15187',
  departmentCodes: ['15'],
  faults: [],
  quantities: new Map(),
  ...change,
});
const party = (name: string, position: number, ...seekers: Seeker[]): WaitingParty => ({
  registrationIds: seekers.length > 1 ? seekers.map((_, index) => `${name}${index}`) : [name],
  priority: 0,
  position,
  seekers: seekers.length > 0 ? seekers : [seeker({ body: name })],
});
const facts: LineFacts = {
  capacity: 10,
  confirmed: 10,
  offered: 0,
  waiting: 4,
  departed: 0,
  held: 0,
  roomClaimed: true,
  limits: [],
  blocks: [],
  invitations: [],
  share: null,
  seatedByBody: new Map(),
};
const now: TriedPlaces = { capacity: 10, share: null, limits: [], blocks: [] };
const names = (waiting: WaitingParty[], tried: Partial<TriedPlaces>, offers = true, on = facts) =>
  tryPlaces(on, waiting, { ...now, ...tried }, offers);
const ids = (parties: WaitingParty[]) => parties.flatMap(({ registrationIds }) => registrationIds);
const four = ['a', 'b', 'c', 'd'].map((name, index) => party(name, index + 1));

describe('trying a change of places', () => {
  it('names those who would be offered a place, in order, and how many still wait', () => {
    const trial = names(four, { capacity: 12 });
    expect(ids(trial.offered)).toEqual(['a', 'b']);
    expect(trial).toMatchObject({ stillWaiting: 2, left: 0 });
    expect(names(four, { capacity: 20 })).toMatchObject({ stillWaiting: 0, left: 6 });
    expect(names(four, { capacity: null })).toMatchObject({ stillWaiting: 0, left: null });
  });

  it('offers nothing when offers leave by hand or it is too late', () => {
    expect(names(four, { capacity: 12 }, false)).toEqual({ offered: [], stillWaiting: 4, left: 2 });
  });

  it('raising a share serves those it kept out, lowering it keeps them', () => {
    const shared = { ...facts, confirmed: 3, share: 3, seatedByBody: new Map([['15187', 3]]) };
    const two = [party('same', 1, seeker()), party('other', 2, seeker({ body: '26113' }))];
    expect(ids(names(two, { share: 3 }, true, shared).offered)).toEqual(['other']);
    expect(ids(names(two, { share: 4 }, true, shared).offered)).toEqual(['same', 'other']);
  });

  it('a group at the head blocks until there is room for all of it', () => {
    const line = [party('pair', 1, seeker({ body: 'x' }), seeker({ body: 'x' })), party('alone', 3)];
    expect(ids(names(line, { capacity: 11 }).offered)).toEqual([]);
    expect(ids(names(line, { capacity: 12 }).offered)).toEqual(['pair0', 'pair1']);
    expect(ids(names(line, { capacity: 13 }).offered)).toEqual(['pair0', 'pair1', 'alone']);
  });

  it('limits and blocks are tried as written: one raised, one added, one removed', () => {
    const workshop = {
      id: 'w',
      kind: 'WORKSHOP' as const,
      label: 'W',
      included: 0,
      capacity: 1,
      confirmed: 1,
      offered: 0,
      exceptional: 0,
      claimed: true,
    };
    const roomy = {
      ...facts,
      confirmed: 2,
      limits: [workshop],
      blocks: [{ id: 'b', departmentCode: null, kind: null, places: 8, taken: 0 }],
    };
    const line = [party('w', 1, seeker({ quantities: new Map([['w', 1]]) }))];
    const tried = { limits: [{ ...workshop, capacity: 2 }], blocks: [] };
    expect(names(line, { ...tried, limits: [workshop] }, true, roomy).stillWaiting).toBe(1);
    expect(names(line, { ...tried, blocks: roomy.blocks }, true, roomy).stillWaiting).toBe(1);
    expect(names(line, tried, true, roomy)).toMatchObject({ stillWaiting: 0, left: 0 });
    const kept = { departmentCode: '15', kind: null, places: 8 };
    expect(ids(names(line, { ...tried, blocks: [kept] }, true, roomy).offered)).toEqual(['w']);
  });
});

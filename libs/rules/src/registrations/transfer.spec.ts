// Moving people to another session: T1, T2, W15, and the order kept after a cancellation.
import type { Ground } from './decide';
import type { Seeker } from './line';
import { leavingFault, planMoves, targetFault, transferOrder, type Mover, type Standing } from './transfer';

const now = new Date('2027-01-05T08:00:00Z');
const source = { id: 'source', moduleCode: 'M01' };
const target = {
  id: 'target',
  moduleCode: 'M01',
  state: 'PUBLISHED' as const,
  opensAt: new Date('2026-12-01T08:00:00Z'),
  closesAt: new Date('2027-01-11T08:00:00Z'),
  startsAt: new Date('2027-01-12T08:00:00Z'),
  endsAt: new Date('2027-01-12T16:00:00Z'),
  closedAt: null,
};
const ground = (
  capacity: number | null,
  confirmed: number,
  change: Partial<Ground['facts']> = {},
): Ground => ({
  session: {
    ...target,
    ref: 'T',
    exceptional: 0,
    lastPosition: confirmed,
    lastNumber: confirmed,
    validation: 'NONE',
    waitingListOpen: true,
    closeWhenFull: false,
  },
  facts: {
    capacity,
    confirmed,
    offered: 0,
    waiting: 0,
    departed: 0,
    held: 0,
    roomClaimed: false,
    limits: [],
    blocks: [],
    invitations: [],
    share: null,
    seatedByBody: new Map(),
    ...change,
  },
  waiting: null,
  waitingBehind: 0,
});
const seeker = (change: Partial<Seeker> = {}): Seeker => ({
  kind: 'ELECTED',
  body: '15187',
  departmentCodes: ['15'],
  faults: [],
  quantities: new Map(),
  ...change,
});
const seated: Mover = { wasSeated: true, seekers: [seeker()] };
const waited: Mover = { wasSeated: false, seekers: [seeker()] };
const self = { byOrganiser: false, waitIfFull: false };
const organiser = { byOrganiser: true, waitIfFull: false };
const outcomes = (on: Ground, movers: Mover[], rules: typeof self) =>
  planMoves(on, movers, rules).map((one) => (one.outcome === 'REFUSED' ? one.code : one.outcome));

describe('the target', () => {
  it.each([
    ['T2 cancelled', { state: 'CANCELLED' }, 'target-closed'],
    ['T2 unpublished', { state: 'DRAFT' }, 'target-closed'],
    ['T2 closed by hand', { closedAt: now }, 'target-closed'],
    ['T2 closed by its date', { closesAt: now }, 'target-closed'],
    ['begun', { startsAt: now }, 'target-closed'],
    ['the session itself', { id: 'source' }, 'target-closed'],
    ['W15 of another programme', { moduleCode: 'M02' }, 'other-programme'],
    ['open', {}, null],
  ])('%s', (_, change, fault) => {
    expect(targetFault(source, { ...target, ...change } as typeof target, now, false)).toBe(fault);
  });

  it('not open yet takes only those an organiser moves', () => {
    const early = { ...target, opensAt: new Date('2027-01-06T08:00:00Z') };
    expect([false, true].map((byOrganiser) => targetFault(source, early, now, byOrganiser))).toEqual([
      'target-closed',
      null,
    ]);
  });
});

describe('who may leave', () => {
  const standing = { status: 'CONFIRMED' as const, firstPresenceAt: null, fellWithSession: false };
  it('an active registration without presence, before the end', () => {
    expect(leavingFault(standing, target, now, false)).toBeNull();
    expect(leavingFault({ ...standing, firstPresenceAt: now }, target, now, true)).toBe('not-cancellable');
    expect(leavingFault({ ...standing, status: 'EXPIRED' }, target, now, true)).toBe('not-cancellable');
    expect(leavingFault(standing, target, new Date('2027-01-13T08:00:00Z'), true)).toBe('not-cancellable');
  });

  it('an offer that runs is answered first; an organiser need not wait', () => {
    const offered = { ...standing, status: 'OFFERED' as const };
    expect(leavingFault(offered, target, now, false)).toBe('offer-pending');
    expect(leavingFault(offered, target, now, true)).toBeNull();
  });

  it('those of a cancelled session are moved by an organiser', () => {
    const fallen = {
      status: 'CANCELLED_BY_ORGANIZER' as const,
      firstPresenceAt: null,
      fellWithSession: true,
    };
    const cancelled = { ...target, state: 'CANCELLED' as const };
    expect(leavingFault(fallen, cancelled, now, true)).toBeNull();
    expect(leavingFault(fallen, cancelled, now, false)).toBe('not-cancellable');
    expect(leavingFault({ ...fallen, fellWithSession: false }, cancelled, now, true)).toBe('not-cancellable');
  });
});

describe('what becomes of each', () => {
  it('T1 a person never trades a place for a rank', () => {
    expect(outcomes(ground(1, 1), [seated], self)).toEqual(['no-place']);
    expect(outcomes(ground(2, 1), [seated], self)).toEqual(['PLACED']);
  });

  it('T2 a session without limit accepts', () => {
    expect(outcomes(ground(null, 400), [seated, seated], self)).toEqual(['PLACED', 'PLACED']);
  });

  it('W15 whoever waits registers directly where places remain, and may wait where it is full', () => {
    expect(outcomes(ground(2, 1), [waited], self)).toEqual(['places-remain']);
    expect(outcomes(ground(1, 1), [waited], self)).toEqual(['WAITING']);
    expect(outcomes(ground(2, 1), [waited], organiser)).toEqual(['PLACED']);
  });

  it('an organiser moves many: first those who fit, then a rank for the others when asked', () => {
    const three = [seated, seated, waited];
    expect(outcomes(ground(2, 0), three, organiser)).toEqual(['PLACED', 'PLACED', 'no-place']);
    expect(outcomes(ground(2, 0), three, { ...organiser, waitIfFull: true })).toEqual([
      'PLACED',
      'PLACED',
      'WAITING',
    ]);
  });

  it('nobody moved passes those who wait there', () => {
    const on = { ...ground(2, 1, { waiting: 1, roomClaimed: true }) };
    expect(outcomes(on, [seated], organiser)).toEqual(['no-place']);
  });

  it('conditions and choices of the target are asked', () => {
    const faulty: Mover = { wasSeated: true, seekers: [seeker({ faults: ['REGION'] })] };
    expect(outcomes(ground(5, 0), [faulty], organiser)).toEqual(['not-eligible']);
    const workshop = {
      kind: 'WORKSHOP' as const,
      label: 'A',
      included: 0,
      capacity: 3,
      confirmed: 0,
      offered: 0,
      exceptional: 0,
      claimed: false,
    };
    const on = ground(5, 0, { limits: [{ id: 'a', ...workshop }] });
    expect(outcomes(on, [seated], organiser)).toEqual(['workshop-missing']);
  });

  it('a group is moved whole or not at all', () => {
    const pair: Mover = { wasSeated: true, seekers: [seeker(), seeker()] };
    expect(outcomes(ground(1, 0), [pair], organiser)).toEqual(['no-place']);
    expect(outcomes(ground(2, 0), [pair], organiser)).toEqual(['PLACED']);
  });
});

it('keeps the order: seated first as they came, then the line by rank', () => {
  const standing = (position: number, wasSeated: boolean, priority = 0): Standing => ({
    status: wasSeated ? 'CONFIRMED' : 'WAITLISTED',
    wasSeated,
    priority,
    position,
    firstPresenceAt: null,
    fellWithSession: false,
  });
  const all = [
    standing(4, false),
    standing(3, true, -1),
    standing(5, false, 2),
    standing(1, true),
    standing(2, true),
  ];
  expect(all.sort(transferOrder).map(({ position }) => position)).toEqual([1, 2, 3, 5, 4]);
});

// Decisions about places: tables of cases, then any sequence of requests.
import fc from 'fast-check';
import { decideRegistrations, type SeatRequest, type SessionSeats } from './decide';

const now = new Date('2027-01-05T10:00:00Z');
const aSession = (over: Partial<SessionSeats> = {}): SessionSeats => ({
  id: 's1',
  ref: 'M05-84-03',
  state: 'PUBLISHED',
  opensAt: new Date('2026-12-01T00:00:00Z'),
  closesAt: new Date('2027-01-10T00:00:00Z'),
  startsAt: new Date('2027-01-12T08:30:00Z'),
  endsAt: new Date('2027-01-12T15:45:00Z'),
  capacity: 2,
  confirmed: 0,
  offered: 0,
  waiting: 0,
  lastPosition: 0,
  lastNumber: 0,
  ...over,
});
const ask = (person: string, key = `key of ${person}`): SeatRequest => ({
  personId: person,
  idempotencyKey: key,
  requestHash: `hash of ${person}`,
});
const outcomes = (session: SessionSeats, requests: SeatRequest[]) =>
  decideRegistrations(session, requests, [], now).decisions.map((one) => one.outcome);

describe('deciding registrations', () => {
  it('gives the places in arrival order, then ranks without a gap', () => {
    const { decisions, after } = decideRegistrations(
      aSession(),
      ['a', 'b', 'c', 'd'].map((p) => ask(p)),
      [],
      now,
    );
    expect(decisions).toEqual([
      { outcome: 'CONFIRMED', position: 1, number: 'M05-84-03-0001' },
      { outcome: 'CONFIRMED', position: 2, number: 'M05-84-03-0002' },
      { outcome: 'WAITLISTED', position: 3, number: 'M05-84-03-0003', rank: 1 },
      { outcome: 'WAITLISTED', position: 4, number: 'M05-84-03-0004', rank: 2 },
    ]);
    expect(after).toMatchObject({ confirmed: 2, waiting: 2, lastPosition: 4 });
  });

  it('Q1 without capacity nobody waits', () => {
    expect(outcomes(aSession({ capacity: null, confirmed: 5000 }), [ask('a')])).toEqual(['CONFIRMED']);
  });
  it('Q2 capacity 0 is full at once', () => {
    expect(outcomes(aSession({ capacity: 0 }), [ask('a')])).toEqual(['WAITLISTED']);
  });
  it('Q11 a freed place is not sold past those who wait', () => {
    expect(outcomes(aSession({ confirmed: 1, waiting: 1, lastPosition: 3 }), [ask('a')])).toEqual([
      'WAITLISTED',
    ]);
  });
  it('W13 a cancelled registration found again by its key does not keep the person out', () => {
    const cancelled = {
      id: 'r1',
      personId: 'a',
      status: 'CANCELLED_BY_PERSON',
      idempotencyKey: 'old',
      requestHash: 'hash of a',
    } as const;
    const { decisions } = decideRegistrations(
      aSession(),
      [ask('a', 'old'), ask('a', 'new')],
      [cancelled],
      now,
    );
    expect(decisions.map(({ outcome }) => outcome)).toEqual(['REPLAYED', 'CONFIRMED']);
  });
  it('counts an offered place as taken', () => {
    expect(outcomes(aSession({ confirmed: 1, offered: 1 }), [ask('a')])).toEqual(['WAITLISTED']);
  });

  it('A1 replays the same key with the same request, refuses it with another', () => {
    const stored = [
      {
        id: 'r1',
        personId: 'a',
        status: 'CONFIRMED' as const,
        idempotencyKey: 'k',
        requestHash: 'hash of a',
      },
    ];
    const decide = (request: SeatRequest) =>
      decideRegistrations(aSession(), [request], stored, now).decisions[0];
    expect(decide(ask('a', 'k'))).toEqual({ outcome: 'REPLAYED', registrationId: 'r1' });
    expect(decide({ ...ask('a', 'k'), requestHash: 'other' })).toEqual({
      outcome: 'REFUSED',
      code: 'key-reused',
    });
    expect(decide(ask('a', 'other key'))).toEqual({ outcome: 'EXISTING', registrationId: 'r1' });
  });

  it('A1 gives one place to a double click within the same moment', () => {
    const twice = decideRegistrations(aSession(), [ask('a', 'k'), ask('a', 'k')], [], now);
    expect(twice.decisions[1]).toEqual({ outcome: 'REPEATED', ofKey: 'k' });
    const reused = decideRegistrations(aSession(), [ask('a', 'k'), ask('b', 'k')], [], now);
    expect(reused.decisions[1]).toEqual({ outcome: 'REFUSED', code: 'key-reused' });
    expect(reused.after.confirmed).toBe(1);
  });

  it('takes one place for one person who asks twice in the same moment', () => {
    const { decisions, after } = decideRegistrations(aSession(), [ask('a', 'k1'), ask('a', 'k2')], [], now);
    expect(decisions[1]).toEqual({ outcome: 'REPEATED', ofKey: 'k1' });
    expect(after.confirmed).toBe(1);
  });

  it.each([
    ['before it opens', { opensAt: new Date('2027-01-06T00:00:00Z') }, 'registration-not-open'],
    ['as a draft', { state: 'DRAFT' as const }, 'registration-not-open'],
    ['past its deadline', { closesAt: new Date('2027-01-05T10:00:00Z') }, 'registration-closed'],
    ['once cancelled', { state: 'CANCELLED' as const }, 'registration-closed'],
  ])('refuses %s', (_, over, code) => {
    expect(decideRegistrations(aSession(over), [ask('a')], [], now).decisions).toEqual([
      { outcome: 'REFUSED', code },
    ]);
  });

  it('never gives more than the capacity, and positions are dense, whatever the groups', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12 }),
        fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 8 }), { maxLength: 12 }),
        (capacity, groups) => {
          let session = aSession({ capacity });
          const active = new Map<string, string>();
          const positions: number[] = [];
          for (const group of groups) {
            const requests = group.map((person, index) =>
              ask(`p${person}`, `${positions.length}-${index}-${person}`),
            );
            const stored = [...active].map(([personId, id]) => ({
              id,
              personId,
              status: 'CONFIRMED' as const,
              idempotencyKey: id,
              requestHash: '',
            }));
            const { decisions, after } = decideRegistrations(session, requests, stored, now);
            decisions.forEach((decision, index) => {
              if (decision.outcome !== 'CONFIRMED' && decision.outcome !== 'WAITLISTED') return;
              positions.push(decision.position);
              active.set((requests[index] as SeatRequest).personId, `r${decision.position}`);
            });
            session = after;
          }
          expect(session.confirmed).toBeLessThanOrEqual(capacity);
          expect(session.confirmed).toBe(Math.min(capacity, active.size));
          expect(session.confirmed + session.waiting).toBe(active.size);
          expect(positions).toEqual(positions.map((_, index) => index + 1));
        },
      ),
    );
  });
});

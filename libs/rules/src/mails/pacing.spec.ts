// Pacing: what a bucket lets through in any stretch of time, how those who wait come back, how a domain in trouble rests.
import fc from 'fast-check';
import {
  afterSuccess,
  afterTrouble,
  domainLimits,
  domainOf,
  isTrouble,
  newBucket,
  paceOf,
  restOfDomain,
  restOfServer,
  takeTurns,
  type Bucket,
  type Turn,
} from './pacing';
import { everywhere, turnsOf } from './pacing-turns';

const start = new Date('2027-01-12T09:00:00Z');
const after = (milliseconds: number) => new Date(start.getTime() + milliseconds);
const wishes = (count: number, isUrgent = false) => Array.from({ length: count }, () => ({ isUrgent }));
const left = (turns: Turn[]) => turns.filter(({ leaves }) => leaves);

/** The most instants that any stretch of `milliseconds` holds, its end not included. */
const densest = (instants: number[], milliseconds: number): number =>
  Math.max(
    0,
    ...instants.map((from) => instants.filter((at) => at >= from && at < from + milliseconds).length),
  );

describe('[7.6-34] takeTurns', () => {
  it('lets no more than the limit through in any minute, whoever asks and whenever', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 120 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: 50 })), {
          minLength: 1,
          maxLength: 30,
        }),
        (limit, asks) => {
          const pace = paceOf(limit, 60);
          let bucket = newBucket(pace, start);
          let at = 0;
          const gone: number[] = [];
          for (const [pause, count] of asks) {
            at += pause;
            const taken = takeTurns(bucket, pace, restOfDomain, wishes(count), after(at));
            bucket = taken.bucket;
            gone.push(...left(taken.turns).map((turn) => turn.at.getTime()));
          }
          expect(densest(gone, 60_000)).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });

  it('lets everybody leave in the end: nobody comes back for ever', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 40 }), (limit, count) => {
        const pace = paceOf(limit, 60);
        let bucket = newBucket(pace, start);
        let waiting: { at: number }[] = Array.from({ length: count }, () => ({ at: start.getTime() }));
        let asked = 0;
        while (waiting.length > 0) {
          const now = Math.min(...waiting.map(({ at }) => at));
          const due = waiting.filter(({ at }) => at <= now);
          asked += due.length;
          const taken = takeTurns(bucket, pace, restOfDomain, wishes(due.length), new Date(now));
          bucket = taken.bucket;
          const back = taken.turns.flatMap(({ leaves, at }) => (leaves ? [] : [{ at: at.getTime() }]));
          expect(back.every(({ at }) => at > now)).toBe(true);
          waiting = [...waiting.filter(({ at }) => at > now), ...back];
        }
        expect(asked).toBeLessThanOrEqual(count * 3);
      }),
    );
  });

  it('gives instants a little ahead, one after the other', () => {
    const pace = paceOf(10, 1, 2000);
    const { turns, bucket } = takeTurns(newBucket(pace, start), pace, restOfServer, wishes(30), start);
    expect(left(turns).map(({ at }) => at.getTime() - start.getTime())).toEqual(
      Array.from({ length: 21 }, (_, index) => index * 100),
    );
    expect(turns[21]).toEqual({ leaves: false, at: after(2100) });
    expect(bucket.tokens).toBeCloseTo(-20);
  });

  it('calls the urgent ones back before those who wait in line', () => {
    const pace = paceOf(60, 60);
    const first = takeTurns(newBucket(pace, start), pace, restOfDomain, wishes(100), start);
    expect(left(first.turns)).toHaveLength(6);
    const [urgent] = takeTurns(first.bucket, pace, restOfDomain, wishes(1, true), start).turns;
    const [patient] = takeTurns(first.bucket, pace, restOfDomain, wishes(1), start).turns;
    expect(urgent?.at.getTime()).toBeLessThan(after(2000).getTime());
    expect(patient?.at.getTime()).toBeGreaterThan(after(90_000).getTime());
  });

  it('without a limit lets all through at once', () => {
    const bucket = newBucket(paceOf(1, 60), start);
    expect(left(takeTurns(bucket, null, restOfDomain, wishes(500), start).turns)).toHaveLength(500);
  });
});

describe('a domain in trouble', () => {
  const troubled = (times: number): Bucket =>
    Array.from({ length: times }).reduce<Bucket>(
      (bucket) => afterTrouble(bucket, restOfDomain, start),
      newBucket(paceOf(30, 60), start),
    );

  it.each([
    [1, null],
    [2, null],
    [3, 60_000],
    [4, 120_000],
    [8, 1_920_000],
    [50, 3_600_000],
  ])('after %i refusals in a row rests %s ms', (times, rest) => {
    expect(troubled(times).closedUntil).toEqual(rest === null ? null : after(rest));
  });

  it('sends everybody away while it rests, then tries one, then all once that one was taken', () => {
    const resting = takeTurns(troubled(3), null, restOfDomain, wishes(3), after(1000));
    expect(resting.turns.every(({ leaves, at }) => !leaves && at >= after(60_000))).toBe(true);
    const probing = takeTurns(resting.bucket, null, restOfDomain, wishes(3), after(60_000));
    expect(probing.turns.map(({ leaves }) => leaves)).toEqual([true, false, false]);
    expect(left(takeTurns(probing.bucket, null, restOfDomain, wishes(3), after(60_001)).turns)).toEqual([]);
    const well = takeTurns(afterSuccess(probing.bucket), null, restOfDomain, wishes(3), after(60_002));
    expect(left(well.turns)).toHaveLength(3);
  });

  it.each([
    [421, true],
    [450, true],
    [451, true],
    [452, true],
    [454, false],
    [550, false],
    [null, false],
  ])('%s is trouble: %s', (code, expected) => {
    expect(isTrouble(code)).toBe(expected);
  });
});

describe('turnsOf', () => {
  const open = newBucket(paceOf(1000, 1, 2000), start);
  const ask = (id: string, domain: string, urgency = 5) => ({ id, domain, urgency });
  const pace = paceOf(10, 60);
  const ofDomain = (domain: string) => (domain === 'slow.example' ? pace : null);

  it('holds one domain back and lets the others go', () => {
    const buckets = new Map([
      [everywhere, open],
      ['slow.example', newBucket(pace, start)],
    ]);
    const asking = [ask('a', 'slow.example'), ask('b', 'slow.example'), ask('c', 'quick.example')];
    const { turns } = turnsOf(asking, buckets, paceOf(1000, 1, 2000), ofDomain, start);
    expect([...turns].map(([id, { leaves }]) => [id, leaves])).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
    ]);
  });

  it('lets the most urgent leave first', () => {
    const buckets = new Map([
      [everywhere, open],
      ['slow.example', newBucket(pace, start)],
    ]);
    const asking = [ask('reminder', 'slow.example', 8), ask('cancel', 'slow.example', 1)];
    const { turns } = turnsOf(asking, buckets, paceOf(1000, 1, 2000), ofDomain, start);
    expect(turns.get('cancel')?.leaves).toBe(true);
    expect(turns.get('reminder')?.leaves).toBe(false);
  });

  it('gives the domain its token back when the pace of all holds the mail', () => {
    const closed = { ...open, closedUntil: after(1000), troubles: 1 };
    const buckets = new Map([
      [everywhere, closed],
      ['slow.example', newBucket(pace, start)],
    ]);
    const result = turnsOf([ask('a', 'slow.example')], buckets, paceOf(1000, 1, 2000), ofDomain, start);
    expect(result.turns.get('a')).toEqual({ leaves: false, at: after(1000) });
    expect(result.buckets.get('slow.example')?.tokens).toBe(1);
  });
});

it('reads domains and limits', () => {
  expect(domainOf('Anne@Mairie.Example')).toBe('mairie.example');
  expect(domainLimits('orange.fr=20,gmail.com=60')).toEqual(
    new Map([
      ['orange.fr', 20],
      ['gmail.com', 60],
    ]),
  );
  expect(domainLimits('')).toEqual(new Map());
});

// Request limits on a real PostgreSQL: each request counts once, whatever comes at the same moment or from another process.
import type { DataSource } from 'typeorm';
import type { Clock } from '../../clock';
import { openTestDatabase, type TestDatabase } from '../../database/test-database.fixture';
import { RateLimits } from './rate-limits';
import { Refusal } from '../refusal';

const now = new Date('2027-01-12T09:10:00Z');

/** "passed", or the seconds to wait. */
const outcomeOf = (hit: Promise<void>): Promise<string | number> =>
  hit.then(
    () => 'passed',
    (error: unknown) => {
      if (error instanceof Refusal && error.code === 'too-many-requests')
        return error.about.retryAfter as number;
      throw error;
    },
  );

describe('rate limits', () => {
  let db: TestDatabase;
  let instant = now;
  const clock = { now: () => instant } as Clock;
  const limitsOfAProcess = () => new RateLimits(db.source, clock);
  const storedHits = async (): Promise<number[]> => {
    const rows = await db.source.query<{ hits: number }[]>('select hits from rate_limits order by hits');
    return rows.map(({ hits }) => hits);
  };

  beforeAll(async () => {
    db = await openTestDatabase();
  });
  beforeEach(async () => {
    instant = now;
    await db.source.query('truncate rate_limits');
  });
  afterAll(() => db.close());

  it('refuses beyond the limit with the seconds to wait, until the next window', async () => {
    const limits = limitsOfAProcess();
    expect(await outcomeOf(limits.hit('a', 2, 3600))).toBe('passed');
    expect(await outcomeOf(limits.hit('a', 2, 3600))).toBe('passed');
    expect(await outcomeOf(limits.hit('a', 2, 3600))).toBe(3000);
    expect(await outcomeOf(limits.hit('b', 2, 3600))).toBe('passed');
    instant = new Date(now.getTime() + 3_000_000);
    expect(await outcomeOf(limits.hit('a', 2, 3600))).toBe('passed');
  });

  it('counts the requests of one moment in arrival order: the first ones pass', async () => {
    const limits = limitsOfAProcess();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => outcomeOf(limits.hit('a', 5, 3600))));
    expect(outcomes).toEqual([...Array(5).fill('passed'), 3000, 3000, 3000]);
    expect(await storedHits()).toEqual([8]);
  });

  it('sends one statement for all the requests of one moment, the next ones in another', async () => {
    let sent = 0;
    const query = (sql: string, values?: unknown[]) => {
      sent += 1;
      return db.source.query(sql, values);
    };
    const limits = new RateLimits(Object.assign(Object.create(db.source) as DataSource, { query }), clock);
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        limits.hitAll([
          { bucket: 'network', limit: 100, windowSeconds: 3600 },
          { bucket: `address ${index}`, limit: 10, windowSeconds: 3600 },
        ]),
      ),
    );
    expect(sent).toBe(1);
    await limits.hit('network', 100, 3600);
    expect(sent).toBe(2);
    expect(await storedHits()).toEqual([...Array(50).fill(1), 51]);
  });

  it('refuses for any bucket of the list, with the longest wait, and counts them all', async () => {
    const limits = limitsOfAProcess();
    const both = () =>
      outcomeOf(
        limits.hitAll([
          { bucket: 'a', limit: 1, windowSeconds: 3600 },
          { bucket: 'b', limit: 1, windowSeconds: 86_400 },
          { bucket: 'b', limit: 9, windowSeconds: 3600 },
        ]),
      );
    expect(await both()).toBe('passed');
    expect(await both()).toBe(53_400);
    expect(await storedHits()).toEqual([2, 2, 2]);
  });

  it('keeps windows of different lengths apart, even asked together', async () => {
    const limits = limitsOfAProcess();
    const outcomes = await Promise.all([
      outcomeOf(limits.hit('a', 1, 3600)),
      outcomeOf(limits.hit('a', 1, 60)),
      outcomeOf(limits.hit('a', 1, 60)),
    ]);
    expect(outcomes).toEqual(['passed', 'passed', 60]);
  });

  it('loses and doubles nothing when two processes count the same buckets in opposite orders', async () => {
    const processes = [limitsOfAProcess(), limitsOfAProcess()];
    const buckets = Array.from({ length: 40 }, (_, index) => `bucket ${index}`);
    const rounds = 10;
    const outcomes = await Promise.all(
      processes.map(async (limits, which) => {
        const order = which === 0 ? buckets : buckets.toReversed();
        const seen: (string | number)[] = [];
        for (let round = 0; round < rounds; round++)
          seen.push(
            ...(await Promise.all(order.map((bucket) => outcomeOf(limits.hit(bucket, rounds, 3600))))),
          );
        return seen;
      }),
    );
    expect(await storedHits()).toEqual(Array(buckets.length).fill(2 * rounds));
    expect(outcomes.flat().filter((one) => one === 'passed')).toHaveLength(buckets.length * rounds);
  });

  it('tells a failed statement to those it counted only; the next ones are counted', async () => {
    const limits = limitsOfAProcess();
    await db.source.query('alter table rate_limits add constraint ck_no_more check (hits < 2)');
    try {
      const failed = await Promise.allSettled([
        limits.hitAll([
          { bucket: 'a', limit: 9, windowSeconds: 3600 },
          { bucket: 'a', limit: 9, windowSeconds: 3600 },
        ]),
        limits.hit('b', 9, 3600),
      ]);
      expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      expect(await storedHits()).toEqual([]);
      expect(await outcomeOf(limits.hit('b', 9, 3600))).toBe('passed');
    } finally {
      await db.source.query('alter table rate_limits drop constraint ck_no_more');
    }
  });
});

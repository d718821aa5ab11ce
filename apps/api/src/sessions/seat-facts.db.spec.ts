// The list narrowed in SQL agrees with the rule that decides, over any mix of what narrows a session's places.
import fc from 'fast-check';
import { placesLeft } from '@treize/rules/sessions/seats';
import { openTestDatabase, type TestDatabase } from '../platform/database/test-database.fixture';
import { placeTowns } from '../territories/territories.fixture';
import { hasPlaceSql, seatColumns, type SeatsRow } from './seat-facts.sql';
import { aBlock, aHold, aLimit, aSeatInvitation } from './seats.fixture';
import { aSession } from './sessions.fixture';

const now = new Date('2027-01-05T08:00:00Z');
const past = new Date('2027-01-05T07:59:59Z');
let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
  await placeTowns(db.source, ['15187']);
});
afterAll(() => db.close());

const few = fc.integer({ min: 0, max: 3 });
const some = fc.integer({ min: 1, max: 3 });
const capacity = fc.option(fc.integer({ min: 3, max: 6 }));
const mix = fc.record({
  session: fc.record({
    capacity: fc.option(fc.integer({ min: 4, max: 12 })),
    confirmed: few,
    offered: fc.integer({ min: 0, max: 1 }),
    departed: fc.integer({ min: 0, max: 1 }),
    roomClaimed: fc.boolean(),
    closedAt: fc.option(fc.constant(past), { freq: 8 }),
  }),
  limits: fc.array(
    fc.record({
      kind: fc.constantFrom('LUNCH' as const, 'WORKSHOP' as const),
      included: fc.integer({ min: 0, max: 2 }),
      capacity,
      confirmed: few,
      claimed: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  blocks: fc.array(fc.record({ places: some, taken: few, expired: fc.boolean() }), { maxLength: 2 }),
  invitations: fc.array(
    fc.record({ places: some, taken: few, is_blocking: fc.boolean(), expired: fc.boolean(), held: few }),
    { maxLength: 2 },
  ),
  holds: fc.array(fc.record({ places: some, expired: fc.boolean() }), { maxLength: 2 }),
});

it('agrees with the rule', async () => {
  await fc.assert(
    fc.asyncProperty(mix, async ({ session, limits, blocks, invitations, holds }) => {
      const [row] = await db.source.transaction(async (tx) => {
        const id = await aSession(tx, session);
        for (const limit of limits) await aLimit(tx, id, limit);
        for (const { expired, ...block } of blocks)
          await aBlock(tx, id, { ...block, ...(expired && { releases_at: past }) });
        for (const { expired, held, ...invitation } of invitations) {
          const invitation_id = await aSeatInvitation(tx, id, {
            ...invitation,
            ...(expired && { expires_at: past }),
          });
          if (held > 0) await aHold(tx, id, { places: held, invitation_id });
        }
        for (const { expired, ...hold } of holds)
          await aHold(tx, id, { ...hold, ...(expired && { expires_at: past }) });
        return tx.query<(SeatsRow & { hasPlace: boolean })[]>(
          `select ${seatColumns('$2')}, ${hasPlaceSql('$2')} as "hasPlace" from sessions s where s.id = $1`,
          [id, now],
        );
      });
      const facts = row as SeatsRow & { hasPlace: boolean };
      expect(facts.hasPlace).toBe(facts.closedAt === null && placesLeft(facts) !== 0);
    }),
    { numRuns: 80 },
  );
});

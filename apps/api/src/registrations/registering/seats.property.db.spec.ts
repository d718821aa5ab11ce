// Any sequence of acts by any number of people, on PostgreSQL: the invariants of places hold after each of them.
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { aDay, aSession } from '../../sessions/sessions.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { Places } from '../places/places.service';
import { aDraft, postRegistration } from '../registrations.fixture';
import { brokenInvariants } from './invariants.fixture';

const now = '2027-01-05T09:00:00Z';
const days = [aDay('2027-03-16')];
const minute = 60_000;
let app: TestApp;
let places: Places;

beforeAll(async () => {
  app = await startTestApp({ now });
  await placeTowns(app.source);
  places = app.app.get(Places);
});
afterAll(() => app.close());

const communes = ['15187', '63003', '22070'];

type Act =
  | { act: 'register'; size: 1 | 2; commune: number; limit: number; byForm: boolean }
  | { act: 'hold'; size: 1 | 2 }
  | { act: 'cancel' | 'accept' | 'decline' | 'split' | 'prioritise' | 'offer'; who: number }
  | { act: 'capacity'; to: number | null }
  | { act: 'wait'; minutes: number };

const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        act: fc.constant('register' as const),
        size: fc.constantFrom(1 as const, 1 as const, 2 as const),
        commune: fc.nat(2),
        limit: fc.nat(1),
        byForm: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        act: fc.constant('hold' as const),
        size: fc.constantFrom(1 as const, 2 as const),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        act: fc.constantFrom('cancel', 'cancel', 'accept', 'decline', 'split', 'prioritise', 'offer'),
        who: fc.nat(30),
      }),
    },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('capacity' as const), to: fc.option(fc.nat(8)) }) },
    {
      weight: 2,
      arbitrary: fc.record({ act: fc.constant('wait' as const), minutes: fc.constantFrom(1, 11, 3000) }),
    },
  ),
  { minLength: 5, maxLength: 25 },
);

interface World {
  sessionId: string;
  limitIds: string[];
  holds: string[];
}

async function register({ sessionId, limitIds, holds }: World, act: Extract<Act, { act: 'register' }>) {
  const draft = () =>
    aDraft({
      municipalityCode: communes[act.commune] as string,
      extras: limitIds.length === 0 ? [] : [{ limitId: limitIds[act.limit] as string, quantity: 1 }],
    });
  const hold = act.byForm ? (holds.pop() ?? null) : null;
  const companion = act.size === 2 ? draft() : null;
  const answer = await postRegistration(app, sessionId, { ...draft(), companion, hold });
  expect([201, 409]).toContain(answer.statusCode);
}

async function actOn(world: World, act: Act): Promise<void> {
  const { sessionId } = world;
  switch (act.act) {
    case 'register':
      return register(world, act);
    case 'hold': {
      const key = randomUUID();
      world.holds.push(key);
      const payload = { key, places: act.size };
      const answer = await app.inject({ method: 'POST', url: `/api/sessions/${sessionId}/holds`, payload });
      return expect([200, 429]).toContain(answer.statusCode);
    }
    case 'wait':
      return app.clock.advance(act.minutes * minute);
    case 'capacity':
      return changeCapacity(sessionId, act.to);
    default:
      return actOnOne(sessionId, act.act, act.who);
  }
}

/** As the organiser's settings do: never under what is taken, then the line is served. */
const changeCapacity = (sessionId: string, to: number | null) =>
  app.source.transaction(async (tx) => {
    const session = await places.lockSession(tx, sessionId);
    const [held] = await tx.query<{ places: number }[]>(
      'select coalesce(sum(places), 0)::int as places from seat_holds where session_id = $1 and expires_at > $2',
      [sessionId, app.clock.now()],
    );
    if (to !== null && to < session.confirmed + session.offered + (held?.places ?? 0)) return;
    await tx.query('update sessions set capacity = $2 where id = $1', [sessionId, to]);
    session.capacity = to;
    await places.serve(tx, session);
  });

async function actOnOne(
  sessionId: string,
  act: 'cancel' | 'accept' | 'decline' | 'split' | 'prioritise' | 'offer',
  who: number,
): Promise<void> {
  const wanted = {
    accept: 'OFFERED',
    decline: 'OFFERED',
    split: 'WAITLISTED',
    prioritise: 'WAITLISTED',
    offer: 'WAITLISTED',
  };
  const rows = await app.source.query<{ id: string }[]>(
    `select id from registrations where session_id = $1 and status = any($2::text[]) order by position`,
    [sessionId, act === 'cancel' ? ['CONFIRMED', 'WAITLISTED'] : [wanted[act]]],
  );
  const id = rows[who % Math.max(1, rows.length)]?.id;
  if (id === undefined) return;
  const by = { actorId: null, reason: 'essai' };
  const done = app.source.transaction((tx) => {
    if (act === 'cancel') return places.end(tx, id, 'CANCELLED_BY_PERSON', by);
    if (act === 'accept') return places.accept(tx, id);
    if (act === 'decline') return places.decline(tx, id);
    if (act === 'split') return places.split(tx, id, by);
    if (act === 'offer') return places.offer(tx, id, by);
    return places.prioritise(tx, id, (who % 3) - 1, by);
  });
  await done.catch((error: { code?: string }) =>
    expect(['offer-gone', 'not-splittable', 'no-place', 'too-late']).toContain(error.code),
  );
}

async function playOut(world: World, script: Act[]): Promise<void> {
  for (const act of script) {
    await actOn(world, act);
    await serveWhatExpired(world.sessionId);
    expect({
      act,
      broken: await brokenInvariants(app.source.manager, world.sessionId, app.clock.now()),
    }).toEqual({
      act,
      broken: [],
    });
  }
  await offersTold(world.sessionId);
}

/** The queue's own clock does not move with the test's: what its due jobs would do is done by hand. */
async function serveWhatExpired(sessionId: string): Promise<void> {
  const at = app.clock.now();
  const late = await app.source.query<{ id: string; offered_at: Date }[]>(
    `select id, offered_at from registrations where session_id = $1 and status = 'OFFERED' and offer_expires_at <= $2`,
    [sessionId, at],
  );
  for (const { id, offered_at } of late)
    await app.source.transaction((tx) => places.expire(tx, id, offered_at));
  await app.source.transaction(async (tx) => places.serve(tx, await places.lockSession(tx, sessionId)));
}

/** Each offer is told once, however often its job runs; no mail server is needed to see it. */
async function offersTold(sessionId: string): Promise<void> {
  const { failures } = await app.runJobs();
  expect(failures.filter(({ queue }) => queue !== 'mail.send')).toEqual([]);
  const [row] = await app.source.query<{ doubled: number; strangers: number }[]>(
    `select (select count(*)::int from (select registration_id from mails where session_id = $1 and kind = 'registration.offered'
         group by registration_id, dedupe_key having count(*) > 1) d) as doubled,
       (select count(*)::int from mails m where m.session_id = $1 and m.kind = 'registration.offered' and not exists (
         select 1 from audit_events a where a.action = 'registration.offered' and a.subject_id = m.registration_id::text)) as strangers`,
    [sessionId],
  );
  expect(row).toEqual({ doubled: 0, strangers: 0 });
}

it('holds for a session with a room only', async () => {
  await fc.assert(
    fc.asyncProperty(fc.option(fc.nat(6)), acts, async (capacity, script) => {
      app.clock.set(now);
      const sessionId = await app.source.transaction((tx) => aSession(tx, { days, capacity }));
      await playOut({ sessionId, limitIds: [], holds: [] }, script);
    }),
    { numRuns: 12 },
  );
}, 180_000);

it('holds for a session with two workshops, a lunch for all, a share, a block and priorities', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(8), fc.nat(4), fc.nat(4), acts, async (capacity, first, second, script) => {
      app.clock.set(now);
      const world = await app.source.transaction(async (tx) => {
        const sessionId = await aSession(tx, {
          days,
          capacity,
          sharePerMunicipality: 3,
          priorityRule: 'FIRST_OF_MUNICIPALITY',
        });
        const limits = await tx.query<{ id: string }[]>(
          `insert into session_limits (session_id, kind, label, position, included, capacity) values
             ($1, 'WORKSHOP', 'A', 1, 0, $2), ($1, 'WORKSHOP', 'B', 2, 0, $3), ($1, 'LUNCH', 'Repas', 3, 1, 6) returning id`,
          [sessionId, first, second],
        );
        await tx.query(
          `insert into seat_blocks (session_id, label, department_code, places, position, releases_at)
           values ($1, 'Puy-de-Dôme', '63', 1, 1, $2)`,
          [sessionId, new Date('2027-02-01T00:00:00Z')],
        );
        return { sessionId, limitIds: limits.slice(0, 2).map(({ id }) => id), holds: [] };
      });
      await playOut(world, script);
    }),
    { numRuns: 12 },
  );
}, 180_000);

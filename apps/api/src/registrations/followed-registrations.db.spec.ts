// Whoever comes on the day takes what everybody takes, over the limits if need be, and counts apart.
import { randomUUID } from 'node:crypto';
import { aPerson } from '../people/people.fixture';
import { aLimit } from '../sessions/seats.fixture';
import { aSession } from '../sessions/sessions.fixture';
import { placeTowns } from '../territories/territories.fixture';
import { startTestApp, type TestApp } from '../test-app.fixture';
import { FollowedRegistrations } from './followed-registrations.service';
import { brokenInvariants } from './registering/invariants.fixture';
import { aDraft, register } from './registrations.fixture';

const now = '2027-01-12T08:00:00Z';
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ now });
  await placeTowns(app.source);
});
afterAll(() => app.close());

it('a walk-in takes the lunch that everybody takes: full, it counts as exceptional', async () => {
  const tx = app.source.manager;
  const sessionId = await aSession(tx, { capacity: 5 });
  await aLimit(tx, sessionId, { kind: 'LUNCH', label: 'Repas', included: 1, capacity: 1 });
  await register(app, sessionId);
  const [trainerId, { email, givenName, familyName }] = [await aPerson(tx), aDraft()];
  const person = { email, givenName, familyName, kind: 'STAFF', function: 'Agent' } as const;
  const walkIn = { ...person, id: randomUUID(), municipalityCode: '15187' };
  const come = () =>
    app.source.transaction((inside) =>
      app.app.get(FollowedRegistrations).addWalkIn(inside, trainerId, sessionId, walkIn),
    );
  const first = await come();
  expect(first).toMatchObject({ before: null, merged: false, exceptional: false });
  expect(await come()).toEqual({ ...first, before: 'CONFIRMED', merged: true });
  const [lunch] = await app.source.query<object[]>(
    'select confirmed, exceptional from session_limits where session_id = $1',
    [sessionId],
  );
  expect(lunch).toEqual({ confirmed: 2, exceptional: 1 });
  expect(await brokenInvariants(tx, sessionId, app.clock.now())).toEqual([]);
});

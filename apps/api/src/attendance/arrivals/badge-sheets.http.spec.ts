// The badges of a session: one for each person expected, that a device reads without the server; no other region's.
import { devicePaths, sessionBadgeList } from '@treize/contract/devices';
import { evidencePaths, publishedKeys } from '@treize/contract/evidence';
import { readBadge } from '@treize/evidence/badge';
import { someoneWith } from '../../auth/auth.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { aRunningSession, type RunningSession } from '../attendance.fixture';

let app: TestApp;
let session: RunningSession;

beforeAll(async () => {
  app = await startTestApp({ now: '2027-01-11T09:00:00Z' });
  await placeTowns(app.source, ['15187', '22070']);
  session = await app.source.transaction((tx) => aRunningSession(tx, { people: 3 }));
});
afterAll(() => app.close());

const badges = async (region: string) => {
  const personId = await someoneWith(app.source.manager, 'REGIONAL_ORGANIZER', `region:${region}`);
  const headers = await app.signIn(personId);
  return app.inject({ method: 'GET', url: devicePaths.badges(session.sessionId), headers });
};

it('[C15] each badge is read with the published keys alone, during the session and not after', async () => {
  await app.source.query(`update registrations set status = 'CANCELLED_BY_PERSON' where id = $1`, [
    session.registrations[2]?.id,
  ]);
  const list = sessionBadgeList.parse((await badges('84')).json());
  const { keys } = publishedKeys.parse((await app.inject({ method: 'GET', url: evidencePaths.keys })).json());
  const at = (date: string) => list.map(({ badge }) => readBadge(badge, keys, new Date(date)));
  expect(at('2027-01-12T09:00:00Z').map(({ badge }) => badge?.registrationId)).toEqual(
    list.map(({ registrationId }) => registrationId),
  );
  expect(at('2027-01-20T09:00:00Z').map(({ refused }) => refused)).toEqual([
    'badge-expired',
    'badge-expired',
  ]);
  expect(list.map(({ registrationId }) => registrationId).sort()).toEqual(
    session.registrations
      .slice(0, 2)
      .map(({ id }) => id)
      .sort(),
  );
});

it('the badges of another region are not found', async () => {
  expect((await badges('53')).statusCode).toBe(404);
});

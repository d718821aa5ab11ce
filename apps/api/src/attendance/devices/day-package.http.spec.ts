// What a device takes for a day: that day only, with what it needs to refuse alone, and nothing out of scope.
import { dayPackage, devicePaths, enrolledDevice } from '@treize/contract/devices';
import { publishedKeys } from '@treize/contract/evidence';
import { problem } from '@treize/contract/refusals';
import { readBadge } from '@treize/evidence/badge';
import { someoneWith } from '../../auth/auth.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { Badges } from '../arrivals/badges.service';
import { aRunningSession, type RunningSession } from '../attendance.fixture';
import { marked, TestDevice } from '../records/device.fixture';

let app: TestApp;
let session: RunningSession;
let trainer: { cookie: string };

beforeAll(async () => {
  app = await startTestApp({ now: '2027-01-11T17:00:00Z' });
  await placeTowns(app.source, ['15187', '22070']);
  session = await app.source.transaction((tx) => aRunningSession(tx));
  trainer = await app.signIn(session.trainerId);
});
afterAll(() => app.close());

const read = (date = '2027-01-12', who = trainer, id = session.sessionId) =>
  app.inject({ method: 'GET', url: devicePaths.package(id, date), headers: who });

it('holds the sheets of the day, who is not on them and why, and the communes of the region', async () => {
  await app.source.query(`update registrations set status = 'WAITLISTED' where id = $1`, [
    session.registrations[2]?.id,
  ]);
  const day = dayPackage.parse((await read()).json());
  expect(day).toMatchObject({
    sessionId: session.sessionId,
    date: '2027-01-12',
    preparedAt: '2027-01-11T17:00:00.000Z',
  });
  expect(day.sheets.map(({ halfDay, rows }) => [halfDay.id, rows.length])).toEqual([
    [session.morning, 2],
    [session.afternoon, 2],
  ]);
  expect(day.outsiders).toEqual([
    expect.objectContaining({ registrationId: session.registrations[2]?.id, reason: 'WAITING' }),
  ]);
  expect(day.municipalities).toEqual([{ code: '15187', name: 'Saint-Flour', postcode: expect.any(String) }]);
  expect(day.roomSecrets.map(({ halfDayId }) => halfDayId)).toEqual([session.morning, session.afternoon]);
  expect(new Set(day.roomSecrets.map(({ secret }) => secret)).size).toBe(2);
});

it('[C15] its keys check a badge without any name', async () => {
  const day = dayPackage.parse((await read()).json());
  const published = publishedKeys.parse(
    (await app.inject({ method: 'GET', url: '/.well-known/treize-keys.json' })).json(),
  );
  expect(day.badgeKeys.map(({ kid }) => kid)).toEqual(published.keys.map(({ kid }) => kid));
  const badge = app.app.get(Badges).badgeOf(session.registrations[0]?.id ?? '', {
    id: session.sessionId,
    startsAt: new Date('2027-01-12T08:00:00Z'),
    endsAt: new Date('2027-01-12T16:15:00Z'),
  });
  const at = new Date('2027-01-12T09:00:00Z');
  expect(readBadge(badge, day.badgeKeys, at).badge?.registrationId).toBe(session.registrations[0]?.id);
});

it('a day that is not one of the session is not there', async () => {
  expect(problem.parse((await read('2027-01-13')).json()).code).toBe('not-found');
});

it('[C21] out of scope the whole package is refused, and discloses nothing', async () => {
  const other = await app.source.transaction((tx) => aRunningSession(tx));
  const refused = await read('2027-01-12', trainer, other.sessionId);
  expect([refused.statusCode, refused.body.includes('Castagnol')]).toEqual([404, false]);
  const auditor = await app.signIn(
    await someoneWith(app.source.manager, 'AUDITOR', `session:${session.sessionId}`),
  );
  expect((await read('2027-01-12', auditor)).statusCode).toBe(403);
});

it('[C17] a device enrolled again finds the end of its chain, whatever was lost on its side', async () => {
  app.clock.set('2027-01-12T09:00:00Z');
  trainer = await app.signIn(session.trainerId);
  const device = await TestDevice.enrol(app, trainer);
  const { headHash } = await device.send(
    device.next(session.morning, marked(session.registrations[0]?.id ?? '')),
  );
  const again = await app.inject({
    method: 'POST',
    url: devicePaths.enrol,
    headers: trainer,
    payload: { id: device.id, name: 'Chrome sur Android' },
  });
  expect(enrolledDevice.parse(again.json())).toMatchObject({ seq: 1, headHash, name: 'Chrome sur Android' });
});

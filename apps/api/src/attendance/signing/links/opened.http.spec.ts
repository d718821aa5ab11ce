// The mail that opens a remote half-day: to whom, when, once, and where its link leads.
import { signingPaths } from '@treize/contract/signing';
import type { TestApp } from '../../../test-app.fixture';
import { aScene, aSignature, startSigningApp, type Scene } from '../signing.fixture';
import { OpenedHalfDays } from './opened-half-days.service';

let app: TestApp;
let scene: Scene;
beforeAll(async () => {
  app = await startSigningApp();
});
beforeEach(async () => {
  scene = await aScene(app);
  await scene.makeRemote();
});
afterAll(() => app.close());

const run = async (now: string) => {
  app.clock.set(now);
  await app.app.get(OpenedHalfDays).run();
};
const mails = () =>
  app.source.query<{ registrationId: string; text: string; kind: string }[]>(
    `select registration_id as "registrationId", text_body as text, kind from mails where session_id = $1`,
    [scene.session.sessionId],
  );

it('leaves at the opening, once a person, with the link that signs', async () => {
  await run('2027-01-12T07:29:00Z');
  expect(await mails()).toEqual([]);
  await run('2027-01-12T07:30:00Z');
  await run('2027-01-12T07:31:00Z');
  const sent = await mails();
  expect(sent.map(({ registrationId }) => registrationId).sort()).toEqual(
    scene.session.registrations.map(({ id }) => id).sort(),
  );
  const first = sent.find(({ registrationId }) => registrationId === scene.registration(0));
  expect(first?.kind).toBe('attendance.opened');
  expect(first?.text).toContain(
    `https://treize.example/sign/link/${scene.token(0)}/${scene.session.morning}`,
  );
  expect(first?.text).toContain('https://visio.example/1');
});

it('not to whoever has signed, whose registration is over, nor for a session in a room', async () => {
  app.clock.set('2027-01-12T07:30:00Z');
  const { morning } = scene.session;
  await scene.post(null, signingPaths.sign(morning), aSignature(app, { token: scene.token(0) }));
  await app.source.query(
    `update registrations set status = 'CANCELLED_BY_PERSON', cancelled_at = $2 where id = $1`,
    [scene.registration(1), app.clock.now()],
  );
  await run('2027-01-12T07:31:00Z');
  expect((await mails()).map(({ registrationId }) => registrationId)).toEqual([scene.registration(2)]);
  scene = await aScene(app);
  await run('2027-01-12T07:31:00Z');
  expect(await mails()).toEqual([]);
});

it('[C13] by the rules of the session, and never once the half-day is over', async () => {
  await app.source.query(`update sessions set arrival_rules = $2 where id = $1`, [
    scene.session.sessionId,
    { minutesBefore: 0 },
  ]);
  await run('2027-01-12T07:59:00Z');
  expect(await mails()).toEqual([]);
  await run('2027-01-12T11:30:00Z');
  expect(await mails()).toEqual([]);
  await run('2027-01-12T08:00:00Z');
  expect(await mails()).toHaveLength(3);
});

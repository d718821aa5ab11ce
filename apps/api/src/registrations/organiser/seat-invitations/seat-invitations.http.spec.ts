// Promised places through HTTP: made, written to whom they are for, used, revoked, lapsed.
import type { InvitationView } from '@treize/contract/places';
import { grantRole } from '../../../auth/auth.fixture';
import { aPerson } from '../../../people/people.fixture';
import { lineToServe } from '../../registrations.jobs';
import { aDraft, countsOf, postRegistration } from '../../registrations.fixture';
import {
  app,
  bretagne,
  close,
  mailsOf,
  moveTo,
  open,
  people,
  resetClock,
  send,
  session,
} from '../organiser-acts.fixture';

beforeAll(open);
beforeEach(resetClock);
afterAll(close);

const draft = {
  name: 'Camille Orvault',
  email: 'camille.orvault@prefecture.example',
  municipalityCode: null,
  places: 1,
  isBlocking: true,
  expiresAt: '2027-01-08T08:00:00.000Z',
};
const invite = (sessionId: string, change: object = {}, who?: { cookie: string }) =>
  send<InvitationView & { code: string }>(
    'POST',
    `sessions/${sessionId}/invitations`,
    { ...draft, ...change },
    who,
  );
const use = (sessionId: string, { url }: InvitationView) =>
  postRegistration(app, sessionId, { ...aDraft(), invitation: new URL(url).searchParams.get('invitation') });

describe('promised places', () => {
  it('keep a place in a full room for whoever has the link; the person is written to', async () => {
    const sessionId = await session({ capacity: 1 });
    const { status, body } = await invite(sessionId);
    expect(status).toBe(201);
    await app.runJobs();
    expect(await mailsOf(draft.email)).toEqual(['session.places-promised']);
    expect((await postRegistration(app, sessionId, aDraft())).json()).toMatchObject({
      outcome: 'WAITLISTED',
    });
    expect((await use(sessionId, body)).json()).toMatchObject({ outcome: 'CONFIRMED' });
    const list = await send<InvitationView[]>('GET', `sessions/${sessionId}/invitations`);
    expect(list.body).toMatchObject([{ id: body.id, places: 1, taken: 1, revokedAt: null }]);
  });

  it('promise nothing that is taken: the refusal tells what is left, unless nothing is kept', async () => {
    const sessionId = await session({ capacity: 2 });
    await postRegistration(app, sessionId, aDraft());
    expect(await invite(sessionId, { places: 2 })).toMatchObject({
      status: 409,
      body: { code: 'no-place', facts: { left: 1, places: 2 } },
    });
    expect((await invite(sessionId, { places: 2, isBlocking: false })).status).toBe(201);
    expect((await invite(sessionId)).status).toBe(201);
    expect((await invite(sessionId)).body).toMatchObject({ code: 'no-place', facts: { left: 0 } });
  });

  it('for a commune go to each of its contacts', async () => {
    const sessionId = await session();
    for (const email of ['mairie.ambert@mairie.example', 'dgs.ambert@mairie.example'])
      await grantRole(
        app.source.manager,
        await aPerson(app.source.manager, { email }),
        'MUNICIPALITY_MANAGER',
        'municipality:63003',
      );
    const { body } = await invite(sessionId, { email: null, municipalityCode: '63003', places: 3 });
    expect(body).toMatchObject({ municipality: 'Ambert', places: 3 });
    await app.runJobs();
    expect(await mailsOf('mairie.ambert@mairie.example')).toEqual(['session.places-promised']);
    expect(await mailsOf('dgs.ambert@mairie.example')).toEqual(['session.places-promised']);
  });

  it('revoked, their link is gone and the line is served at once', async () => {
    const sessionId = await session({ capacity: 1 });
    const { body } = await invite(sessionId);
    await people(sessionId, 1);
    expect(
      (await send<InvitationView>('POST', `invitations/${body.id}/revoke`)).body.revokedAt,
    ).not.toBeNull();
    expect(await countsOf(app, sessionId)).toMatchObject({ offered: 1, waiting: 0 });
    expect((await use(sessionId, body)).json()).toMatchObject({ code: 'invitation-gone' });
    expect((await send('POST', `invitations/${body.id}/revoke`)).status).toBe(200);
  });

  it('lapsed, the line is served by their own job', async () => {
    const sessionId = await session({ capacity: 1 });
    await invite(sessionId);
    await people(sessionId, 1);
    await moveTo('2027-01-08T08:00:01Z');
    await app.source.transaction((tx) => app.jobs.send(tx, lineToServe, { sessionId }));
    await app.runJobs();
    expect(await countsOf(app, sessionId)).toMatchObject({ offered: 1, waiting: 0 });
  });

  it('are refused in the past, for nobody, for an unknown commune, and to another region', async () => {
    const sessionId = await session();
    expect((await invite(sessionId, { expiresAt: '2027-01-01T08:00:00.000Z' })).status).toBe(400);
    expect((await invite(sessionId, { email: null })).status).toBe(400);
    expect((await invite(sessionId, { email: null, municipalityCode: '99999' })).body.code).toBe(
      'unknown-municipality',
    );
    expect((await invite(sessionId, {}, bretagne)).status).toBe(404);
    expect((await invite(await session({ state: 'CANCELLED' }))).body.code).toBe('wrong-state');
    const { body } = await invite(sessionId);
    expect((await send('POST', `invitations/${body.id}/revoke`, undefined, bretagne)).status).toBe(404);
    expect((await send('GET', `sessions/${sessionId}/invitations`, undefined, bretagne)).status).toBe(404);
  });
});

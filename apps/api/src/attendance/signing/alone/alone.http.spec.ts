// Signing alone through HTTP: who, within which window, with which proof; what is kept, and what the trainer sees.
import { attendancePaths, sheet } from '@treize/contract/attendance';
import { problem } from '@treize/contract/refusals';
import { receipt, roomPass, signingPage, signingPageList, signingPaths } from '@treize/contract/signing';
import type { LightMyRequestResponse } from 'fastify';
import type { TestApp } from '../../../test-app.fixture';
import { brokenLink } from '../../ledger/evidence';
import { factsOfHalfDay } from '../../ledger/ledger.queries';
import { aScene, aSignature, startSigningApp, type Scene } from '../signing.fixture';

let app: TestApp;
let scene: Scene;
let morning: string;
beforeAll(async () => {
  app = await startSigningApp();
});
beforeEach(async () => {
  scene = await aScene(app);
  morning = scene.session.morning;
});
afterAll(() => app.close());

const told = (answer: LightMyRequestResponse) => {
  const { code, facts } = problem.parse(answer.json());
  return { code, facts };
};
const pageOf = (answer: LightMyRequestResponse) => {
  expect(answer.statusCode).toBe(200);
  return signingPage.parse(answer.json());
};
const sign = (who: Awaited<ReturnType<Scene['person']>> | null, change: object = {}) =>
  scene.post(who, signingPaths.sign(morning), aSignature(app, change));
const facts = () => factsOfHalfDay(app.source.manager, morning, null);
const rows = async () => {
  const answer = await scene.get(scene.trainer, attendancePaths.sheet(morning));
  return sheet.parse(answer.json()).rows;
};
const drawing = [
  [
    [1, 2],
    [3, 4],
  ],
];

describe('the page', () => {
  it('tells the half-day to anybody, and nobody’s name', async () => {
    const page = pageOf(await scene.get(null, signingPaths.page(morning)));
    expect(page).toMatchObject({ signer: null, receipt: null, refusal: null });
    expect(page.halfDay).toMatchObject({
      title: 'Habitat ancien et logements vacants',
      startTime: '09:00',
      endTime: '12:30',
      opensAt: '2027-01-12T07:30:00.000Z',
      closesAt: '2027-01-12T12:00:00.000Z',
      asksCode: true,
    });
  });
  it('tells the signed-in person, or the one of the link, their own registration only', async () => {
    const signedIn = pageOf(await scene.get(await scene.person(1), signingPaths.page(morning)));
    expect(signedIn.signer).toMatchObject({ registrationId: scene.registration(1), name: 'Rémi Castagnol2' });
    const linked = pageOf(await scene.get(null, signingPaths.linkPage(scene.token(2), morning)));
    expect(linked.signer?.registrationId).toBe(scene.registration(2));
    const other = await aScene(app);
    const stray = await scene.get(null, signingPaths.linkPage(other.token(0), morning));
    expect(told(stray).code).toBe('not-found');
    const pages = await scene.get(null, signingPaths.link(scene.token(0)));
    expect(signingPageList.parse(pages.json()).map(({ halfDay }) => halfDay.id)).toEqual([
      morning,
      scene.session.afternoon,
    ]);
  });
  it('a draft is nobody’s', async () => {
    await app.source.query(`update sessions set state = 'DRAFT' where id = $1`, [scene.session.sessionId]);
    expect((await scene.get(null, signingPaths.page(morning))).statusCode).toBe(404);
  });
});

describe('in the room', () => {
  it('[E8] the code gives a pass, the pass a signature, the signature a receipt', async () => {
    const pass = await scene.pass();
    const page = pageOf(await sign(await scene.person(0), { pass, strokes: drawing }));
    const [fact] = await facts();
    expect(receipt.parse(page.receipt)).toMatchObject({
      factId: fact?.id,
      hash: fact?.hash,
      method: 'QR_SESSION',
      statement: 'Je certifie ma présence.',
      samePhone: false,
    });
    expect(fact).toMatchObject({
      kind: 'SIGNED',
      method: 'QR_SESSION',
      strokes: drawing,
      deviceId: null,
      recordedBy: scene.session.registrations[0]?.personId,
    });
    const [first] = await rows();
    expect(first).toMatchObject({ state: 'PRESENT', signature: { method: 'QR_SESSION', strokes: drawing } });
    expect(brokenLink(await facts())).toBeNull();
  });
  it('the personal link says who, the code is asked for all the same', async () => {
    expect(told(await sign(null, { token: scene.token(0) })).code).toBe('room-code-missing');
    expect(
      pageOf(await sign(null, { token: scene.token(0), pass: await scene.pass() })).receipt,
    ).not.toBeNull();
  });
  it('a code lives its minute and the next one, a pass a quarter of an hour, and for its half-day only', async () => {
    const code = scene.code();
    app.clock.advance(119_000);
    const answer = await scene.post(null, signingPaths.pass(morning), { code });
    const { pass } = roomPass.parse(answer.json());
    expect(told(await scene.post(null, signingPaths.pass(scene.session.afternoon), { code })).code).toBe(
      'room-code-wrong',
    );
    app.clock.advance(60_000);
    expect(told(await scene.post(null, signingPaths.pass(morning), { code })).code).toBe('room-code-wrong');
    const other = await aScene(app);
    app.clock.advance(179_000);
    const elsewhere = await scene.post(
      await other.person(0),
      signingPaths.sign(other.session.morning),
      aSignature(app, { pass }),
    );
    expect(told(elsewhere).code).toBe('room-code-missing');
    app.clock.advance(15 * 60_000);
    expect(told(await sign(await scene.person(0), { pass })).code).toBe('room-code-missing');
  });
  it('codes cannot be tried at leisure', async () => {
    const who = await scene.person(0);
    const statuses: number[] = [];
    for (let tries = 0; tries < 22; tries++)
      statuses.push((await scene.post(who, signingPaths.pass(morning), { code: '000000' })).statusCode);
    expect(statuses.slice(0, 20).every((status) => status === 422)).toBe(true);
    expect(statuses.slice(20)).toEqual([429, 429]);
  });
  it('a code alone finds the room among one’s own, and no other', async () => {
    const find = (who: Awaited<ReturnType<Scene['person']>> | null, tokens: string[]) =>
      scene.post(who, signingPaths.rooms, { code: scene.code(), tokens });
    expect(roomPass.parse((await find(await scene.person(0), [])).json()).halfDayId).toBe(morning);
    expect(roomPass.parse((await find(null, [scene.token(1)])).json()).halfDayId).toBe(morning);
    expect((await find(null, [])).statusCode).toBe(401);
    const other = await aScene(app);
    expect(told(await find(await other.person(0), [other.token(1)])).code).toBe('room-code-wrong');
  });
  it('the trainer’s screen gets the secret, nobody else does', async () => {
    const room = signingPaths.room(morning);
    expect((await scene.get(scene.trainer, room)).json()).toMatchObject({
      halfDayId: morning,
      siteUrl: 'https://treize.example',
    });
    expect((await scene.get(scene.neighbour, room)).statusCode).toBe(404);
    expect((await scene.get(await scene.person(0), room)).statusCode).toBe(403);
  });
});

describe('the window', () => {
  it.each([
    ['2027-01-12T07:29:00Z', 'attendance-not-open'],
    ['2027-01-12T12:01:00Z', 'attendance-closed'],
  ])('[E8] [C13] at %s: %s, with the hours between which one signs', async (now, code) => {
    const cookie = await scene.person(0);
    app.clock.set(now);
    const facts = { opensAt: '2027-01-12T07:30:00.000Z', closesAt: '2027-01-12T12:00:00.000Z' };
    expect(pageOf(await scene.get(cookie, signingPaths.page(morning))).refusal).toEqual({ code, facts });
    expect(told(await sign(cookie, { pass: await scene.pass() }))).toEqual({ code, facts });
  });
  it('[C13] follows the rules of the session', async () => {
    await app.source.query(`update sessions set arrival_rules = $2 where id = $1`, [
      scene.session.sessionId,
      { minutesBefore: 90, minutesAfter: 0 },
    ]);
    const { halfDay } = pageOf(await scene.get(null, signingPaths.page(morning)));
    expect([halfDay.opensAt, halfDay.closesAt]).toEqual([
      '2027-01-12T06:30:00.000Z',
      '2027-01-12T11:30:00.000Z',
    ]);
  });
});

describe('refusals', () => {
  it('[C1] whoever has signed is told since when; the first signature stays alone', async () => {
    const cookie = await scene.person(0);
    const pass = await scene.pass();
    await sign(cookie, { pass });
    expect(told(await sign(cookie, { pass }))).toEqual({
      code: 'already-present',
      facts: { since: '2027-01-12T09:00:00.000Z' },
    });
    expect(await facts()).toHaveLength(1);
  });
  it('[C6] the same signature sent twice, even at once, is one fact and the same receipt', async () => {
    const cookie = await scene.person(0);
    const signature = aSignature(app, { pass: await scene.pass() });
    const answers = await Promise.all(
      [1, 2, 3].map(() => scene.post(cookie, signingPaths.sign(morning), signature)),
    );
    expect(new Set(answers.map((answer) => pageOf(answer).receipt?.hash)).size).toBe(1);
    expect(await facts()).toHaveLength(1);
  });
  it('[C24] two phones of one person at once: one signature, the other is told', async () => {
    const pass = await scene.pass();
    const answers = await Promise.all([1, 2].map(() => sign(null, { token: scene.token(0), pass })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(await facts()).toHaveLength(1);
  });
  it('[C2] a cancelled registration signs nothing', async () => {
    await app.source.query(
      `update registrations set status = 'CANCELLED_BY_PERSON', cancelled_at = $2 where id = $1`,
      [scene.registration(0), app.clock.now()],
    );
    const answer = await sign(null, { token: scene.token(0), pass: await scene.pass() });
    expect(told(answer).code).toBe('registration-cancelled');
    expect(await facts()).toEqual([]);
  });
  it('nobody, and somebody who is not registered there', async () => {
    const pass = await scene.pass();
    expect(told(await sign(null, { pass })).code).toBe('unauthenticated');
    const other = await aScene(app);
    expect(told(await sign(await other.person(0), { pass })).code).toBe('not-found');
  });
});

describe('one phone, one person', () => {
  it('two people of one phone are both kept, both flagged, and the third is not', async () => {
    const pass = await scene.pass();
    const phoneKey = 'k'.repeat(30);
    await sign(await scene.person(0), { pass, phoneKey });
    expect((await rows()).map(({ flags }) => flags)).toEqual([[], [], []]);
    const second = pageOf(await sign(await scene.person(1), { pass, phoneKey }));
    expect(second.receipt?.samePhone).toBe(true);
    await sign(await scene.person(2), { pass });
    expect((await rows()).map(({ state, flags }) => [state, flags])).toEqual([
      ['PRESENT', ['SAME_PHONE']],
      ['PRESENT', ['SAME_PHONE']],
      ['PRESENT', []],
    ]);
  });
  it('nothing follows a phone from one half-day to another', async () => {
    const phoneKey = 'k'.repeat(30);
    await sign(await scene.person(0), { pass: await scene.pass(), phoneKey });
    const [fact] = await facts();
    expect(fact?.phoneKey).not.toContain(phoneKey);
    const other = await aScene(app);
    await other.post(
      await other.person(0),
      signingPaths.sign(other.session.morning),
      aSignature(app, { pass: await other.pass(), phoneKey }),
    );
    const [elsewhere] = await factsOfHalfDay(app.source.manager, other.session.morning, null);
    expect(elsewhere?.phoneKey).not.toBe(fact?.phoneKey);
  });
  it('both clocks are kept; the moment is that of the server', async () => {
    await sign(await scene.person(0), {
      pass: await scene.pass(),
      deviceAt: '2027-01-12T07:00:00.000Z',
    });
    const [fact] = await facts();
    expect(fact).toMatchObject({
      deviceAt: new Date('2027-01-12T07:00:00Z'),
      offsetMs: 2 * 3_600_000,
      happenedAt: new Date('2027-01-12T09:00:00Z'),
    });
  });
});

describe('far away', () => {
  it('the personal link or the login is enough for a remote session', async () => {
    await scene.makeRemote();
    expect(pageOf(await scene.get(null, signingPaths.page(morning))).halfDay).toMatchObject({
      asksCode: false,
      place: 'À distance',
    });
    const page = pageOf(await sign(null, { token: scene.token(0), strokes: drawing }));
    expect(page.receipt?.method).toBe('PERSONAL_LINK');
    expect(pageOf(await sign(await scene.person(1))).receipt?.method).toBe('PERSONAL_LINK');
  });
  it('of a hybrid session, one signs by the link at home, by the code in the room', async () => {
    await scene.makeRemote('HYBRID');
    expect(pageOf(await sign(null, { token: scene.token(0) })).receipt?.method).toBe('PERSONAL_LINK');
    const inRoom = await sign(null, { token: scene.token(1), pass: await scene.pass() });
    expect(pageOf(inRoom).receipt?.method).toBe('QR_SESSION');
  });
});

// Registering through HTTP: places, ranks, repeats, refusals, what each mail carries.
import { randomUUID } from 'node:crypto';
import type { RegistrationAnswer, RegistrationPage } from '@treize/contract/registrations';
import ICAL from 'ical.js';
import { aSession } from '../sessions/sessions.fixture';
import { startTestApp, type TestApp } from '../test-app.fixture';
import { placeTowns } from '../territories/territories.fixture';
import { aDraft, countsOf, postRegistration, register } from './registrations.fixture';

const now = '2027-01-05T08:00:00Z';
let app: TestApp;

interface MailRow {
  kind: string;
  to_address: string;
  subject: string;
  text_body: string;
  calendar_body: string | null;
  calendar_method: string | null;
}
const mailsTo = (address: string) =>
  app.source.query<MailRow[]>('select * from mails where to_address = $1 order by created_at, id', [address]);
const page = async (token: string) =>
  (await app.inject({ method: 'GET', url: `/api/registrations/link/${token}` })).json<RegistrationPage>();
const session = (change = {}) => app.source.transaction((tx) => aSession(tx, change));

beforeAll(async () => {
  app = await startTestApp({ now });
  await placeTowns(app.source);
});
beforeEach(() => app.clock.set(now));
afterAll(() => app.close());

describe('registering', () => {
  it('gives a place, a number, a page, and one mail with the invitation of the day', async () => {
    const sessionId = await session({ title: 'Été, «budget»; \\ 🏛️' });
    const draft = aDraft({ needs: 'Boucle magnétique' });
    const answer = await register(app, sessionId, draft);
    expect(answer).toMatchObject({ outcome: 'CONFIRMED', number: expect.stringMatching(/-0001$/) });
    expect(await page(answer.token)).toMatchObject({
      number: answer.number,
      status: 'CONFIRMED',
      body: 'Saint-Flour',
      needs: 'Boucle magnétique',
      cancellable: true,
      session: { seats: { confirmed: 1, left: 19 } },
    });

    await app.runJobs();
    const mails = await mailsTo(draft.email);
    const [mail, summary] = mails as [MailRow, MailRow];
    expect(mails).toMatchObject([
      { kind: 'invitation.sent', calendar_method: 'REQUEST' },
      { kind: 'registration.confirmed', calendar_body: null },
    ]);
    expect(summary.text_body).toContain(answer.number);
    for (const { text_body } of mails)
      expect(text_body).toContain(`https://treize.example/registrations/link/${answer.token}`);
    const event = new ICAL.Component(ICAL.parse(mail.calendar_body as string)).getFirstSubcomponent('vevent');
    expect(event?.getFirstPropertyValue('summary')).toBe('Été, «budget»; \\ 🏛️');
    expect(event?.getFirstProperty('attendee')?.getFirstValue()).toBe(`mailto:${draft.email}`);
  });

  it('sends one summary of a longer session, and one invitation a day', async () => {
    const day = (date: string) => ({
      date,
      halfDays: [{ period: 'AM' as const, startTime: '09:30', endTime: '12:30' }],
    });
    const sessionId = await session({ days: [day('2027-02-02'), day('2027-02-09')] });
    const draft = aDraft();
    await register(app, sessionId, draft);
    await app.runJobs();
    const mails = await mailsTo(draft.email);
    expect(mails.map(({ kind }) => kind)).toEqual([
      'invitation.sent',
      'invitation.sent',
      'registration.confirmed',
    ]);
    const uids = mails.map(({ calendar_body }) => /UID:(.*)/.exec(calendar_body ?? '')?.[1]);
    expect(new Set(uids.slice(0, 2)).size).toBe(2);
    expect(mails[2]?.text_body).toContain('2 février 2027');
    expect(mails[2]?.text_body).toContain('9 février 2027');
  });

  it('puts the others on the waiting list with their rank', async () => {
    const sessionId = await session({ capacity: 1 });
    await register(app, sessionId);
    const draft = aDraft();
    expect(await register(app, sessionId)).toMatchObject({ outcome: 'WAITLISTED', rank: 1 });
    const second = await register(app, sessionId, draft);
    expect(second).toMatchObject({ outcome: 'WAITLISTED', rank: 2 });
    expect(await page(second.token)).toMatchObject({ status: 'WAITLISTED', rank: 2 });
    await app.runJobs();
    const [mail] = await mailsTo(draft.email);
    expect(mail).toMatchObject({ kind: 'registration.waitlisted', calendar_body: null });
    expect(mail?.text_body).toContain('2e');
  });

  it('A1 answers the same to the same key, once registered, fifty times at once', async () => {
    const sessionId = await session({ capacity: 5 });
    const draft = aDraft();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => postRegistration(app, sessionId, draft, key)),
    );
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 1, rowsConfirmed: 1 });
    const reused = await postRegistration(app, sessionId, aDraft(), key);
    expect([reused.statusCode, reused.json<{ code: string }>().code]).toEqual([422, 'key-reused']);
  });

  it('A2 tells a stranger nothing about who is registered: the mail goes to the address on file', async () => {
    const sessionId = await session();
    const draft = aDraft();
    await register(app, sessionId, draft);
    const again = await postRegistration(app, sessionId, { ...draft, function: 'Maire' });
    expect(again.json<RegistrationAnswer>()).toEqual({ outcome: 'ALREADY_TOLD' });
    await app.runJobs();
    expect((await mailsTo(draft.email)).map(({ kind }) => kind)).toEqual([
      'invitation.sent',
      'registration.confirmed',
      'registration.reminded',
    ]);
    expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 1 });
  });

  it('accepts two officials who share the mailbox of their town hall', async () => {
    const sessionId = await session();
    const email = 'mairie@saint-flour.example';
    await register(app, sessionId, aDraft({ email }));
    await register(app, sessionId, aDraft({ email }));
    await app.runJobs();
    expect(await mailsTo(email)).toHaveLength(4);
    expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 2 });
  });

  it.each([
    ['an unknown session', () => Promise.resolve(randomUUID()), {}, 404, 'not-found'],
    ['a draft session', () => session({ state: 'DRAFT' }), {}, 409, 'registration-not-open'],
    [
      'a closed session',
      () => session({ closesAt: new Date('2027-01-04T00:00:00Z') }),
      {},
      409,
      'registration-closed',
    ],
    ['an unknown commune', () => session(), { municipalityCode: '99999' }, 422, 'unknown-municipality'],
    ['no commune at all', () => session(), { municipalityCode: null }, 400, 'invalid-request'],
    ['a wrong address', () => session(), { email: 'pas une adresse' }, 400, 'invalid-request'],
    [
      'a line break in a name',
      () => session(),
      { familyName: 'Kerzec\r\nBcc: x@y.example' },
      400,
      'invalid-request',
    ],
  ])('refuses %s', async (_, where, change, status, code) => {
    const answer = await postRegistration(app, await where(), aDraft(change as object));
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('refuses a request without its key, and says where', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: `/api/sessions/${randomUUID()}/registrations`,
      payload: aDraft(),
    });
    expect(answer.json()).toMatchObject({
      code: 'invalid-request',
      errors: [{ path: 'header.idempotency-key' }],
    });
  });

  it('Q19 400 people at once for 20 places: 20 places, ranks 1 to 380', async () => {
    const sessionId = await session({ capacity: 20 });
    const answers = await Promise.all(
      Array.from({ length: 400 }, () =>
        postRegistration(app, sessionId, aDraft()).then((one) => one.json<RegistrationAnswer>()),
      ),
    );
    const ranks = answers
      .flatMap((one) => (one.outcome === 'WAITLISTED' ? [one.rank] : []))
      .sort((a, b) => a - b);
    expect(answers.filter(({ outcome }) => outcome === 'CONFIRMED')).toHaveLength(20);
    expect(ranks).toEqual(Array.from({ length: 380 }, (_, index) => index + 1));
    expect(await countsOf(app, sessionId)).toEqual({
      confirmed: 20,
      offered: 0,
      waiting: 380,
      rowsConfirmed: 20,
      rowsOffered: 0,
      rowsWaiting: 380,
    });
  });
});

describe('limits', () => {
  it('stop a flood from one address and from one network, and say when to come back', async () => {
    const strict = await startTestApp({
      now,
      settings: { REGISTRATIONS_PER_ADDRESS: '2', REGISTRATIONS_PER_NETWORK: '4' },
    });
    try {
      await placeTowns(strict.source);
      const sessionId = await strict.source.transaction((tx) => aSession(tx));
      const same = () => postRegistration(strict, sessionId, aDraft({ email: 'meme@mairie.example' }));
      expect((await same()).statusCode).toBe(201);
      expect((await same()).statusCode).toBe(201);
      const third = await same();
      expect([third.statusCode, third.json<{ code: string }>().code]).toEqual([429, 'too-many-requests']);
      expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
      expect((await postRegistration(strict, sessionId, aDraft())).statusCode).toBe(201);
      expect((await postRegistration(strict, sessionId, aDraft())).statusCode).toBe(429);
    } finally {
      await strict.close();
    }
  });
});

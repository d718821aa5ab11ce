// "I am not coming", by calendar and by link: kept for a while, undone, given to the next in line.
import { registrationPaths } from '@treize/contract/registrations';
import { aDay } from '../../sessions/sessions.fixture';
import type { TestApp } from '../../test-app.fixture';
import { pageOf } from '../personal/personal.fixture';
import { aDraft, countsOf, register } from '../registrations.fixture';
import {
  answer,
  invitationsOf,
  invitee,
  causedMails,
  lastMail,
  now,
  openApp,
  run,
  type Invitee,
} from './answers.fixture';

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
beforeEach(() => app.clock.set(now));
afterAll(() => app.close());

const post = async (url: string, payload: object = {}) => {
  const reply = await app.inject({ method: 'POST', url, payload });
  return reply.statusCode === 200 ? 200 : reply.json<{ code: string }>().code;
};
const byLink = (one: Invitee, said: string, dayId: string | null = null) =>
  post(registrationPaths.linkAnswer(one.token), { answer: said, dayId });
const undo = (one: Invitee) => post(registrationPaths.linkUndoDecline(one.token));
const decline = (one: Invitee, stamp = '20270105T091000Z') =>
  answer(app, one, { partstat: 'DECLINED', stamp });
const accept = (one: Invitee, stamp = '20270105T092000Z') =>
  answer(app, one, { partstat: 'ACCEPTED', stamp });
const page = (one: Invitee) => pageOf(app, one.token);
const actionsOf = async ({ registrationId }: Invitee) =>
  (
    await app.source.query<{ action: string }[]>(
      `select action from audit_events where subject_id = $1 and action like 'registration.decl%' order by id`,
      [registrationId],
    )
  ).map(({ action }) => action);
/** A session of one place: whoever holds it, and who waits. */
async function full() {
  const one = await invitee(app, { capacity: 1 });
  const next = await register(app, one.sessionId, aDraft());
  await run(app);
  return { one, next };
}

describe('declined by the calendar', () => {
  it('[7.6-39] starts 24 hours, tells the person how to come back, leaves a line for the organiser', async () => {
    const { one, next } = await full();
    await decline(one);
    expect(await page(one)).toMatchObject({ status: 'CONFIRMED', declineEndsAt: '2027-01-06T09:30:00.000Z' });
    const mail = await lastMail(app, one.email, 'registration.declined');
    expect(mail.subject).toContain('Votre réponse est notée');
    expect(mail.text_body).toContain('mercredi 6 janvier 2027, 10\u00a0h\u00a030');
    expect(mail.text_body).toContain(`/registrations/link/${one.token}?answer=ACCEPTED`);
    expect(await actionsOf(one)).toEqual(['registration.declined']);
    app.clock.set('2027-01-06T09:29:00Z');
    await run(app);
    expect((await pageOf(app, next.token)).status).toBe('WAITLISTED');
    expect(await countsOf(app, one.sessionId)).toMatchObject({ confirmed: 1, offered: 0, waiting: 1 });
  });

  it('[7.6-39] after 24 hours the place goes to the next in line, and the event leaves the calendar', async () => {
    const { one, next } = await full();
    await decline(one);
    app.clock.set('2027-01-06T09:31:00Z');
    await run(app);
    expect((await page(one)).status).toBe('CANCELLED_BY_PERSON');
    expect((await pageOf(app, next.token)).status).toBe('OFFERED');
    const mail = await lastMail(app, one.email, 'registration.cancelled');
    expect(mail.calendar_body).toContain('METHOD:CANCEL');
    expect(mail.calendar_body).not.toContain('STATUS:CANCELLED');
    expect(await undo(one)).toBe('nothing-to-undo');
    expect(await byLink(one, 'ACCEPTED')).toBe('not-invited');
  });

  it('[7.6-39] accepting within 24 hours keeps the place', async () => {
    const { one, next } = await full();
    await decline(one);
    await accept(one);
    expect(await page(one)).toMatchObject({ status: 'CONFIRMED', declineEndsAt: null });
    app.clock.set('2027-01-07T09:00:00Z');
    await run(app);
    expect((await page(one)).status).toBe('CONFIRMED');
    expect((await pageOf(app, next.token)).status).toBe('WAITLISTED');
    expect(await actionsOf(one)).toEqual(['registration.declined', 'registration.decline-undone']);
    const { history } = await page(one);
    expect(history.map(({ event }) => event)).toEqual(['REGISTERED', 'DECLINED', 'CAME_BACK']);
  });

  it('declining twice does not lengthen the delay, declining again after coming back starts a new one', async () => {
    const one = await invitee(app);
    await decline(one);
    app.clock.set('2027-01-05T12:00:00Z');
    await decline(one, '20270105T115000Z');
    expect((await page(one)).declineEndsAt).toBe('2027-01-06T09:30:00.000Z');
    await accept(one, '20270105T115500Z');
    await decline(one, '20270105T115800Z');
    expect((await page(one)).declineEndsAt).toBe('2027-01-06T12:00:00.000Z');
    app.clock.set('2027-01-06T10:00:00Z');
    await run(app);
    expect((await page(one)).status).toBe('CONFIRMED');
    app.clock.set('2027-01-06T12:01:00Z');
    await run(app);
    expect((await page(one)).status).toBe('CANCELLED_BY_PERSON');
  });

  it('[3.4-36] ten answers of one day write to the person once', async () => {
    const one = await invitee(app);
    for (let minute = 10; minute < 20; minute++)
      await answer(app, one, {
        partstat: minute % 2 === 0 ? 'DECLINED' : 'ACCEPTED',
        stamp: `20270105T09${minute}00Z`,
      });
    expect(await causedMails(app, one.email)).toEqual(['registration.declined']);
  });

  it('gives nothing to anybody close to the start, nor of somebody present', async () => {
    const { one, next } = await full();
    app.clock.set('2027-01-12T08:10:00Z');
    await decline(one, '20270112T080500Z');
    expect(await page(one)).toMatchObject({ status: 'CONFIRMED', declineEndsAt: null });
    app.clock.set('2027-01-12T16:00:00Z');
    await run(app);
    expect((await page(one)).status).toBe('CONFIRMED');
    expect((await pageOf(app, next.token)).status).toBe('WAITLISTED');

    const present = await invitee(app, { days: [aDay('2027-01-20')] });
    await decline(present, '20270112T090000Z');
    await app.source.query('update registrations set first_presence_at = $2 where id = $1', [
      present.registrationId,
      app.clock.now(),
    ]);
    app.clock.set('2027-01-13T17:00:00Z');
    await run(app);
    expect((await page(present)).status).toBe('CONFIRMED');
  });

  it('every day of several declined is a decline of the whole', async () => {
    const one = await invitee(app, { days: [aDay('2027-01-12'), aDay('2027-01-13')] });
    await answer(app, one, { partstat: 'DECLINED' }, 0);
    expect((await page(one)).declineEndsAt).toBeNull();
    await answer(app, one, { partstat: 'DECLINED' }, 1);
    expect((await page(one)).declineEndsAt).toBe('2027-01-06T09:30:00.000Z');
    await answer(app, one, { partstat: 'TENTATIVE', stamp: '20270105T092500Z' }, 0);
    expect((await page(one)).declineEndsAt).toBeNull();
  });
});

describe('answered by link', () => {
  it('[7.6-49] GET changes nothing, POST does', async () => {
    const one = await invitee(app);
    const [invitation] = one.invitations;
    const url = `${registrationPaths.link(one.token)}?answer=DECLINED&day=${invitation?.sessionDayId}`;
    expect((await app.inject({ method: 'GET', url })).statusCode).toBe(200);
    const other = await app.inject({ method: 'GET', url: registrationPaths.linkAnswer(one.token) });
    expect(other.statusCode).toBe(404);
    expect(await page(one)).toMatchObject({
      answers: [{ answer: null, source: null, date: '2027-01-12', channel: 'MAIL' }],
      answersCloseAt: '2027-01-12T08:30:00.000Z',
    });
    expect(await byLink(one, 'ACCEPTED')).toBe(200);
    expect(await page(one)).toMatchObject({
      answers: [{ answer: 'ACCEPTED', source: 'LINK', answeredAt: new Date(now).toISOString() }],
    });
  });

  it('[7.6-49] is closed once the day has begun, per day', async () => {
    const one = await invitee(app, { days: [aDay('2027-01-12'), aDay('2027-01-13')] });
    const [first, second] = one.invitations;
    app.clock.set('2027-01-12T08:30:00Z');
    expect(await byLink(one, 'DECLINED', first?.sessionDayId)).toBe('answers-closed');
    expect(await byLink(one, 'TENTATIVE', second?.sessionDayId)).toBe(200);
    expect((await page(one)).answersCloseAt).toBe('2027-01-13T08:30:00.000Z');
    expect(await byLink(one, 'ACCEPTED')).toBe(200);
    expect((await page(one)).answers.map(({ answer: said }) => said)).toEqual([null, 'ACCEPTED']);
    app.clock.set('2027-01-13T08:30:00Z');
    expect(await byLink(one, 'ACCEPTED')).toBe('answers-closed');
    expect((await page(one)).answersCloseAt).toBeNull();
  });

  it('is refused without a place, for an unknown day, for a fallen session, with a wrong link', async () => {
    const { one, next } = await full();
    expect(await byLink({ ...one, token: next.token }, 'ACCEPTED')).toBe('not-invited');
    expect(await byLink(one, 'ACCEPTED', one.sessionId)).toBe('not-invited');
    expect(await byLink({ ...one, token: 'x'.repeat(43) }, 'ACCEPTED')).toBe('link-invalid');
    await app.source.query(`update sessions set state = 'CANCELLED' where id = $1`, [one.sessionId]);
    expect(await byLink(one, 'ACCEPTED')).toBe('answers-closed');
  });

  it('[7.6-50] declines at once, tells once, and undoes', async () => {
    const { one, next } = await full();
    expect(await undo(one)).toBe('nothing-to-undo');
    await byLink(one, 'DECLINED');
    expect((await page(one)).declineEndsAt).toBe('2027-01-06T09:30:00.000Z');
    await run(app);
    await run(app);
    expect(await causedMails(app, one.email)).toEqual(['registration.declined']);
    expect(await undo(one)).toBe(200);
    expect(await page(one)).toMatchObject({ declineEndsAt: null, answers: [{ answer: 'ACCEPTED' }] });
    app.clock.set('2027-01-08T09:00:00Z');
    await run(app);
    expect((await page(one)).status).toBe('CONFIRMED');
    expect((await pageOf(app, next.token)).status).toBe('WAITLISTED');
  });

  it('has the last word over a reply sent before it', async () => {
    const one = await invitee(app);
    await byLink(one, 'ACCEPTED');
    expect(await answer(app, one, { partstat: 'DECLINED', stamp: '20270105T092900Z' })).toMatchObject({
      reason: 'older',
    });
    expect((await page(one)).answers).toMatchObject([{ answer: 'ACCEPTED' }]);
  });

  it('works for whoever follows their own feed', async () => {
    const one = await invitee(app);
    await app.source.query(`update invitations set channel = 'FEED' where registration_id = $1`, [
      one.registrationId,
    ]);
    expect(await byLink(one, 'ACCEPTED')).toBe(200);
    expect((await page(one)).answers).toMatchObject([
      { channel: 'FEED', answer: 'ACCEPTED', source: 'LINK' },
    ]);
  });

  it('two answers at once end with one of them, and one decline', async () => {
    const one = await invitee(app);
    const said = ['DECLINED', 'ACCEPTED', 'DECLINED', 'TENTATIVE', 'DECLINED'];
    expect(new Set(await Promise.all(said.map((word) => byLink(one, word))))).toEqual(new Set([200]));
    await run(app);
    const [row] = await invitationsOf(app, one.registrationId);
    const { declineEndsAt } = await page(one);
    expect(declineEndsAt === null).toBe(row?.partstat !== 'DECLINED');
  });
});

// A session that moves: those who come say so again, by reply or by link; silence keeps the place.
import { randomUUID } from 'node:crypto';
import { registrationPaths } from '@treize/contract/registrations';
import { someoneWith } from '../../auth/auth.fixture';
import { aDay, aSession } from '../../sessions/sessions.fixture';
import type { TestApp } from '../../test-app.fixture';
import { aModule } from '../../tracks/tracks.fixture';
import { act, pageOf } from '../personal/personal.fixture';
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
let organiser: { cookie: string };
/** Signed in just now: a night without a visit ends a sign-in. */
const anOrganiser = async () =>
  app.signIn(await someoneWith(app.source.manager, 'REGIONAL_ORGANIZER', 'region:84'));
beforeAll(async () => {
  app = await openApp();
  organiser = await anOrganiser();
});
beforeEach(() => app.clock.set(now));
afterAll(() => app.close());

interface Moved {
  dates?: string[];
  room?: string;
}

/** Moves the session through the organiser's route, and lets everything follow. */
async function move(
  one: Invitee,
  { dates, room = 'Salle du conseil' }: Moved,
  settles = true,
): Promise<void> {
  const url = `/api/organiser/sessions/${one.sessionId}`;
  const stored = (await app.inject({ method: 'GET', url, headers: organiser })).json<{
    version: number;
    venueId: string;
    joinUrl: string | null;
    days: { id: string; date: string; halfDays: { period: string; startTime: string; endTime: string }[] }[];
  }>();
  const days = stored.days.map(({ id, date, halfDays }, index) => ({
    id,
    date: dates?.[index] ?? date,
    halfDays: halfDays.map(({ period, startTime, endTime }) => ({ period, startTime, endTime })),
  }));
  const { version, joinUrl } = stored;
  const venueId = (
    await app.source.query<{ venue_id: string }[]>('select venue_id from sessions where id = $1', [
      one.sessionId,
    ])
  )[0]?.venue_id;
  const payload = { version, days, venueId, room, joinUrl };
  const reply = await app.inject({ method: 'POST', url: `${url}/move`, headers: organiser, payload });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  if (settles) await run(app);
}

/** A move is published only with a trainer. */
async function invited(dates = ['2027-01-12']): Promise<Invitee> {
  const trainer = await someoneWith(app.source.manager, 'TRAINER', 'region:84');
  return invitee(app, { trainerIds: [trainer], days: dates.map((date) => aDay(date)) });
}
/** The same person with their invitations as they are now. */
const refreshed = async (one: Invitee): Promise<Invitee> => ({
  ...one,
  invitations: await invitationsOf(app, one.registrationId),
});
const statusOf = async (one: Invitee) => (await pageOf(app, one.token)).status;
/** The same in an application where a new date leaves after a while. */
async function withDelay(work: () => Promise<void>): Promise<void> {
  const waiting = await openApp({ UPDATE_DELAY_SECONDS: '90' });
  const [kept, keptOrganiser] = [app, organiser];
  try {
    app = waiting;
    organiser = await anOrganiser();
    await work();
  } finally {
    [app, organiser] = [kept, keptOrganiser];
    await waiting.close();
  }
}
const byLink = (one: Invitee, said: string) =>
  app.inject({ method: 'POST', url: registrationPaths.linkAnswer(one.token), payload: { answer: said } });

describe('new days or hours', () => {
  it('ask everybody to say again that they come; the places are kept', async () => {
    const one = await invited();
    await move(one, { dates: ['2027-01-19'] });
    expect(await statusOf(one)).toBe('TO_RECONFIRM');
    expect(await countsOf(app, one.sessionId)).toMatchObject({ confirmed: 1, rowsConfirmed: 1 });
    const [row] = await app.source.query<{ reconfirm_since: Date }[]>(
      'select reconfirm_since from registrations where id = $1',
      [one.registrationId],
    );
    expect(row?.reconfirm_since).toEqual(new Date(now));
  });

  it('an accepted answer confirms, by reply', async () => {
    const one = await invited();
    await move(one, { dates: ['2027-01-19'] });
    const current = await refreshed(one);
    expect(current.invitations[0]).toMatchObject({ sequence: 1, timesSequence: 1, partstat: null });
    await answer(app, current, { partstat: 'TENTATIVE', stamp: '20270105T091000Z' });
    expect(await statusOf(one)).toBe('TO_RECONFIRM');
    await answer(app, current, { stamp: '20270105T092000Z' });
    expect(await statusOf(one)).toBe('CONFIRMED');
    const [row] = await app.source.query<{ reconfirm_since: Date | null }[]>(
      'select reconfirm_since from registrations where id = $1',
      [one.registrationId],
    );
    expect(row?.reconfirm_since).toBeNull();
  });

  it('an accepted answer confirms, by link', async () => {
    const one = await invited();
    await move(one, { dates: ['2027-01-19'] });
    await byLink(one, 'ACCEPTED');
    expect(await statusOf(one)).toBe('CONFIRMED');
  });

  it('silence keeps the place, whatever time passes', async () => {
    const one = await invited();
    await move(one, { dates: ['2027-01-19'] });
    app.clock.set('2027-01-19T15:00:00Z');
    await run(app);
    expect(await statusOf(one)).toBe('TO_RECONFIRM');
    expect(await countsOf(app, one.sessionId)).toMatchObject({ confirmed: 1, rowsConfirmed: 1 });
  });

  it('one moved day of two: its answer alone is asked again', async () => {
    const one = await invited(['2027-01-12', '2027-01-13']);
    await byLink(one, 'ACCEPTED');
    await move(one, { dates: ['2027-01-12', '2027-01-20'] });
    const current = await refreshed(one);
    expect(current.invitations.map(({ partstat }) => partstat)).toEqual(['ACCEPTED', null]);
    expect(await statusOf(one)).toBe('TO_RECONFIRM');
    await answer(app, current, {}, 1);
    expect(await statusOf(one)).toBe('CONFIRMED');
  });

  it('a decline of the former date is forgotten with it', async () => {
    const one = await invited();
    await byLink(one, 'DECLINED');
    await run(app);
    await move(one, { dates: ['2027-01-19'] });
    expect(await pageOf(app, one.token)).toMatchObject({ status: 'TO_RECONFIRM', declineEndsAt: null });
    app.clock.set('2027-01-07T09:00:00Z');
    await run(app);
    expect(await statusOf(one)).toBe('TO_RECONFIRM');
  });

  it('declining the new date frees the place after the delay', async () => {
    const one = await invited();
    await move(one, { dates: ['2027-01-19'] });
    await answer(app, await refreshed(one), { partstat: 'DECLINED' });
    expect((await pageOf(app, one.token)).declineEndsAt).toBe('2027-01-06T09:30:00.000Z');
    app.clock.set('2027-01-06T09:31:00Z');
    await run(app);
    expect(await statusOf(one)).toBe('CANCELLED_BY_PERSON');
  });
});

describe('a postponed session', () => {
  it('forgets declines of its former date; everybody is asked about the new one', async () => {
    const one = await invited();
    await byLink(one, 'DECLINED');
    const url = `/api/organiser/sessions/${one.sessionId}`;
    const { version } = (await app.inject({ method: 'GET', url, headers: organiser })).json<{
      version: number;
    }>();
    const payload = { version, reason: 'Salle inondée' };
    const reply = await app.inject({ method: 'POST', url: `${url}/postpone`, headers: organiser, payload });
    expect(reply.statusCode).toBe(200);
    await run(app);
    expect((await byLink(one, 'ACCEPTED')).json()).toMatchObject({ code: 'answers-closed' });
    app.clock.set('2027-01-07T09:30:00Z');
    await run(app);
    expect(await pageOf(app, one.token)).toMatchObject({ status: 'CONFIRMED', declineEndsAt: null });
    organiser = await anOrganiser();
    await move(one, { dates: ['2027-02-09'] });
    expect(await statusOf(one)).toBe('TO_RECONFIRM');
    const { invitations } = await refreshed(one);
    expect(invitations.map(({ epoch, wanted }) => [epoch, wanted])).toEqual([
      [1, 'CANCEL'],
      [2, 'REQUEST'],
    ]);
    expect(await answer(app, { ...one, invitations }, {}, 0)).toMatchObject({ reason: 'cancelled' });
    await answer(app, { ...one, invitations }, { stamp: '20270107T091000Z' }, 1);
    expect(await statusOf(one)).toBe('CONFIRMED');
  });
});

describe('answers across a change', () => {
  it('[7.6-40] [3.4-18] an answer to the former date is stale, and the new invitation leaves again, once', async () => {
    const one = await invited();
    await move(one, { dates: ['2027-01-19'] });
    expect(await answer(app, one)).toMatchObject({ sort: 'REPLY', reason: 'stale' });
    expect(await answer(app, one, { stamp: '20270105T091500Z' })).toMatchObject({ reason: 'stale' });
    expect((await invitationsOf(app, one.registrationId))[0]).toMatchObject({ partstat: null });
    expect(await causedMails(app, one.email)).toHaveLength(1);
    expect(await lastMail(app, one.email, 'invitation.resent')).toMatchObject({ revision: 1 });
    app.clock.set('2027-01-07T09:30:00Z');
    await answer(app, one, { stamp: '20270107T091500Z' });
    expect(await causedMails(app, one.email)).toHaveLength(1);
    expect(await statusOf(one)).toBe('TO_RECONFIRM');
  });

  it('[3.4-19] [7.6-8] a room change keeps the answer, and an answer to the former room counts', async () => {
    const [accepted, silent] = [await invited(), await invited()];
    await answer(app, accepted);
    await move(accepted, { room: 'Salle des fêtes' });
    await move(silent, { room: 'Salle des fêtes' });
    const [kept] = await invitationsOf(app, accepted.registrationId);
    expect(kept).toMatchObject({ sequence: 1, timesSequence: 0, partstat: 'ACCEPTED' });
    expect(await statusOf(accepted)).toBe('CONFIRMED');
    expect(await answer(app, silent, { sequence: 0 })).toMatchObject({ sort: 'REPLY', reason: null });
    expect((await invitationsOf(app, silent.registrationId))[0]).toMatchObject({ partstat: 'ACCEPTED' });
  });

  it('an answer to the former date, before the new one has left, neither confirms nor declines', async () => {
    await withDelay(async () => {
      const [yes, no] = [await invited(), await invited()];
      for (const one of [yes, no]) await move(one, { dates: ['2027-01-19'] });
      await answer(app, yes);
      await answer(app, no, { partstat: 'DECLINED' });
      expect(await pageOf(app, yes.token)).toMatchObject({ status: 'TO_RECONFIRM' });
      expect(await pageOf(app, no.token)).toMatchObject({ status: 'TO_RECONFIRM', declineEndsAt: null });
      app.clock.advance(91_000);
      await run(app);
      expect((await invitationsOf(app, no.registrationId))[0]).toMatchObject({ sequence: 1, partstat: null });
    });
  });
});

describe('before a new date has left', () => {
  it('an answer given on the page for the new date is kept when it leaves, and leaves with it', async () => {
    await withDelay(async () => {
      const one = await invited();
      await answer(app, one);
      await move(one, { dates: ['2027-01-19'] });
      await byLink(one, 'ACCEPTED');
      expect(await statusOf(one)).toBe('CONFIRMED');
      app.clock.advance(91_000);
      await run(app);
      const current = await refreshed(one);
      expect(current.invitations[0]).toMatchObject({ sequence: 1, timesSequence: 1, partstat: 'ACCEPTED' });
      expect(await statusOf(one)).toBe('CONFIRMED');
      const { calendar_body: body, text_body: words } = await lastMail(app, one.email, 'session.moved');
      expect(body?.replaceAll('\r\n ', '')).toContain('PARTSTAT=ACCEPTED');
      expect(words).not.toContain('Dites-nous');
      expect(await answer(app, one, { stamp: '20270105T100000Z' })).toMatchObject({ reason: 'stale' });
      await answer(app, current, { partstat: 'DECLINED', stamp: '20270105T091000Z' });
      expect((await pageOf(app, one.token)).declineEndsAt).not.toBeNull();
    });
  });

  it('an answer given on the page for a date that changed again is forgotten', async () => {
    await withDelay(async () => {
      const one = await invited();
      await move(one, { dates: ['2027-01-19'] });
      await byLink(one, 'ACCEPTED');
      app.clock.advance(10_000);
      await move(one, { dates: ['2027-01-26'] });
      app.clock.advance(91_000);
      await run(app);
      expect((await refreshed(one)).invitations[0]).toMatchObject({ partstat: null });
      expect(await statusOf(one)).toBe('TO_RECONFIRM');
    });
  });

  it('a date taken back asks nobody, and declines of it stand again', async () => {
    await withDelay(async () => {
      const [silent, no] = [await invited(), await invited()];
      await answer(app, no, { partstat: 'DECLINED' });
      for (const one of [silent, no]) {
        app.clock.advance(10_000);
        await move(one, { dates: ['2027-01-19'] });
        expect(await statusOf(one)).toBe('TO_RECONFIRM');
        app.clock.advance(10_000);
        await move(one, { dates: ['2027-01-12'] });
        expect(await statusOf(one)).toBe('CONFIRMED');
      }
      expect((await pageOf(app, no.token)).declineEndsAt).not.toBeNull();
      app.clock.advance(200_000);
      await run(app);
      expect((await refreshed(silent)).invitations[0]).toMatchObject({ sequence: 0 });
      expect(await statusOf(silent)).toBe('CONFIRMED');
    });
  });

  it('both moves seen at once ask nobody either', async () => {
    await withDelay(async () => {
      const one = await invited();
      app.clock.advance(10_000);
      await move(one, { dates: ['2027-01-19'] }, false);
      app.clock.advance(10_000);
      await move(one, { dates: ['2027-01-12'] });
      expect(await statusOf(one)).toBe('CONFIRMED');
    });
  });

  it('whoever still owes an answer to a date they were told owes it when a later one is taken back', async () => {
    await withDelay(async () => {
      const one = await invited();
      app.clock.advance(10_000);
      await move(one, { dates: ['2027-01-19'] });
      app.clock.advance(91_000);
      await run(app);
      await move(one, { dates: ['2027-01-26'] });
      app.clock.advance(10_000);
      await move(one, { dates: ['2027-01-19'] });
      expect(await statusOf(one)).toBe('TO_RECONFIRM');
    });
  });
});

describe('whoever is to reconfirm is expected like the others', () => {
  it('keeps the place from the line, and their own act gives it up', async () => {
    const trainer = await someoneWith(app.source.manager, 'TRAINER', 'region:84');
    const one = await invitee(app, { capacity: 1, trainerIds: [trainer] });
    const next = await register(app, one.sessionId, aDraft());
    await move(one, { dates: ['2027-01-19'] });
    expect((await pageOf(app, next.token)).status).toBe('WAITLISTED');
    expect(await act(app, one.token, 'cancel')).toBe(200);
    await run(app);
    expect((await pageOf(app, next.token)).status).toBe('OFFERED');
  });

  it('has the join link on their page and in their mails', async () => {
    const trainer = await someoneWith(app.source.manager, 'TRAINER', 'region:84');
    const joinUrl = 'https://visio.example/salle';
    const one = await invitee(app, { trainerIds: [trainer], format: 'REMOTE', venueId: null, joinUrl });
    await move(one, { dates: ['2027-01-19'] });
    expect(await pageOf(app, one.token)).toMatchObject({ status: 'TO_RECONFIRM', joinUrl });
    await answer(app, await refreshed(one), { partstat: 'DECLINED' });
    expect((await lastMail(app, one.email, 'registration.declined')).text_body).toContain(joinUrl);
  });

  it('is told of a confirmation and of a transfer that were still to be told', async () => {
    const moduleId = await app.source.transaction((tx) =>
      aModule(tx, { code: `M-${randomUUID().slice(0, 8)}` }),
    );
    const target = await app.source.transaction((tx) =>
      aSession(tx, { moduleId, days: [aDay('2027-02-10')] }),
    );
    const draft = aDraft();
    const source = await app.source.transaction((tx) => aSession(tx, { moduleId }));
    const { token, registrationId } = await register(app, source, draft);
    const toReconfirm = `update registrations set status = 'TO_RECONFIRM' where session_id = $1 and status = 'CONFIRMED'`;
    await app.source.query(toReconfirm, [source]);
    await run(app);
    expect((await invitationsOf(app, registrationId)).map(({ wanted }) => wanted)).toEqual(['REQUEST']);
    await lastMail(app, draft.email, 'registration.confirmed');
    expect(await act(app, token, 'transfer', { sessionId: target })).toBe(200);
    await app.source.query(toReconfirm, [target]);
    await run(app);
    expect((await lastMail(app, draft.email, 'registration.transferred')).text_body).toContain(
      '10 février 2027',
    );
    expect((await lastMail(app, draft.email, 'invitation.sent')).calendar_body).toContain('20270210');
  });

  it('may change the date of their calendar file, and be moved elsewhere', async () => {
    const one = await invited();
    await move(one, { dates: ['2027-01-19'] });
    const file = await app.inject({ method: 'GET', url: registrationPaths.linkCalendar(one.token) });
    expect(file.statusCode).toBe(200);
    expect(file.body).toContain('20270119');
    expect((await pageOf(app, one.token)).transferable).toBe(true);
  });
});

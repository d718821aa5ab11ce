// Places that change hands: cancelling, offers, the organiser's roster.
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { RegistrationPage } from '@treize/contract/registrations';
import type { Roster } from '@treize/contract/roster';
import { someoneWith } from '../auth/auth.fixture';
import { claimSession } from '../calendar/calendar.queries';
import { Jobs } from '../platform/jobs/jobs.service';
import { aSession } from '../sessions/sessions.fixture';
import { seatsFreed, sessionCancelled, sessionMoved } from '../sessions/sessions.jobs';
import { startMailServer, type TestMailServer } from '../platform/mail/mail-server.fixture';
import { startTestApp, type TestApp } from '../test-app.fixture';
import { placeTowns } from '../territories/territories.fixture';
import { aDraft, countsOf, postRegistration, register } from './registrations.fixture';

const now = '2027-01-05T08:00:00Z';
const hour = 3_600_000;
let server: TestMailServer;
let app: TestApp;

const session = (change = {}) => app.source.transaction((tx) => aSession(tx, change));
const act = (token: string, verb: string, payload: object = {}) =>
  app.inject({ method: 'POST', url: `/api/registrations/link/${token}/${verb}`, payload });
const page = async (token: string) =>
  (await app.inject({ method: 'GET', url: `/api/registrations/link/${token}` })).json<RegistrationPage>();
const mailKinds = async (email: string) =>
  (
    await app.source.query<{ kind: string; calendar_method: string | null }[]>(
      'select kind, calendar_method from mails where to_address = $1 order by created_at, id',
      [email],
    )
  ).map(({ kind, calendar_method }) => (calendar_method ? `${kind} ${calendar_method}` : kind));

/** A full session of one place with two people waiting. */
async function fullSession() {
  const sessionId = await session({ capacity: 1 });
  const drafts = [aDraft(), aDraft(), aDraft()];
  const people = [];
  for (const draft of drafts) people.push({ ...(await register(app, sessionId, draft)), email: draft.email });
  await app.runJobs();
  return { sessionId, people: people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]] };
}

beforeAll(async () => {
  server = await startMailServer();
  app = await startTestApp({ now, settings: { SMTP_URL: server.url } });
  await placeTowns(app.source);
});
beforeEach(() => app.clock.set(now));
afterAll(async () => {
  await app.close();
  await server.close();
});

describe('cancelling by link', () => {
  it('W1 frees the place and offers it to the first in line; the event leaves the calendar', async () => {
    const { sessionId, people } = await fullSession();
    const [first, second, third] = people;
    expect((await act(first.token, 'cancel', { reason: 'Conseil municipal' })).statusCode).toBe(200);
    await app.runJobs();
    expect(await countsOf(app, sessionId)).toMatchObject({
      confirmed: 0,
      offered: 1,
      waiting: 1,
      rowsOffered: 1,
    });
    expect(await page(second.token)).toMatchObject({
      status: 'OFFERED',
      offerExpiresAt: '2027-01-07T08:00:00.000Z',
    });
    expect(await page(third.token)).toMatchObject({ status: 'WAITLISTED', rank: 1 });
    expect(await mailKinds(first.email)).toEqual([
      'invitation.sent REQUEST',
      'registration.confirmed',
      'registration.cancelled CANCEL',
    ]);
    expect(await mailKinds(second.email)).toEqual(['registration.waitlisted', 'registration.offered']);
  });

  it('T3 is refused a second time', async () => {
    const { people } = await fullSession();
    await act(people[0].token, 'cancel');
    const again = await act(people[0].token, 'cancel');
    expect([again.statusCode, again.json<{ code: string }>().code]).toEqual([409, 'not-cancellable']);
  });

  it('T4 is refused once presence is recorded, or the session is over', async () => {
    const sessionId = await session();
    const { token, registrationId } = await register(app, sessionId);
    await app.source.query('update registrations set first_presence_at = $2 where id = $1', [
      registrationId,
      new Date(now),
    ]);
    expect((await act(token, 'cancel')).statusCode).toBe(409);
    const other = await register(app, sessionId);
    app.clock.set('2027-01-13T08:00:00Z');
    expect((await act(other.token, 'cancel')).statusCode).toBe(409);
  });

  it('notes that the address was used by somebody else', async () => {
    const sessionId = await session();
    const { token, registrationId } = await register(app, sessionId);
    await act(token, 'cancel', { notMe: true });
    const [row] = await app.source.query<{ cancel_reason: string }[]>(
      'select cancel_reason from registrations where id = $1',
      [registrationId],
    );
    expect(row?.cancel_reason).toBe('Adresse utilisée par quelqu’un d’autre');
  });

  it('GET changes nothing, and a forged link is unknown', async () => {
    const sessionId = await session();
    const { token } = await register(app, sessionId);
    expect(
      (await app.inject({ method: 'GET', url: `/api/registrations/link/${token}/cancel` })).statusCode,
    ).toBe(404);
    expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 1 });
    const forged = `${token.slice(0, 42)}${token.endsWith('A') ? 'Q' : 'A'}`;
    const answer = await app.inject({ method: 'GET', url: `/api/registrations/link/${forged}` });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'link-invalid']);
  });

  it('W13 lets the same person register again afterwards', async () => {
    const sessionId = await session();
    const draft = aDraft();
    const { token } = await register(app, sessionId, draft);
    await act(token, 'cancel');
    expect(await register(app, sessionId, draft)).toMatchObject({ outcome: 'CONFIRMED' });
  });
});

describe('an offered place', () => {
  const offered = async () => {
    const full = await fullSession();
    await act(full.people[0].token, 'cancel');
    await app.runJobs();
    return full;
  };

  it('is taken by accepting, and the invitation follows', async () => {
    const { sessionId, people } = await offered();
    expect((await act(people[1].token, 'accept')).statusCode).toBe(200);
    await app.runJobs();
    expect(await countsOf(app, sessionId)).toMatchObject({
      confirmed: 1,
      offered: 0,
      waiting: 1,
      rowsConfirmed: 1,
    });
    expect(await mailKinds(people[1].email)).toContain('invitation.sent REQUEST');
    expect((await act(people[1].token, 'accept')).json()).toMatchObject({ code: 'offer-gone' });
  });

  it('is gone once the session has begun, even if it was moved before the deadline', async () => {
    const { sessionId, people } = await offered();
    await app.source.query('update sessions set starts_at = $2 where id = $1', [
      sessionId,
      '2027-01-06T08:00:00Z',
    ]);
    app.clock.set('2027-01-06T08:00:00Z');
    expect((await act(people[1].token, 'accept')).json()).toMatchObject({ code: 'offer-gone' });
  });

  it('is not told as confirmed to who sends the same request again', async () => {
    const sessionId = await session({ capacity: 1 });
    const [draft, key] = [aDraft(), randomUUID()];
    const first = await register(app, sessionId);
    await postRegistration(app, sessionId, draft, key);
    await act(first.token, 'cancel');
    expect((await postRegistration(app, sessionId, draft, key)).json()).toMatchObject({
      outcome: 'WAITLISTED',
    });
  });

  it('goes to the next when declined', async () => {
    const { people } = await offered();
    expect((await act(people[1].token, 'decline')).statusCode).toBe(200);
    expect(await page(people[1].token)).toMatchObject({ status: 'CANCELLED_BY_PERSON' });
    expect(await page(people[2].token)).toMatchObject({ status: 'OFFERED' });
  });

  it('W16 goes to the next when accepted then cancelled', async () => {
    const { people } = await offered();
    await act(people[1].token, 'accept');
    await act(people[1].token, 'cancel');
    expect(await page(people[2].token)).toMatchObject({ status: 'OFFERED' });
    expect((await act(people[1].token, 'accept')).json()).toMatchObject({ code: 'offer-gone' });
  });

  it('expires once, even if the job comes twice, and a late answer is told', async () => {
    const { sessionId, people } = await offered();
    const [second] = await app.source.query<{ offered_at: Date }[]>(
      'select offered_at from registrations where id = $1',
      [people[1].registrationId],
    );
    app.clock.advance(48 * hour);
    expect((await act(people[1].token, 'accept')).json()).toMatchObject({ code: 'offer-gone' });
    const ended = app.jobs.known.find(({ job }) => job.name === 'registrations.offer-ended');
    const payload = {
      registrationId: people[1].registrationId,
      offeredAt: (second as { offered_at: Date }).offered_at.toISOString(),
    };
    await Promise.all([1, 2, 3].map(() => ended?.handler(payload as never)));
    expect(await page(people[1].token)).toMatchObject({ status: 'EXPIRED' });
    expect(await page(people[2].token)).toMatchObject({ status: 'OFFERED' });
    expect(await countsOf(app, sessionId)).toMatchObject({
      confirmed: 0,
      offered: 1,
      waiting: 0,
      rowsOffered: 1,
    });
  });

  it('Q11 is not sold to a newcomer meanwhile', async () => {
    const { sessionId } = await offered();
    expect(await register(app, sessionId)).toMatchObject({ outcome: 'WAITLISTED', rank: 2 });
  });
});

describe('what sessions tell', () => {
  const publish = (fact: Parameters<Jobs['publish']>[1], payload: object) =>
    app.source.transaction((tx) => app.jobs.publish(tx, fact, payload));

  it('a raised capacity serves those who wait', async () => {
    const { sessionId, people } = await fullSession();
    await app.source.query('update sessions set capacity = 3 where id = $1', [sessionId]);
    await publish(seatsFreed, { sessionId });
    await app.runJobs();
    expect(await page(people[1].token)).toMatchObject({ status: 'OFFERED' });
    expect(await page(people[2].token)).toMatchObject({ status: 'OFFERED' });
  });

  it('a moved session is told to those who wait, once, and their rank stays', async () => {
    const { sessionId, people } = await fullSession();
    const before = {
      days: [
        {
          id: sessionId,
          date: '2027-01-08',
          halfDays: [{ period: 'AM' as const, startTime: '09:00', endTime: '12:00' }],
        },
      ],
      place: 'Salle des fêtes de Die',
    };
    const movedAt = app.clock.now().toISOString();
    await publish(sessionMoved, { sessionId, version: 2, movedAt, isReopened: false, before });
    await publish(sessionMoved, { sessionId, version: 2, movedAt, isReopened: false, before });
    await app.runJobs();
    expect(await mailKinds(people[2].email)).toEqual([
      'registration.waitlisted',
      'registration.session-moved',
    ]);
    expect(await mailKinds(people[0].email)).not.toContain('registration.session-moved');
    const [mail] = await app.source.query<{ text_body: string }[]>(
      `select text_body from mails where kind = 'registration.session-moved' and to_address = $1`,
      [people[2].email],
    );
    expect(mail?.text_body).toContain('vendredi 8 janvier 2027');
    expect(mail?.text_body).toContain('Salle des fêtes de Die');
    expect(await page(people[2].token)).toMatchObject({ status: 'WAITLISTED', rank: 2 });
  });

  it('W18 a cancelled session closes the queue and tells those who waited', async () => {
    const { sessionId, people } = await fullSession();
    await app.source.query(`update sessions set state = 'CANCELLED', cancel_reason = 'Neige' where id = $1`, [
      sessionId,
    ]);
    await publish(sessionCancelled, { sessionId, reason: 'Neige', version: 2 });
    await app.runJobs();
    expect(await page(people[2].token)).toMatchObject({ status: 'CANCELLED_BY_ORGANIZER', rank: null });
    expect(await mailKinds(people[2].email)).toContain('registration.session-cancelled');
    expect(await countsOf(app, sessionId)).toMatchObject({ waiting: 0, offered: 0 });
  });

  it('nobody stays registered on a cancelled session, and everybody is told once', async () => {
    const { sessionId, people } = await fullSession();
    await app.source.query('update sessions set capacity = 3, waiting = 0 where id = $1', [sessionId]);
    await app.source.query(`delete from registrations where session_id = $1 and status = 'WAITLISTED'`, [
      sessionId,
    ]);
    const late = aDraft();
    const { token } = await register(app, sessionId, late);
    await app.source.query(`update sessions set state = 'CANCELLED', cancel_reason = 'Neige' where id = $1`, [
      sessionId,
    ]);
    const calendar = `/api/registrations/link/${people[0].token}/calendar.ics`;
    expect((await app.inject({ method: 'GET', url: calendar })).json()).toMatchObject({
      code: 'wrong-state',
    });
    await publish(sessionCancelled, { sessionId, reason: 'Neige', version: 2 });
    await app.runJobs();
    expect(await mailKinds(late.email)).toEqual(['registration.session-cancelled']);
    expect(await mailKinds(people[0].email)).toEqual([
      'invitation.sent REQUEST',
      'registration.confirmed',
      'session.cancelled CANCEL',
    ]);
    for (const one of [token, people[0].token])
      expect(await page(one)).toMatchObject({ status: 'CANCELLED_BY_ORGANIZER', cancellable: false });
    expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 0, rowsConfirmed: 0 });
  });
});

it('a cancellation waits for the invitation that is being written, and takes it back', async () => {
  const sessionId = await session();
  const { token, registrationId } = await register(app, sessionId);
  const confirmed = app.jobs.known.find(({ job }) => job.name === 'registrations.confirmed');
  let writing: Promise<void> | undefined;
  let cancelling: Promise<{ statusCode: number }> | undefined;
  await app.source.transaction(async (tx) => {
    await claimSession(tx, sessionId);
    writing = confirmed?.handler({ registrationId } as never);
    await setTimeout(150);
    cancelling = act(token, 'cancel');
    const first = await Promise.race([cancelling.then(() => 'cancelled'), setTimeout(300, 'waiting')]);
    expect(first).toBe('waiting');
  });
  await writing;
  expect((await cancelling)?.statusCode).toBe(200);
  await app.runJobs();
  const live = await app.source.query<object[]>(
    `select 1 from invitations where registration_id = $1 and wanted = 'REQUEST'`,
    [registrationId],
  );
  expect(live).toEqual([]);
});

describe('the roster', () => {
  it('shows its own region, and hides it from another', async () => {
    const { sessionId, people } = await fullSession();
    const [here, elsewhere] = await app.source.transaction(async (tx) => [
      await someoneWith(tx, 'REGIONAL_ORGANIZER', 'region:84'),
      await someoneWith(tx, 'REGIONAL_ORGANIZER', 'region:53'),
    ]);
    const url = `/api/organiser/sessions/${sessionId}/registrations`;
    const seen = await app.inject({ method: 'GET', url, headers: await app.signIn(here as string) });
    const { availability, items } = seen.json<Roster>();
    expect(availability.limits).toMatchObject([
      { capacity: 1, confirmed: 1, offered: 0, waiting: 2, left: 0 },
    ]);
    expect(items.map(({ status, rank }) => [status, rank])).toEqual([
      ['CONFIRMED', null],
      ['WAITLISTED', 1],
      ['WAITLISTED', 2],
    ]);
    const other = await app.signIn(elsewhere as string);
    for (const path of [url, `${url}.csv`])
      expect((await app.inject({ method: 'GET', url: path, headers: other })).statusCode).toBe(404);
    const cancel = {
      method: 'POST' as const,
      url: `/api/organiser/registrations/${people[0].registrationId}/cancel`,
    };
    expect((await app.inject({ ...cancel, headers: other, payload: { reason: 'Erreur' } })).statusCode).toBe(
      404,
    );
    expect(
      (
        await app.inject({
          ...cancel,
          headers: await app.signIn(here as string),
          payload: { reason: 'Erreur' },
        })
      ).statusCode,
    ).toBe(200);
    expect(await page(people[1].token)).toMatchObject({ status: 'OFFERED' });
  });

  it('exports cells that no spreadsheet takes for formulas', async () => {
    const sessionId = await session();
    await register(app, sessionId, aDraft({ familyName: '=HYPERLINK("x")' }));
    const organiser = await app.source.transaction((tx) =>
      someoneWith(tx, 'REGIONAL_ORGANIZER', 'region:84'),
    );
    const answer = await app.inject({
      method: 'GET',
      url: `/api/organiser/sessions/${sessionId}/registrations.csv`,
      headers: await app.signIn(organiser),
    });
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.body).toContain("'=HYPERLINK");
    expect(answer.body.charCodeAt(0)).toBe(0xfeff);
  });
});

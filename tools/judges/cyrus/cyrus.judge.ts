// The whole way of an invitation, from a registration to what the recipient's calendar shows over CalDAV.
import type { OrganiserSession } from '@treize/contract/sessions';
import { startMailServer, type TestMailServer } from '@treize/api/platform/mail/mail-server.fixture';
import { someoneWith } from '@treize/api/auth/auth.fixture';
import { aPerson } from '@treize/api/people/people.fixture';
import { aDraft, register } from '@treize/api/registrations/registrations.fixture';
import { aDay, aSession } from '@treize/api/sessions/sessions.fixture';
import { startTestApp, type TestApp } from '@treize/api/test-app.fixture';
import { placeTowns } from '@treize/api/territories/territories.fixture';
import { parisInstant } from '@treize/rules/time/paris';
import { simpleParser } from 'mailparser';
import { Cyrus, type ShownEvent } from './cyrus.ts';

const now = '2027-01-05T08:00:00Z';
let app: TestApp;
let server: TestMailServer;
let cyrus: Cyrus;
let organiser: { cookie: string };
let forwarded = 0;

/** Runs the jobs, then hands what the mail server took over to the recipient, in that order. */
async function settle(): Promise<void> {
  await app.runJobs();
  for (; forwarded < server.taken.length; forwarded++) {
    const raw = server.taken[forwarded] as Buffer;
    const mail = await simpleParser(raw);
    const to = [mail.to ?? []].flat()[0]?.value[0]?.address ?? '';
    await cyrus.deliver(raw, 'bounce@mail.treize.example', to);
  }
}

const post = async (path: string, payload: object) => {
  const answer = await app.inject({ method: 'POST', url: path, headers: organiser, payload });
  if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
};
const sessionOf = async (sessionId: string) =>
  (
    await app.inject({ method: 'GET', url: `/api/organiser/sessions/${sessionId}`, headers: organiser })
  ).json<OrganiserSession>();

async function move(sessionId: string, date: string, room = 'Salle du conseil'): Promise<void> {
  const { version, venueId, joinUrl, days } = await sessionOf(sessionId);
  const day = { id: days[0]?.id, ...aDay(date) };
  await post(`/api/organiser/sessions/${sessionId}/move`, { version, venueId, joinUrl, room, days: [day] });
}

async function invited(title: string, date: string) {
  const email = `cyrus.${Math.random().toString(36).slice(2, 10)}@judge.example`;
  await cyrus.addRecipient(email);
  const trainer = await app.source.transaction((tx) => aPerson(tx));
  const sessionId = await app.source.transaction((tx) =>
    aSession(tx, { title, days: [aDay(date)], trainerIds: [trainer] }),
  );
  const { token, registrationId } = await register(app, sessionId, aDraft({ email }));
  await settle();
  return { email, sessionId, token, registrationId, shown: () => cyrus.calendarOf(email) };
}

const at = (date: string) => ({
  start: parisInstant(date, '09:30'),
  end: parisInstant(date, '16:45'),
});
const one = (events: ShownEvent[]): ShownEvent => {
  expect(events).toHaveLength(1);
  return events[0] as ShownEvent;
};

beforeAll(async () => {
  [server, cyrus] = [await startMailServer(), await Cyrus.start()];
  app = await startTestApp({ now, settings: { SMTP_URL: server.url } });
  await placeTowns(app.source);
  organiser = await app.signIn(
    await app.source.transaction((tx) => someoneWith(tx, 'NATIONAL_PILOT', 'nation')),
  );
});
afterAll(async () => {
  await app?.close();
  await cyrus?.stop();
  await server?.close();
});
beforeEach(() => app.clock.set(now));

it('shows the session as it is after an invitation, an update, and a cancellation', async () => {
  const { shown, sessionId } = await invited('Été, «budget»; \\ 🏛️', '2027-01-12');
  const first = one(await shown());
  expect(first).toMatchObject({ summary: 'Été, «budget»; \\ 🏛️', sequence: 0, ...at('2027-01-12') });
  expect(first.location).toContain('Salle du conseil');

  await move(sessionId, '2027-01-19', 'Salle des fêtes');
  await settle();
  const moved = one(await shown());
  expect(moved).toMatchObject({ uid: first.uid, sequence: 1, ...at('2027-01-19') });
  expect(moved.location).toContain('Salle des fêtes');

  const { version } = await sessionOf(sessionId);
  await post(`/api/organiser/sessions/${sessionId}/cancel`, { version, reason: 'Neige' });
  await settle();
  expect((await shown()).filter(({ status }) => status !== 'CANCELLED')).toEqual([]);
});

it('[7.6-29] never goes back to an older revision that the mail server refused for a while', async () => {
  const { shown, sessionId } = await invited('Budget', '2027-02-02');
  server.next.push('defer');
  await move(sessionId, '2027-02-09');
  await settle();
  expect(one(await shown())).toMatchObject(at('2027-02-02'));
  await move(sessionId, '2027-02-16');
  await settle();
  expect(one(await shown())).toMatchObject(at('2027-02-16'));
  app.clock.advance(3_600_000);
  await settle();
  expect(one(await shown())).toMatchObject(at('2027-02-16'));
});

it('[7.6-27] holds one event when the same bytes arrive twice after a line cut', async () => {
  const { shown, sessionId, email } = await invited('Budget', '2027-03-02');
  server.next.push('cut-after-data');
  await move(sessionId, '2027-03-09');
  await settle();
  const [lost] = server.cut.splice(0) as [Buffer];
  await cyrus.deliver(lost, 'bounce@mail.treize.example', email);
  expect(one(await shown())).toMatchObject(at('2027-03-09'));
  app.clock.advance(3_600_000);
  await settle();
  expect(one(await shown())).toMatchObject({ sequence: 1, ...at('2027-03-09') });
});

it('[7.6-13] takes a new invitation after a withdrawal as another event', async () => {
  const { shown, sessionId, token, email } = await invited('Budget', '2027-01-26');
  const { uid } = one(await shown());
  await post(`/api/registrations/link/${token}/cancel`, { reason: null, notMe: false });
  await settle();
  expect((await shown()).filter(({ status }) => status !== 'CANCELLED')).toEqual([]);
  await register(app, sessionId, aDraft({ email }));
  await settle();
  const standing = (await shown()).filter(({ status }) => status !== 'CANCELLED');
  expect(one(standing)).toMatchObject({ ...at('2027-01-26') });
  expect(standing[0]?.uid).not.toBe(uid);
});

it('[7.6-4] [7.6-5] keeps the hours of the clock on the wall across both changes of time', async () => {
  for (const date of ['2027-03-29', '2027-10-30', '2027-11-01', '2027-07-14']) {
    const { shown } = await invited(`Le ${date}`, date);
    expect(one(await shown())).toMatchObject(at(date));
  }
});

it('[7.6-16] two officials on one mailbox get two events; one withdrawal leaves the other', async () => {
  const { shown, sessionId, token, email } = await invited('Budget', '2027-04-06');
  await register(app, sessionId, aDraft({ email, givenName: 'Paule' }));
  await settle();
  expect(await shown()).toHaveLength(2);
  await post(`/api/registrations/link/${token}/cancel`, { reason: null, notMe: false });
  await settle();
  expect((await shown()).filter(({ status }) => status !== 'CANCELLED')).toHaveLength(1);
});

// The operator's page through HTTP: who may see it, what it shows, another try.
import { someoneWith } from '../../auth/auth.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { Bounces } from '../mail/bounces/bounces.service';
import { Mails } from '../mail/mails.service';
import { anOutgoingMail } from '../mail/mail.fixture';
import { startMailServer, type TestMailServer } from '../mail/mail-server.fixture';

let server: TestMailServer;
let app: TestApp;
let pilot: { cookie: string };

beforeAll(async () => {
  server = await startMailServer();
  app = await startTestApp({ now: '2027-01-12T08:30:00Z', settings: { SMTP_URL: server.url } });
  pilot = await app.signIn(await someoneWith(app.source.manager, 'NATIONAL_PILOT', 'nation'));
});
afterAll(async () => {
  await app.close();
  await server.close();
});
beforeEach(async () => {
  await app.source.query(`truncate mails, blocked_addresses cascade`);
  await app.source.query(`delete from pgboss.job`);
  server.next.length = server.taken.length = 0;
});

const get = (url: string, headers = pilot) => app.inject({ method: 'GET', url, headers });
const post = (url: string, headers = pilot) => app.inject({ method: 'POST', url, headers });
const queue = (dedupeKey: string) =>
  app.source.transaction((tx) => app.app.get(Mails).queue(tx, anOutgoingMail({ dedupeKey })));
interface MailPage {
  items: { id: string; state: string; lastText: string }[];
  total: number;
}
const mails = async (state = '') => (await get(`/api/operations/mails${state}`)).json<MailPage>();

it('is closed to nobody in particular, and to organisers', async () => {
  const organiser = await app.signIn(
    await someoneWith(app.source.manager, 'REGIONAL_ORGANIZER', 'region:84'),
  );
  const reader = await app.signIn(await someoneWith(app.source.manager, 'DPO', 'nation'));
  expect((await app.inject({ method: 'GET', url: '/api/operations/jobs' })).statusCode).toBe(401);
  expect((await get('/api/operations/jobs', organiser)).statusCode).toBe(403);
  expect((await get('/api/operations/mails', reader)).statusCode).toBe(200);
  expect(
    (await post('/api/operations/mails/0199aaaa-0000-7000-8000-000000000001/retry', reader)).statusCode,
  ).toBe(403);
});

it('shows a refused mail with the reason, and sends it again on demand', async () => {
  server.next.push('reject');
  await queue('refused');
  await app.runJobs();
  const { items, total } = await mails('?state=REJECTED');
  expect(total).toBe(1);
  expect(items[0]).toMatchObject({ state: 'REJECTED', attempts: 1, toAddress: 'anne@mairie.example' });
  expect(items[0]?.lastText).toContain('No such mailbox');
  const url = `/api/operations/mails/${items[0]?.id ?? ''}/retry`;
  expect((await post(url)).json()).toEqual({ done: true });
  await app.runJobs();
  expect(server.taken).toHaveLength(1);
  expect((await mails()).items[0]?.state).toBe('ACCEPTED');
  expect((await post(url)).json()).toMatchObject({ code: 'wrong-state' });
});

it('shows what was held back for a blocked address, and sends it once the address is not blocked any more', async () => {
  await app.source.query(
    `insert into blocked_addresses (address, cause, blocked_at) values ('anne@mairie.example', 'HARD', $1)`,
    [app.clock.now()],
  );
  await queue('held');
  await app.runJobs();
  const { items } = await mails('?state=SUPPRESSED');
  const url = `/api/operations/mails/${items[0]?.id ?? ''}/retry`;
  expect((await post(url)).json()).toMatchObject({ code: 'wrong-state' });
  await app.source.transaction((tx) => app.app.get(Bounces).unblock(tx, 'anne@mairie.example'));
  expect((await post(url)).json()).toEqual({ done: true });
  await app.runJobs();
  expect(server.taken).toHaveLength(1);
  const events = await app.source.query<{ kind: string }[]>(`select kind from mail_events order by id`);
  expect(events.map(({ kind }) => kind)).toEqual(['SUPPRESSED', 'RESENT', 'ACCEPTED']);
});

it('counts the queues, and lets a failed job run again', async () => {
  await queue('waiting');
  const counts = async () =>
    (await get('/api/operations/jobs'))
      .json<{ queues: { queue: string }[] }>()
      .queues.find((one) => one.queue === 'mail.send');
  const dueAt = (at: string) => app.source.query(`update pgboss.job set start_after = $1`, [new Date(at)]);
  await dueAt('2027-01-12T08:30:00Z');
  expect(await counts()).toEqual({ queue: 'mail.send', waiting: 1, active: 0, failed: 0, blocked: 0 });
  await dueAt('2027-01-12T08:20:00Z');
  expect(await counts()).toMatchObject({ waiting: 1, blocked: 1 });
  await app.source.query(
    `update pgboss.job set state = 'failed', output = '{"message":"451 later"}', completed_on = $1`,
    [app.clock.now()],
  );
  const board = (await get('/api/operations/jobs')).json<{
    failed: { id: string; queue: string; reason: string }[];
  }>();
  expect(board.failed).toMatchObject([{ queue: 'mail.send', reason: '451 later' }]);
  const url = `/api/operations/jobs/mail.send/${board.failed[0]?.id ?? ''}/retry`;
  expect((await post(url)).statusCode).toBe(200);
  await app.source.query(`update pgboss.job set start_after = '2000-01-01'`);
  await app.runJobs();
  expect(server.taken).toHaveLength(1);
});

it('refuses what does not exist or is malformed', async () => {
  const unknown = '0199aaaa-0000-7000-8000-000000000009';
  expect((await post(`/api/operations/mails/${unknown}/retry`)).statusCode).toBe(404);
  expect((await post(`/api/operations/jobs/mail.send/${unknown}/retry`)).statusCode).toBe(404);
  expect((await post(`/api/operations/jobs/nothing/${unknown}/retry`)).statusCode).toBe(404);
  expect((await post('/api/operations/mails/anne/retry')).statusCode).toBe(400);
  expect((await get('/api/operations/mails?state=LOST')).statusCode).toBe(400);
});

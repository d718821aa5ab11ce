// Addresses to which nothing more is sent, what reports say of them, and the return address that brings reports back.
import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../../../test-app.fixture';
import { Bounces, type Report } from '../bounces/bounces.service';
import { startMailServer, type TestMailServer } from '../mail-server.fixture';
import { anOutgoingMail } from '../mail.fixture';
import { mailBounced } from '../mails.jobs';
import { Mails, type OutgoingMail } from '../mails.service';
import { Verp } from '../bounces/verp';

let server: TestMailServer;
let app: TestApp;

beforeAll(async () => {
  server = await startMailServer();
  app = await startTestApp({ now: '2027-01-12T08:30:00Z', settings: { SMTP_URL: server.url } });
});
afterAll(async () => {
  await app.close();
  await server.close();
});
beforeEach(async () => {
  await app.source.query(`truncate mails, blocked_addresses cascade`);
  await app.source.query(`delete from pgboss.job`);
  server.taken.length = server.returnPaths.length = 0;
});

const send = async (mail: Partial<OutgoingMail> = {}): Promise<string> => {
  const dedupeKey = randomUUID();
  await app.source.transaction((tx) => app.app.get(Mails).queue(tx, anOutgoingMail({ dedupeKey, ...mail })));
  await app.runJobs();
  const [row] = await app.source.query<{ id: string }[]>(`select id from mails where dedupe_key = $1`, [
    mail.dedupeKey ?? dedupeKey,
  ]);
  return row?.id ?? '';
};
const report = (mailId: string, change: Partial<Report>) =>
  app.source.transaction((tx) =>
    app.app.get(Bounces).record(tx, mailId, {
      action: 'failed',
      status: '5.1.1',
      text: 'No such user anne@mairie.example',
      at: app.clock.now(),
      ...change,
    }),
  );
const mail = async (id: string) =>
  (
    await app.source.query<Record<string, unknown>[]>(
      `select state, bounce, bounced_at as "bouncedAt", delivered_at as "deliveredAt", attempts from mails where id = $1`,
      [id],
    )
  )[0];
const blocked = () => app.source.query<object[]>(`select address, cause, text from blocked_addresses`);
const events = async (id: string) =>
  (
    await app.source.query<{ kind: string }[]>(
      `select kind from mail_events where mail_id = $1 order by id`,
      [id],
    )
  ).map(({ kind }) => kind);

it('[7.6-42] a mail leaves with a return address that names it and that nobody else can write', async () => {
  const id = await send();
  const verp = app.app.get(Verp);
  expect(server.returnPaths).toEqual([verp.addressOf(id)]);
  expect(verp.addressOf(id)).toMatch(/^bounce\+[0-9a-f]{52}@mail\.treize\.example$/);
  expect((server.returnPaths[0] ?? '').split('@')[0]?.length).toBeLessThanOrEqual(64);
  expect(verp.read(`<${verp.addressOf(id).toUpperCase()}>`)).toBe(id);
  const other = verp.addressOf(randomUUID());
  const forged = verp.addressOf(id).slice(0, 39) + other.slice(39);
  for (const wrong of [
    'bounce@mail.treize.example',
    'anne@mairie.example',
    forged,
    '',
    'bounce+zz@x.example',
  ])
    expect(verp.read(wrong)).toBeNull();
});

it('[7.6-42] a report of a wrong address marks that mail only, and blocks the address', async () => {
  const id = await send();
  const other = await send({ to: { name: 'Bob', address: 'bob@mairie.example' } });
  await report(id, {});
  expect(await mail(id)).toMatchObject({ state: 'ACCEPTED', bounce: 'HARD', bouncedAt: app.clock.now() });
  expect(await mail(other)).toMatchObject({ bounce: null });
  expect(await blocked()).toEqual([
    { address: 'anne@mairie.example', cause: 'HARD', text: '5.1.1 No such user …' },
  ]);
  expect(await events(id)).toEqual(['ACCEPTED', 'BOUNCED']);
});

it('nothing more is sent to a blocked address, but for codes to sign in', async () => {
  await report(await send(), {});
  const held = await send({ to: { name: 'Anne', address: 'Anne@Mairie.example' } });
  expect(await mail(held)).toMatchObject({ state: 'SUPPRESSED', attempts: 0 });
  expect(await events(held)).toEqual(['SUPPRESSED']);
  const code = await send({ kind: 'sign-in' });
  expect(await mail(code)).toMatchObject({ state: 'ACCEPTED' });
  expect(await app.source.transaction((tx) => app.app.get(Bounces).unblock(tx, 'ANNE@mairie.example'))).toBe(
    true,
  );
  expect(await mail(await send())).toMatchObject({ state: 'ACCEPTED' });
});

it('a full mailbox is blocked the third time in five days, not before', async () => {
  const full = { status: '5.2.2', text: 'Mailbox full' };
  for (const daysLater of [0, 6, 1]) {
    app.clock.advance(daysLater * 86_400_000);
    await report(await send(), full);
    expect(await blocked()).toEqual([]);
  }
  await report(await send(), full);
  expect(await blocked()).toEqual([
    { address: 'anne@mairie.example', cause: 'FULL', text: '5.2.2 Mailbox full' },
  ]);
});

it('a message refused by policy blocks nobody; a delay is only told; a delivery unblocks', async () => {
  const id = await send();
  await report(id, { status: '5.7.1', text: 'Blocked by policy' });
  expect(await mail(id)).toMatchObject({ bounce: 'POLICY' });
  const late = await send();
  await report(late, { action: 'delayed', status: '4.4.1', text: 'Still trying' });
  expect(await mail(late)).toMatchObject({ bounce: null });
  expect(await events(late)).toEqual(['ACCEPTED', 'DEFERRED']);
  expect(await blocked()).toEqual([]);
  await report(late, {});
  await report(await send({ kind: 'sign-in' }), { action: 'delivered', status: '2.0.0', text: '' });
  expect(await blocked()).toEqual([]);
});

it('rooms that follow learn of a bounce; a report about an unknown mail is ignored', async () => {
  const heard: unknown[] = [];
  app.jobs.follow(mailBounced, 'test', async (fact) => void heard.push(fact));
  await app.jobs.boss.createQueue(`test.${mailBounced.name}`);
  await report(randomUUID(), {});
  const id = await send();
  await report(id, { status: '4.4.7', text: 'Gave up' });
  await app.runJobs();
  expect(heard).toEqual([{ mailId: id, bounce: 'SOFT' }]);
});

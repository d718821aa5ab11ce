// Faults of mail servers, mail by mail and all at once: nothing lost, nothing doubled but what may have been lost, order kept.
import { simpleParser } from 'mailparser';
import { startTestApp, type TestApp } from '../../../test-app.fixture';
import { startMailServer, type Behaviour, type TestMailServer } from '../mail-server.fixture';
import { anOutgoingMail } from '../mail.fixture';
import { Mails, type OutgoingMail } from '../mails.service';

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
  await app.source.query(`truncate mails, domain_paces, blocked_addresses cascade`);
  await app.source.query(`delete from pgboss.job`);
  server.taken.length = server.cut.length = server.next.length = 0;
  server.rule = undefined;
});

const queueMany = (mails: Partial<OutgoingMail>[]) =>
  app.source.transaction((tx) => app.app.get(Mails).queueMany(tx, mails.map(anOutgoingMail)));
const to = (name: string, domain = `${name}.example`): Partial<OutgoingMail> => ({
  dedupeKey: name,
  to: { name, address: `${name}@${domain}` },
});
const states = async () =>
  Object.fromEntries(
    (
      await app.source.query<{ key: string; state: string; attempts: number }[]>(
        `select dedupe_key as key, state, attempts from mails order by key`,
      )
    ).map(({ key, state, attempts }) => [key, `${state} ${attempts}`]),
  );
/** Runs what is due, again and again, an hour at a time: two days and more. */
async function letTimePass(hours = 60): Promise<void> {
  for (let hour = 0; hour < hours; hour++) {
    app.clock.advance(3_600_000);
    await app.runJobs();
  }
}
const recipients = async () => {
  const messages = await Promise.all(server.taken.map((message) => simpleParser(message)));
  return messages.map(({ to: header }) => (header && 'value' in header ? header.value[0]?.name : ''));
};

it('[7.6-31] a refusal for good of one person delays neither the others nor their own later revisions', async () => {
  const invitationId = '0199bbbb-0000-7000-8000-000000000001';
  server.rule = (recipient) => (recipient.startsWith('anne') ? 'reject' : 'accept');
  await queueMany([
    { ...to('anne'), invitationId, revision: 0 },
    ...['bob', 'chloe', 'denis'].map((name) => to(name)),
  ]);
  await app.runJobs();
  expect((await recipients()).sort()).toEqual(['bob', 'chloe', 'denis']);
  server.rule = undefined;
  await queueMany([{ ...to('anne'), dedupeKey: 'anne again', invitationId, revision: 1 }]);
  await app.runJobs();
  expect(await states()).toMatchObject({ anne: 'REJECTED 1', 'anne again': 'ACCEPTED 1' });
});

it('[F3] each fault of a mail is its own: refused, deferred, cut before, in and after the message', async () => {
  const faults: Record<string, Behaviour> = {
    accepted: 'accept',
    busy: 'busy',
    deferred: 'defer',
    partial: 'cut-in-data',
    refused: 'reject',
    toolarge: 'reject-after-data',
    unheard: 'cut-before-data',
    unknown: 'cut-after-data',
  };
  server.rule = (recipient) => faults[recipient.split('@')[0] ?? ''];
  await queueMany(Object.keys(faults).map((name) => to(name)));
  await app.runJobs();
  expect(await states()).toMatchObject({
    accepted: 'ACCEPTED 1',
    busy: 'DEFERRED 1',
    deferred: 'DEFERRED 1',
    refused: 'REJECTED 1',
    toolarge: 'REJECTED 1',
    unknown: 'UNKNOWN 1',
  });
  server.rule = undefined;
  await letTimePass(3);
  expect(Object.values(await states()).filter((state) => state.startsWith('ACCEPTED'))).toHaveLength(6);
  // What was cut after the message had arrived comes twice, as the same message; nothing else does.
  const ids = await Promise.all(
    [...server.taken, ...server.cut].map(async (message) => (await simpleParser(message)).messageId),
  );
  expect(ids).toHaveLength(7);
  expect(new Set(ids).size).toBe(6);
});

it('[F3] while nobody listens little is tried and nothing is lost; all leave once the server is back', async () => {
  await server.goDown();
  const before = server.connections;
  await queueMany(Array.from({ length: 60 }, (_, index) => to(`p${index}`, 'mairie.example')));
  for (let second = 0; second < 10; second++) {
    app.clock.advance(1000);
    await app.runJobs();
  }
  const [tried] = await app.source.query<{ mails: number; attempts: number }[]>(
    `select count(*)::int as mails, sum(attempts)::int as attempts from mails`,
  );
  expect(tried?.mails).toBe(60);
  expect(tried?.attempts).toBeLessThanOrEqual(10);
  await server.comeBack();
  await letTimePass(2);
  expect(server.taken).toHaveLength(60);
  expect(server.connections - before).toBeLessThanOrEqual(10);
  expect(new Set((await recipients()).map(String)).size).toBe(60);
});

it('[F3] a slow server does not make a mail leave twice', async () => {
  server.slowness = 1500;
  server.rule = () => 'tarpit';
  await queueMany(['anne', 'bob', 'chloe'].map((name) => to(name)));
  await Promise.all([app.runJobs(), app.runJobs()]);
  expect(await states()).toEqual({ anne: 'ACCEPTED 1', bob: 'ACCEPTED 1', chloe: 'ACCEPTED 1' });
  expect(server.taken).toHaveLength(3);
});

it('[F3] faults at random: every mail ends, each as itself, none twice but what may have been lost', async () => {
  const kinds: Behaviour[] = ['accept', 'defer', 'busy', 'cut-before-data', 'cut-after-data', 'cut-in-data'];
  let turn = 0;
  server.rule = () => kinds[turn++ % kinds.length];
  await queueMany(Array.from({ length: 40 }, (_, index) => to(`m${index}`)));
  await app.runJobs();
  await letTimePass(2);
  server.rule = undefined;
  await letTimePass(30);
  const all = await states();
  expect(Object.values(all).filter((state) => !state.startsWith('ACCEPTED'))).toEqual([]);
  const told = await recipients();
  expect(told).toHaveLength(40);
  expect(new Set(told).size).toBe(40);
}, 60_000);

it('[F3] a domain that asks for rest gets it, the others go on', async () => {
  server.rule = (recipient) => (recipient.endsWith('@busy.example') ? 'busy' : 'accept');
  const busy = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => to(`b${from + index}`, 'busy.example'));
  await queueMany(busy(0, 3));
  await app.runJobs();
  await queueMany([...busy(3, 20), to('anne'), to('bob')]);
  await app.runJobs();
  expect((await recipients()).sort()).toEqual(['anne', 'bob']);
  const tries = async () =>
    (
      await app.source.query<{ n: number }[]>(
        `select sum(attempts)::int as n from mails where to_address like '%busy.example'`,
      )
    )[0]?.n;
  expect(await tries()).toBe(3);
  app.clock.advance(60_000);
  await app.runJobs();
  expect(await tries()).toBe(4);
  server.rule = undefined;
  await letTimePass(3);
  expect(server.taken).toHaveLength(25);
});

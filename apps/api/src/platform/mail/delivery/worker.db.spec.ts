// The worker process itself, polling a real queue: mails leave at once, and one in trouble holds nobody up.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { AppModule } from '../../../app.module';
import { testSettings } from '../../../test-app.fixture';
import { readConfig } from '../../config';
import { openTestDatabase, type TestDatabase } from '../../database/test-database.fixture';
import { startMailServer, type TestMailServer } from '../mail-server.fixture';
import { anOutgoingMail } from '../mail.fixture';
import { Mails } from '../mails.service';

let server: TestMailServer;
let database: TestDatabase;
let workers: TestingModule[] = [];

const pause = (milliseconds: number) => new Promise((wake) => setTimeout(wake, milliseconds));
async function startWorkers(count: number): Promise<TestingModule> {
  const config = readConfig({ ...testSettings(database.url), SMTP_URL: server.url });
  for (let number = 0; number < count; number++) {
    const worker = await Test.createTestingModule({ imports: [AppModule.of(config, 'worker')] }).compile();
    await worker.init();
    workers.push(worker);
  }
  return workers[0] as TestingModule;
}
const states = () =>
  database.source.query<object[]>(`select state, count(*)::int from mails group by state order by state`);

beforeEach(async () => {
  server = await startMailServer();
  database = await openTestDatabase();
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.close()));
  workers = [];
  await database.close();
  await server.close();
});

it('sends what waits, several at once, each for itself', async () => {
  const worker = await startWorkers(1);
  server.next.push('defer');
  const mails = Array.from({ length: 12 }, (_, index) => anOutgoingMail({ dedupeKey: `mail ${index}` }));
  await worker.get(DataSource).transaction((tx) => worker.get(Mails).queueMany(tx, mails));
  for (let turn = 0; turn < 100 && server.taken.length < 11; turn++) await pause(100);
  expect(server.taken).toHaveLength(11);
  await pause(500);
  expect(await states()).toEqual([
    { state: 'ACCEPTED', count: 11 },
    { state: 'DEFERRED', count: 1 },
  ]);
});

it('[7.6-33] a thousand invitations through two workers: none lost, no Message-ID twice', async () => {
  const worker = await startWorkers(2);
  const invitations = Array.from({ length: 1000 }, (_, index) => {
    const invitationId = randomUUID();
    const address = `person${index}@d${index % 40}.example`;
    return anOutgoingMail({
      ...{ dedupeKey: invitationId, invitationId, revision: 0, to: { name: `P${index}`, address } },
      calendar: { method: 'REQUEST', body: `BEGIN:VCALENDAR\r\nUID:${invitationId}\r\nEND:VCALENDAR\r\n` },
    });
  });
  await worker.get(DataSource).transaction((tx) => worker.get(Mails).queueMany(tx, invitations));
  for (let turn = 0; turn < 400 && server.taken.length < 1000; turn++) await pause(100);
  // Time for one that would leave twice.
  await pause(1500);
  const ids = server.taken.map((message) => /^message-id: <([^.>]+)\.0@/im.exec(message.toString())?.[1]);
  expect(ids.toSorted()).toEqual(invitations.map(({ dedupeKey }) => dedupeKey).toSorted());
  expect(await states()).toEqual([{ state: 'ACCEPTED', count: 1000 }]);
}, 60_000);

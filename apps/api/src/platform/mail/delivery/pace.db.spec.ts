// The pace of three workers together, on a real queue and a real mail server.
import 'reflect-metadata';
import { Test, type TestingModule } from '@nestjs/testing';
import { simpleParser } from 'mailparser';
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

const startWorkers = async (count: number, settings: Record<string, string>): Promise<void> => {
  server = await startMailServer();
  database = await openTestDatabase();
  const config = readConfig({ ...testSettings(database.url), SMTP_URL: server.url, ...settings });
  for (let number = 0; number < count; number++) {
    const worker = await Test.createTestingModule({ imports: [AppModule.of(config, 'worker')] }).compile();
    await worker.init();
    workers.push(worker);
  }
};
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.close()));
  workers = [];
  await database.close();
  await server.close();
});

const queue = async (addresses: string[]): Promise<void> => {
  const [worker] = workers;
  const mails = addresses.map((address) =>
    anOutgoingMail({ dedupeKey: address, to: { name: address.replace('@', ' '), address } }),
  );
  await worker?.get(DataSource).transaction((tx) => worker.get(Mails).queueMany(tx, mails));
};
const pause = (milliseconds: number) => new Promise((wake) => setTimeout(wake, milliseconds));
const addressesTaken = async (): Promise<string[]> =>
  (await Promise.all(server.taken.map((message) => simpleParser(message)))).flatMap(({ to }) =>
    to && 'value' in to ? (to.value[0]?.address ?? []) : [],
  );
const people = (count: number, domain: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => `p${index}@${domain(index)}`);

it('[7.6-34] three workers keep the limit of a domain together, and the other domains do not wait', async () => {
  await startWorkers(3, { MAIL_PER_DOMAIN_MINUTE: '30' });
  const began = Date.now();
  await queue([...people(60, () => 'slow.example'), ...people(40, (index) => `d${index}.example`)]);
  for (let turn = 0; turn < 200 && server.taken.length < 44; turn++) await pause(50);
  await pause(3000);
  const seconds = (Date.now() - began) / 1000;
  const taken = await addressesTaken();
  expect(new Set(taken).size).toBe(taken.length);
  const slow = taken.filter((address) => address.endsWith('@slow.example')).length;
  expect(taken.length - slow).toBe(40);
  // Three at once, then 28 a minute: thirty in any minute.
  expect(slow).toBeGreaterThanOrEqual(3);
  expect(slow).toBeLessThanOrEqual(Math.ceil(3 + (28 / 60) * seconds));
  const [waiting] = await database.source.query<object[]>(
    `select max(attempts) as attempts, bool_and(next_at is not null) as told from mails
     where to_address like '%slow.example' and state = 'PENDING'`,
  );
  expect(waiting).toEqual({ attempts: 0, told: true });
}, 60_000);

it('three workers keep the pace of all mails together', async () => {
  await startWorkers(3, { MAIL_PER_SECOND: '10' });
  await queue(people(60, (index) => `d${index}.example`));
  while (server.taken.length === 0) await pause(10);
  const began = Date.now();
  while (server.taken.length < 60 && Date.now() - began < 30_000) await pause(20);
  const seconds = (Date.now() - began) / 1000;
  expect(server.taken).toHaveLength(60);
  expect(seconds).toBeGreaterThanOrEqual(5);
}, 60_000);

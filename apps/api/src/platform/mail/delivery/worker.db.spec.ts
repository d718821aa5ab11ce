// The worker process itself, polling a real queue: mails leave at once, and one in trouble holds nobody up.
import 'reflect-metadata';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { AppModule } from '../../../app.module';
import { testSettings } from '../../../test-app.fixture';
import { readConfig } from '../../config';
import { openTestDatabase } from '../../database/test-database.fixture';
import { startMailServer } from '../mail-server.fixture';
import { anOutgoingMail } from '../mail.fixture';
import { Mails } from '../mails.service';

it('sends what waits, several at once, each for itself', async () => {
  const server = await startMailServer();
  const database = await openTestDatabase();
  const config = readConfig({ ...testSettings(database.url), SMTP_URL: server.url });
  const worker = await Test.createTestingModule({ imports: [AppModule.of(config, 'worker')] }).compile();
  await worker.init();
  try {
    server.next.push('defer');
    const mails = Array.from({ length: 12 }, (_, index) => anOutgoingMail({ dedupeKey: `mail ${index}` }));
    await worker.get(DataSource).transaction((tx) => worker.get(Mails).queueMany(tx, mails));
    for (let turn = 0; turn < 100 && server.taken.length < 11; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(server.taken).toHaveLength(11);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const states = await database.source.query<object[]>(
      `select state, count(*)::int from mails group by state order by state`,
    );
    expect(states).toEqual([
      { state: 'ACCEPTED', count: 11 },
      { state: 'DEFERRED', count: 1 },
    ]);
  } finally {
    await worker.close();
    await database.close();
    await server.close();
  }
});

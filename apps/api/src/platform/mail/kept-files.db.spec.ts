// A mail that carries a file kept elsewhere leaves with its very bytes, the same at each try, and not without them.
import { randomUUID } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { KeptFiles } from './kept-files.service';
import { startMailServer, type TestMailServer } from './mail-server.fixture';
import { anOutgoingMail } from './mail.fixture';
import { Mails } from './mails.service';

const bytes = Buffer.from('%PDF-1.7 é\u0000\r\n.\r\n', 'latin1');
let server: TestMailServer;
let app: TestApp;

beforeAll(async () => {
  server = await startMailServer();
  app = await startTestApp({ now: '2027-01-12T08:30:00Z', settings: { SMTP_URL: server.url } });
  app.app.get(KeptFiles).keep('test', (_, id) => Promise.resolve(id === 'here' ? bytes : null));
});
afterAll(async () => {
  await app.close();
  await server.close();
});
beforeEach(async () => {
  await app.source.query('truncate mails cascade');
  server.taken.length = 0;
  server.cut.length = 0;
});

async function queue(id: string, weight = bytes.length): Promise<void> {
  const kept = { filename: 'certificat.pdf', contentType: 'application/pdf', keptBy: 'test', id, weight };
  const written = { filename: 'mot.txt', contentType: 'text/plain', base64: 'w6ksIMOg' };
  const mail = anOutgoingMail({ dedupeKey: randomUUID(), attachments: [kept, written] });
  await app.source.transaction((tx) => app.app.get(Mails).queue(tx, mail));
  await app.runJobs();
}
const stateOf = () => app.source.query<object[]>('select state, last_text as text, notes from mails');

it('carries its bytes beside files of its own', async () => {
  await queue('here');
  const { attachments } = await simpleParser(server.taken[0] ?? '');
  expect(attachments.map(({ filename, contentType, content }) => [filename, contentType, content])).toEqual([
    ['certificat.pdf', 'application/pdf', bytes],
    ['mot.txt', 'text/plain', Buffer.from('é, à')],
  ]);
});

it('is the same message when it is tried again', async () => {
  server.next = ['cut-after-data'];
  await queue('here');
  app.clock.advance(60 * 60_000);
  await app.runJobs();
  expect(server.cut).toHaveLength(1);
  expect(server.taken).toEqual(server.cut);
});

it('does not leave without a file that is gone', async () => {
  await queue('gone');
  expect(server.taken).toEqual([]);
  expect(await stateOf()).toMatchObject([{ state: 'REJECTED', text: 'Message impossible à composer' }]);
});

it('[M15] leaves without files that are too heavy together, and says so', async () => {
  await queue('here', 7_000_001);
  expect((await simpleParser(server.taken[0] ?? '')).attachments).toEqual([]);
  expect(await stateOf()).toMatchObject([{ notes: [expect.stringContaining('certificat.pdf')] }]);
});

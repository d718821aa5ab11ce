// The whole loop: a registration, the invitation that leaves, Thunderbird's reply through Dovecot, the answer that is stored.
import { receivedMessage, answeredUid, withHeaders } from '@treize/api/platform/inbox/message.fixture';
import { startMailServer, type TestMailServer } from '@treize/api/platform/mail/mail-server.fixture';
import { aDraft, register } from '@treize/api/registrations/registrations.fixture';
import { aDay, aSession } from '@treize/api/sessions/sessions.fixture';
import { startTestApp, testSettings, type TestApp } from '@treize/api/test-app.fixture';
import { placeTowns } from '@treize/api/territories/territories.fixture';
import { unfold } from '@treize/api/calendar/ics/lines';
import { simpleParser } from 'mailparser';
import { Dovecot } from './dovecot.ts';
import { until } from './until.ts';
import { WorkerProcess } from './worker-process.ts';

const receivingServer = 'mx.treize.example';
const day = 86_400_000;
let app: TestApp;
let server: TestMailServer;
let dovecot: Dovecot;
let worker: WorkerProcess;

beforeAll(async () => {
  [server, dovecot] = [await startMailServer(), await Dovecot.make()];
  app = await startTestApp({ settings: { SMTP_URL: server.url } });
  // The worker is another process, that lives by the real clock.
  await app.source.query('update pgboss.shifted_clock set at = $1', [app.clock.now()]);
  await placeTowns(app.source);
  worker = new WorkerProcess({
    ...testSettings(app.config.DATABASE_URL),
    LOG_LEVEL: 'fatal',
    SMTP_URL: server.url,
    MAIL_AUTHSERV_ID: receivingServer,
    INBOX_URL: `imap://treize:secret@127.0.0.1:${dovecot.imap}/INBOX`,
  });
  await dovecot.start();
  worker.start();
});
afterAll(async () => {
  await worker?.stop();
  await dovecot?.end();
  await app?.close();
  await server?.close();
});

interface Left {
  from: string;
  messageId: string;
  lines: string[];
}
/** The calendar object of the first invitation that left for this address, a line each. */
async function invitationTo(email: string): Promise<Left> {
  let found: Left | undefined;
  await until('the invitation leaves', async () => {
    for (const mail of await Promise.all(server.taken.map((message) => simpleParser(message)))) {
      const part = mail.attachments.find(({ contentType }) => contentType === 'text/calendar');
      const to = mail.to && 'value' in mail.to ? mail.to.value[0]?.address : undefined;
      if (part && to === email)
        found = {
          from: mail.from?.value[0]?.address ?? '',
          messageId: mail.messageId ?? '',
          lines: unfold(part.content.toString('utf8')),
        };
    }
    return found !== undefined;
  });
  return found as Left;
}

/** Thunderbird's message as it came, but for who answers whom, what, and when; the receiving server found it genuine. */
function thunderbird(reply: { uid: string; organizer: string; attendee: string; stamp: string }): Buffer {
  const raw = receivedMessage('thunderbird-reply')
    .toString('latin1')
    .replaceAll(answeredUid, reply.uid)
    .replaceAll('bretagne@mail.treize.example', reply.organizer)
    .replaceAll('anne@mairie.example', reply.attendee)
    .replaceAll('20270112T083000Z', reply.stamp);
  const findings = `Authentication-Results: ${receivingServer}; dmarc=pass header.from=mairie.example`;
  return withHeaders(Buffer.from(raw, 'latin1'), findings);
}

const answers = (registrationId: string) =>
  app.source.query<object[]>(
    `select id, partstat, partstat_sequence as sequence, partstat_at as at, partstat_source as source
     from invitations where registration_id = $1`,
    [registrationId],
  );
const messages = () =>
  app.source.query<object[]>(
    `select sort, reason, registration_id as "registrationId", invitation_id as "invitationId" from inbound_messages
     where sorted_at is not null order by received_at, id`,
  );

it('[7.6-35] accepting in Thunderbird is stored within a minute, once, on that invitation alone', async () => {
  const date = new Date(app.clock.now().getTime() + 60 * day).toISOString().slice(0, 10);
  const sessionId = await app.source.transaction((tx) => aSession(tx, { days: [aDay(date)] }));
  const email = 'anne.loop@mairie.example';
  const { registrationId } = await register(app, sessionId, aDraft({ email }));
  const other = await register(app, sessionId, aDraft());
  const { from, lines } = await invitationTo(email);
  const uid = lines.find((line) => line.startsWith('UID:'))?.slice(4) ?? '';
  expect(await answers(registrationId)).toMatchObject([{ partstat: null, source: null }]);

  const at = new Date(Math.floor(Date.now() / 1000) * 1000);
  const stamp = at.toISOString().replace(/[-:]|\.\d+/g, '');
  const raw = thunderbird({ uid, organizer: from, attendee: email, stamp });
  await dovecot.deliver(raw, from, email);
  const isStored = async () =>
    (await answers(registrationId)).some((row) => 'partstat' in row && row.partstat);
  await until('the answer is stored', isStored, 60);

  const stored = [{ partstat: 'ACCEPTED', sequence: 0, at, source: 'REPLY' }];
  const [invitation] = await answers(registrationId);
  expect([invitation]).toMatchObject(stored);
  const invitationId = (invitation as { id: string }).id;
  expect(await messages()).toEqual([{ sort: 'REPLY', reason: null, registrationId, invitationId }]);
  expect(await answers(other.registrationId)).toMatchObject([{ partstat: null }]);

  await dovecot.deliver(Buffer.concat([Buffer.from('X-Again: 1\r\n'), raw]), from, email);
  await until('the copy is sorted', async () => (await messages()).length === 2, 60);
  expect(await answers(registrationId)).toMatchObject(stored);
  await until('both left the INBOX', async () => (await dovecot.count())['INBOX'] === undefined);
});

it('"je ne pourrai pas venir", in plain words from another mailbox, is shown beside the registration it answers', async () => {
  const date = new Date(app.clock.now().getTime() + 61 * day).toISOString().slice(0, 10);
  const sessionId = await app.source.transaction((tx) => aSession(tx, { days: [aDay(date)] }));
  const email = 'anne.mots@mairie.example';
  const { registrationId } = await register(app, sessionId, aDraft({ email }));
  const { from, messageId } = await invitationTo(email);
  const before = (await messages()).length;
  const raw = withHeaders(
    Buffer.from(
      receivedMessage('words-reply')
        .toString('latin1')
        .replaceAll('anne@mairie.example', 'moi@orange.example'),
    ),
    `References: <ailleurs@mairie.example> ${messageId}`,
  );
  await dovecot.deliver(raw, from, 'moi@orange.example');
  await until('the words are sorted', async () => (await messages()).length === before + 1, 60);
  expect((await messages()).at(-1)).toMatchObject({ sort: 'PERSON', registrationId });
  expect(await answers(registrationId)).toMatchObject([{ partstat: null }]);
});

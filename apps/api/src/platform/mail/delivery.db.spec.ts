// Mails on a real PostgreSQL and a real mail server: faults, order of revisions, crashes, one mail per key.
import { simpleParser } from 'mailparser';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { Delivery } from './delivery.service';
import { startMailServer, type TestMailServer } from './mail-server.fixture';
import { anOutgoingMail } from './mail.fixture';
import { Mails, type OutgoingMail } from './mails.service';
import { Smtp } from './smtp';

const invitationId = '0199bbbb-0000-7000-8000-000000000001';
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
  await app.source.query(`truncate mails cascade`);
  await app.source.query(`delete from pgboss.job`);
  server.taken.length = server.cut.length = server.next.length = 0;
});

const queue = (mail: Partial<OutgoingMail>) =>
  app.source.transaction((tx) => app.app.get(Mails).queue(tx, anOutgoingMail(mail)));
const states = () =>
  app.source.query<object[]>(
    `select state, attempts, last_code as code from mails order by revision, created_at`,
  );
const only = async () => (await app.source.query<{ id: string }[]>(`select id from mails`))[0]?.id ?? '';
/** Lets the delayed jobs come due now. */
const makeDue = () =>
  app.source.query(`update pgboss.job set start_after = '2000-01-01' where state in ('created','retry')`);
const jobStates = () =>
  app.source.query<object[]>(
    `select state::text from pgboss.job where name = 'mail.send' order by created_on`,
  );

describe('a mail', () => {
  it('leaves once for one key, from the address of its region', async () => {
    expect(await queue({ dedupeKey: 'a' })).toBe(true);
    expect(await queue({ dedupeKey: 'a' })).toBe(false);
    await app.runJobs();
    expect(server.taken).toHaveLength(1);
    expect(await states()).toEqual([{ state: 'ACCEPTED', attempts: 1, code: 250 }]);
    const message = await simpleParser(server.taken[0] ?? '');
    expect(message.from?.value[0]?.address).toBe('bretagne@mail.treize.example');
    await app.app.get(Delivery).attempt(await only());
    expect(server.taken).toHaveLength(1);
  });

  it.each([
    ['accept', 'ACCEPTED'],
    ['reject', 'REJECTED'],
  ] as const)('is forgotten once sent (%s) when its words sign somebody in', async (answer, state) => {
    if (answer === 'reject') server.next.push('reject');
    await queue({ kind: 'sign-in', text: 'Code 123456', html: '<p>Code 123456</p>' });
    await app.runJobs();
    await queue({ kind: 'registration.confirmed', dedupeKey: 'kept' });
    await app.runJobs();
    const words = await app.source.query<object[]>(
      `select state, text_body || html_body = '' as forgotten from mails order by kind desc`,
    );
    expect(words).toEqual([
      { state, forgotten: true },
      { state: 'ACCEPTED', forgotten: false },
    ]);
  });

  it('leaves no trace when the transaction rolls back', async () => {
    await app.source
      .transaction(async (tx) => {
        await app.app.get(Mails).queueMany(tx, [anOutgoingMail()]);
        throw new Error('changed my mind');
      })
      .catch(() => undefined);
    expect(await states()).toEqual([]);
    expect(await jobStates()).toEqual([]);
  });

  it('is tried again after 451, with the same bytes and Message-ID (M13)', async () => {
    server.next.push('defer');
    await queue({ dedupeKey: 'b' });
    expect((await app.runJobs()).failures).toHaveLength(1);
    expect(await states()).toEqual([{ state: 'DEFERRED', attempts: 1, code: 451 }]);
    expect(await jobStates()).toEqual([{ state: 'retry' }]);
    await makeDue();
    await app.runJobs();
    expect(await states()).toEqual([{ state: 'ACCEPTED', attempts: 2, code: 250 }]);
  });

  it('stops at once after 550 and completes its job (M13)', async () => {
    server.next.push('reject');
    await queue({ dedupeKey: 'c' });
    expect((await app.runJobs()).failures).toEqual([]);
    expect(await states()).toEqual([{ state: 'REJECTED', attempts: 1, code: 550 }]);
    expect(await jobStates()).toEqual([{ state: 'completed' }]);
  });

  it('is unknown when the line is cut after DATA, then the same bytes leave again', async () => {
    server.next.push('cut-after-data');
    await queue({ dedupeKey: 'd' });
    await app.runJobs();
    expect(await states()).toEqual([{ state: 'UNKNOWN', attempts: 1, code: null }]);
    app.clock.advance(600_000);
    await makeDue();
    await app.runJobs();
    expect(await states()).toEqual([{ state: 'ACCEPTED', attempts: 2, code: 250 }]);
    expect(server.taken[0]?.equals(server.cut[0] ?? Buffer.alloc(0))).toBe(true);
  });

  it('is deferred when nobody listens', async () => {
    const smtp = new Smtp({ ...app.config, SMTP_URL: 'smtp://127.0.0.1:2' });
    expect(await smtp.deliver(Buffer.from(''), 'a@treize.example', 'b@treize.example')).toMatchObject({
      state: 'DEFERRED',
      code: null,
    });
    smtp.onApplicationShutdown();
  });
});

describe('the mails of one invitation', () => {
  const revision = (number: number) =>
    queue({ dedupeKey: `revision ${number}`, invitationId, revision: number });
  const send = async (number: number) => {
    const [row] = await app.source.query<{ id: string }[]>(`select id from mails where revision = $1`, [
      number,
    ]);
    await app.app.get(Delivery).attempt(row?.id ?? '');
  };

  it('thread: one Message-ID a revision, updates answer the first', async () => {
    await revision(0);
    await send(0);
    await revision(1);
    await send(1);
    const [first, second] = await Promise.all(server.taken.map((message) => simpleParser(message)));
    expect(first?.inReplyTo).toBeUndefined();
    expect(second?.inReplyTo).toBe(first?.messageId);
    expect(second?.messageId).not.toBe(first?.messageId);
  });

  it('never leave in the wrong order: an old revision that comes back is dropped', async () => {
    server.next.push('defer');
    await revision(0);
    await expect(send(0)).rejects.toThrow('451');
    await revision(1);
    await send(1);
    await send(0);
    expect(await states()).toMatchObject([{ state: 'SUPERSEDED' }, { state: 'ACCEPTED' }]);
    expect(server.taken).toHaveLength(1);
  });

  it('wait for one in flight, and take over from a dead worker', async () => {
    await revision(0);
    await app.source.query(`update mails set state = 'SENDING', attempts = 1, sending_at = $1`, [
      app.clock.now(),
    ]);
    await send(0);
    await revision(1);
    await send(1);
    expect(server.taken).toHaveLength(0);
    app.clock.advance(240_000);
    await send(1);
    await send(0);
    expect(await states()).toMatchObject([{ state: 'SUPERSEDED' }, { state: 'ACCEPTED' }]);
  });

  it('are sent again after a crash between 250 and commit, with the same bytes', async () => {
    await revision(0);
    await send(0);
    await app.source.query(`update mails set state = 'SENDING', accepted_at = null`);
    app.clock.advance(240_000);
    await send(0);
    expect(server.taken).toHaveLength(2);
    expect(server.taken[0]?.equals(server.taken[1] ?? Buffer.alloc(0))).toBe(true);
  });

  it('never tried are dropped, and say so', async () => {
    await revision(0);
    expect(await app.source.transaction((tx) => app.app.get(Mails).dropUnsent(tx, invitationId))).toBe(false);
    await send(0);
    expect(await states()).toMatchObject([{ state: 'SUPERSEDED', attempts: 0 }]);
  });
});

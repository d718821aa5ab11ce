// Mails on a real PostgreSQL and a real mail server: faults, order of revisions, crashes, one mail per key.
import { simpleParser } from 'mailparser';
import { startTestApp, type TestApp } from '../../../test-app.fixture';
import { Delivery } from './delivery.service';
import { startMailServer, type TestMailServer } from '../mail-server.fixture';
import { anOutgoingMail } from '../mail.fixture';
import { Mails, type OutgoingMail } from '../mails.service';
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
  await app.source.query(`truncate mails, domain_paces, blocked_addresses cascade`);
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
    await app.app.get(Delivery).send([await only()]);
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

  it('[M13] is tried again after 451 when its time has come, and not before', async () => {
    server.next.push('defer', 'defer');
    await queue({ dedupeKey: 'b' });
    expect((await app.runJobs()).failures).toEqual([]);
    expect(await states()).toEqual([{ state: 'DEFERRED', attempts: 1, code: 451 }]);
    expect(await jobStates()).toEqual([{ state: 'completed' }, { state: 'created' }]);
    app.clock.advance(59_000);
    await app.runJobs();
    expect(await states()).toMatchObject([{ attempts: 1 }]);
    app.clock.advance(1_000);
    await app.runJobs();
    expect(await states()).toEqual([{ state: 'DEFERRED', attempts: 2, code: 451 }]);
    app.clock.advance(5 * 60_000);
    await app.runJobs();
    expect(await states()).toEqual([{ state: 'ACCEPTED', attempts: 3, code: 250 }]);
  });

  it('[7.6-30] 451 is tried again after 1, 5, 15, 60 minutes, then hours, two days in all', async () => {
    const began = app.clock.now().getTime();
    await queue({ dedupeKey: 'growing' });
    const tries: number[] = [];
    for (let attempt = 1; attempt <= 10; attempt++) {
      server.next.push('defer');
      await app.runJobs();
      const [mail] = await app.source.query<{ attempts: number; next_at: Date | null }[]>(
        `select attempts, next_at from mails`,
      );
      expect(mail?.attempts).toBe(attempt);
      if (!mail?.next_at) break;
      tries.push((mail.next_at.getTime() - began) / 60_000);
      app.clock.set(mail.next_at);
    }
    expect(tries).toEqual([1, 6, 21, 81, 321, 1041, 1761, 2481, 2880]);
    expect(await states()).toEqual([{ state: 'EXPIRED', attempts: 10, code: 451 }]);
    const events = await app.source.query<{ kind: string }[]>(`select kind from mail_events order by id`);
    expect(events.map(({ kind }) => kind)).toEqual([...Array<string>(9).fill('DEFERRED'), 'EXPIRED']);
  });

  it('[7.6-30] stops at once after 550, says so, and completes its job', async () => {
    server.next.push('reject');
    await queue({ dedupeKey: 'c' });
    expect((await app.runJobs()).failures).toEqual([]);
    expect(await states()).toEqual([{ state: 'REJECTED', attempts: 1, code: 550 }]);
    expect(await jobStates()).toEqual([{ state: 'completed' }]);
    expect(await app.source.query<object[]>(`select kind, code, text from mail_events`)).toEqual([
      { kind: 'REJECTED', code: 550, text: expect.stringContaining('No such mailbox') as string },
    ]);
  });

  it('[7.6-27] is unknown when the line is cut after DATA, then the same bytes leave again', async () => {
    server.next.push('cut-after-data');
    await queue({ dedupeKey: 'd' });
    await app.runJobs();
    expect(await states()).toEqual([{ state: 'UNKNOWN', attempts: 1, code: null }]);
    app.clock.advance(599_000);
    await app.runJobs();
    expect(server.taken).toHaveLength(0);
    app.clock.advance(1_000);
    await app.runJobs();
    expect(await states()).toEqual([{ state: 'ACCEPTED', attempts: 2, code: 250 }]);
    expect(server.taken[0]?.equals(server.cut[0] ?? Buffer.alloc(0))).toBe(true);
  });

  it('leaves at its hour, and not at all once it is of no use', async () => {
    const hour = new Date(app.clock.now().getTime() + 3_600_000);
    await queue({ dedupeKey: 'later', notBefore: hour });
    await queue({ dedupeKey: 'useless', giveUpAt: new Date(hour.getTime() - 1), notBefore: hour });
    await app.runJobs();
    expect(server.taken).toHaveLength(0);
    app.clock.set(hour);
    await app.runJobs();
    expect(server.taken).toHaveLength(1);
    const rows = await app.source.query<object[]>(`select dedupe_key as key, state from mails order by key`);
    expect(rows).toEqual([
      { key: 'later', state: 'ACCEPTED' },
      { key: 'useless', state: 'EXPIRED' },
    ]);
  });

  it('the most urgent leaves first', async () => {
    for (const [dedupeKey, urgency] of [
      ['reminder', 8],
      ['ordinary', 5],
      ['cancelled', 1],
    ] as const)
      await queue({ dedupeKey, urgency, subject: dedupeKey });
    const subjects: (string | undefined)[] = [];
    for (let turn = 0; turn < 3; turn++) {
      const [job] = await app.jobs.boss.fetch<{ mailId: string }>('mail.send');
      const [row] = await app.source.query<{ subject: string }[]>(`select subject from mails where id = $1`, [
        job?.data.mailId,
      ]);
      subjects.push(row?.subject);
    }
    expect(subjects).toEqual(['cancelled', 'ordinary', 'reminder']);
  });

  it('the most urgent of a batch leaves among the first', async () => {
    for (let number = 0; number < 40; number++) await queue({ dedupeKey: `ordinary ${number}`, urgency: 5 });
    await queue({ dedupeKey: 'cancelled', urgency: 0, subject: 'Annulation' });
    await app.runJobs();
    expect(server.taken).toHaveLength(41);
    const at = server.taken.findIndex((message) => message.toString().includes('Subject: Annulation'));
    expect(at).toBeLessThan(12);
  });

  it('[7.6-30] is not tried before its time, whatever job comes early', async () => {
    server.next.push('defer', 'accept');
    await queue({});
    await app.runJobs();
    await app.app.get(Delivery).send([await only()]);
    await app.runJobs();
    expect(server.taken).toHaveLength(0);
    expect(await states()).toEqual([{ state: 'DEFERRED', attempts: 1, code: 451 }]);
    app.clock.advance(61_000);
    await app.runJobs();
    expect(server.taken).toHaveLength(1);
    expect(await states()).toEqual([{ state: 'ACCEPTED', attempts: 2, code: 250 }]);
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
    await app.app.get(Delivery).send([row?.id ?? '']);
  };

  it('[7.6-26] thread: one Message-ID a revision, updates answer the first', async () => {
    await revision(0);
    await send(0);
    await revision(1);
    await send(1);
    const [first, second] = await Promise.all(server.taken.map((message) => simpleParser(message)));
    expect(first?.inReplyTo).toBeUndefined();
    expect(second?.inReplyTo).toBe(first?.messageId);
    expect(second?.messageId).not.toBe(first?.messageId);
  });

  it('[7.6-29] never leave in the wrong order: an old revision that comes back is dropped', async () => {
    server.next.push('defer');
    await revision(0);
    await send(0);
    await revision(1);
    await send(1);
    await send(0);
    expect(await states()).toMatchObject([{ state: 'SUPERSEDED' }, { state: 'ACCEPTED' }]);
    expect(server.taken).toHaveLength(1);
  });

  it('[M14] wait for one in flight, and take over from a dead worker', async () => {
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
    expect(await app.source.transaction((tx) => app.app.get(Mails).dropUnsent(tx, [invitationId]))).toEqual(
      new Map(),
    );
    await send(0);
    expect(await states()).toMatchObject([{ state: 'SUPERSEDED', attempts: 0 }]);
  });
});

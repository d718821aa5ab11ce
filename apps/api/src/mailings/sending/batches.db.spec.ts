// Large mailings on a real PostgreSQL: hours respected, killed and taken up again, cancelled in time.
import { randomUUID } from 'node:crypto';
import type { MailingDetail, MailingRow } from '@treize/contract/mailings';
import { someoneWith } from '../../auth/auth.fixture';
import { aSession } from '../../sessions/sessions.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { aMailing } from '../mailings.fixture';
import { Batches } from './batches.service';

let app: TestApp;
let headers: { cookie: string };
const large = 1200;

beforeAll(async () => {
  app = await startTestApp({ now: '2027-01-05T19:30:00Z', settings: { QUIET_HOURS: '20:00-07:00' } });
  await placeTowns(app.source);
  const tx = app.source.manager;
  headers = await app.signIn(await someoneWith(tx, 'REGIONAL_ORGANIZER', 'region:84'));
  await tx.query(
    `with p as (insert into people (family_name, given_name, name_key, email, email_key, created_at)
       select 'Elu' || n, 'Alix', 'elu' || n || '|alix', 'elu' || n || '@mairie.example', 'elu' || n || '@mairie.example', $2
       from generate_series(1, $1::int) n returning id)
     insert into mandates (person_id, municipality_code, function, starts_on) select id, '15187', 'Maire', '2026-03-22' from p`,
    [large, app.clock.now()],
  );
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.source.query('truncate mails, mailings, mail_opt_outs cascade');
  await app.source.query('delete from pgboss.job');
  app.clock.set('2027-01-05T19:30:00Z');
});

async function order(): Promise<MailingRow> {
  const sessionId = await app.source.transaction((tx) => aSession(tx));
  const answer = await app.inject({
    method: 'POST',
    url: '/api/organiser/mailings',
    headers: { ...headers, 'idempotency-key': randomUUID() },
    payload: aMailing({ audience: 'TERRITORY', sessionId }),
  });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json();
}
const read = async (id: string) =>
  (await app.inject({ method: 'GET', url: `/api/organiser/mailings/${id}`, headers })).json<MailingDetail>();
const cancel = (id: string) =>
  app.inject({ method: 'POST', url: `/api/organiser/mailings/${id}/cancel`, headers });
const queued = async () =>
  (
    await app.source.query<{ all: number; different: number }[]>(
      `select count(*)::int as all, count(distinct to_address)::int as different from mails where mailing_id is not null`,
    )
  )[0];
const next = (id: string) => app.app.get(Batches).next(id);
/** The queue alone: nothing is handed to a mail server here. */
const waitingJobs = () =>
  app.source.query<{ at: Date }[]>(
    `select start_after as at from pgboss.job where name = 'mailings.batch' and state = 'created'`,
  );

it('waits for the end of quiet hours, and can be cancelled until then', async () => {
  const { id, dueAt, state, recipients } = await order();
  expect([dueAt, state, recipients]).toEqual(['2027-01-06T06:00:00.000Z', 'WAITING', large]);
  expect(await waitingJobs()).toEqual([{ at: new Date(dueAt) }]);
  await app.runJobs();
  expect(await queued()).toEqual({ all: 0, different: 0 });
  expect((await cancel(id)).statusCode).toBe(200);
  app.clock.set('2027-01-06T06:00:00Z');
  await next(id);
  expect(await queued()).toEqual({ all: 0, different: 0 });
  expect(await read(id)).toMatchObject({ state: 'CANCELLED', waiting: 0 });
});

it('[M8] whoever refuses invitations during the night before it leaves is left out', async () => {
  const { id } = await order();
  await app.source.query(`insert into mail_opt_outs (address, at) values ('elu7@mairie.example', $1)`, [
    app.clock.now(),
  ]);
  app.clock.set('2027-01-06T06:00:00Z');
  for (let batch = 0; batch < 6; batch++) await next(id);
  expect(await queued()).toEqual({ all: large - 1, different: large - 1 });
  const { recipients, leftOut, waiting, recipientList } = await read(id);
  expect({ recipients, leftOut, waiting }).toEqual({ recipients: large - 1, leftOut: 1, waiting: large - 1 });
  expect(recipientList.find(({ leftOut }) => leftOut !== null)).toMatchObject({
    address: 'elu7@mairie.example',
    leftOut: 'OPTED_OUT',
  });
});

it('[M14] is killed anywhere and doubled, and writes to each once', async () => {
  const { id } = await order();
  app.clock.set('2027-01-06T06:00:00Z');
  await next(id);
  expect((await cancel(id)).json()).toMatchObject({ code: 'wrong-state' });
  expect(await read(id)).toMatchObject({ state: 'SENDING', finishedAt: null, waiting: large });
  // Two workers received the same job, then one died before it was done.
  await Promise.all([next(id), next(id)]);
  await app.source.query(
    `create function fail() returns trigger language plpgsql as $$ begin raise 'killed'; end $$;
     create trigger fail before update on mailing_recipients execute function fail()`,
  );
  const before = await queued();
  await expect(next(id)).rejects.toThrow('killed');
  await app.source.query('drop trigger fail on mailing_recipients; drop function fail');
  expect(await queued()).toEqual(before);
  for (let run = 0; run < 6; run++) await next(id);
  expect(await queued()).toEqual({ all: large, different: large });
  expect(await read(id)).toMatchObject({ recipients: large, waiting: large, failed: 0, leftOut: 0 });
});

it('[M14] a batch that meets the night goes on in the morning', async () => {
  const { id } = await order();
  app.clock.set('2027-01-06T06:00:00Z');
  await next(id);
  await app.source.query(`delete from pgboss.job where name = 'mailings.batch'`);
  app.clock.set('2027-01-06T19:00:00Z');
  await next(id);
  expect(await waitingJobs()).toEqual([{ at: new Date('2027-01-07T06:00:00Z') }]);
  expect((await queued())?.all).toBe(250);
});

it('the chain of its own jobs queues everybody', async () => {
  const { id } = await order();
  app.clock.set('2027-01-06T06:00:00Z');
  for (let round = 0; round < 10; round++) {
    for (const job of await app.jobs.boss.fetch('mailings.batch', {
      batchSize: 10,
      ignoreStartAfter: true,
    } as object)) {
      await next(id);
      await app.jobs.boss.complete('mailings.batch', job.id);
    }
  }
  expect(await queued()).toEqual({ all: large, different: large });
  expect(await waitingJobs()).toEqual([]);
});

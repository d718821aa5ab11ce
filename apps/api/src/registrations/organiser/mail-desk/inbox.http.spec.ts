// What comes back, as organisers read it: in their region only, a page at a time, downloaded safely, dealt with or not.
import type { bounceList, inboundList } from '@treize/contract/deliveries';
import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import {
  app,
  auditOf,
  auvergne,
  bounce,
  bretagne,
  close,
  correct,
  invited,
  nation,
  now,
  open,
  organiserId,
  reset,
  send,
  session,
} from './mail-desk.fixture';

beforeAll(open);
beforeEach(async () => {
  reset();
  await app.source.query('delete from inbound_messages');
  await app.source.query('update mails set bounce = null');
  await app.source.query('delete from blocked_addresses');
});
afterAll(close);

type Bounces = z.output<typeof bounceList>;
type Inbox = z.output<typeof inboundList>;
const bounces = async (query = '', who = auvergne) =>
  (await send<Bounces>('GET', `bounces${query}`, undefined, who)).body;
const inbox = async (query = '', who = auvergne) =>
  (await send<Inbox>('GET', `inbox${query}`, undefined, who)).body;

interface MessageWanted {
  region?: string | null;
  sessionId?: string | null;
  registrationId?: string | null;
  sort?: string | null;
  raw?: string | null;
  at?: string;
  excerpt?: string;
}
async function message({
  region = '84',
  sessionId = null,
  registrationId = null,
  sort = 'PERSON',
  raw = 'Subject: Bonjour\r\n\r\n<script>alert(1)</script>\r\n',
  at = now,
  excerpt = 'Je viens',
}: MessageWanted = {}): Promise<string> {
  const [row] = await app.source.query<{ id: string }[]>(
    `insert into inbound_messages (sha256, raw, size, received_at, sorted_at, sort, from_address, subject, excerpt, region_code,
       session_id, registration_id) values ($1, $2, 10, $3, $3, $4, 'rose@mairie.example', 'Bonjour', $8, $5, $6, $7) returning id`,
    [
      randomUUID(),
      raw === null ? null : Buffer.from(raw),
      at,
      sort,
      region,
      sessionId,
      registrationId,
      excerpt,
    ],
  );
  return (row as { id: string }).id;
}
const idsOf = ({ items }: Inbox) => items.map(({ id }) => id);

describe('bounces', () => {
  it('show the mail, the address and the person; corrected ones only when asked for', async () => {
    const sessionId = await session();
    const { id, email, draft } = await invited(sessionId);
    await bounce(id);
    const { items, total } = await bounces();
    expect([items.length, total]).toEqual([1, 1]);
    expect(items[0]).toMatchObject({
      bounce: 'HARD',
      address: email,
      name: `${draft.givenName} ${draft.familyName}`,
      regionCode: '84',
      sessionId,
      sessionTitle: 'Lire son centre-bourg',
      registrationId: id,
      isBlocked: true,
      isCorrected: false,
      canRetry: true,
      at: app.clock.now().toISOString(),
    });
    await correct(id, 'juste@mairie.example');
    expect(await bounces()).toMatchObject({ items: [], total: 0 });
    expect(await bounces('?open=false')).toMatchObject({
      items: [{ isCorrected: true, canRetry: false }],
      total: 1,
    });
  });

  it('show whoever shares a blocked mailbox with nothing back of their own, even once the other is corrected', async () => {
    const sessionId = await session();
    const [one, other] = [await invited(sessionId), await invited(sessionId)];
    await app.source.query('update registrations set email = upper($2) where id = $1', [other.id, one.email]);
    await bounce(one.id);
    expect((await bounces()).total).toBe(2);
    await correct(one.id, 'exacte@mairie.example');
    const { items, total } = await bounces();
    expect([items.length, total]).toEqual([1, 1]);
    expect(items[0]).toMatchObject({
      registrationId: other.id,
      name: `${other.draft.givenName} ${other.draft.familyName}`,
      bounce: 'HARD',
      isBlocked: true,
      isCorrected: false,
      canRetry: true,
    });
    expect(items[0]?.text).toContain('unknown user');
    expect((await bounces('', bretagne)).total).toBe(0);
    await app.source.query(`update registrations set status = 'CANCELLED_BY_PERSON' where id = $1`, [
      other.id,
    ]);
    expect((await bounces()).total).toBe(0);
  });

  it('of another region are not seen, nor those without any by a region', async () => {
    const { id } = await invited(await session());
    await bounce(id);
    await app.source.query(
      `insert into mails (kind, dedupe_key, from_name, from_address, to_name, to_address, subject, text_body, html_body,
         message_id, state, bounce, bounced_at, created_at)
       values ('sign-in', $1, '', '', '', 'x@mairie.example', 'Code', '', '', $1, 'ACCEPTED', 'HARD', $2, $2)`,
      [randomUUID(), app.clock.now()],
    );
    expect((await bounces()).total).toBe(1);
    expect(await bounces('', bretagne)).toMatchObject({ items: [], total: 0 });
    expect(await bounces('?region=84', bretagne)).toMatchObject({ items: [], total: 0 });
    expect((await bounces('', nation)).total).toBe(2);
    expect((await bounces('?region=84', nation)).total).toBe(1);
  });

  it('come a page at a time, latest first', async () => {
    const sessionId = await session();
    const people = [];
    for (let index = 0; index < 3; index++) {
      app.clock.advance(60_000);
      const one = await invited(sessionId);
      await bounce(one.id);
      people.push(one.email);
    }
    const first = await bounces('?pageSize=2');
    const last = await bounces('?pageSize=2&page=2');
    expect([first.total, last.total]).toEqual([3, 3]);
    expect([...first.items, ...last.items].map(({ address }) => address)).toEqual(people.toReversed());
  });
});

describe('the inbox', () => {
  it('shows what a person still has to read, with whom and what it is about', async () => {
    const sessionId = await session();
    const { id: registrationId, number, draft } = await invited(sessionId);
    const about = await message({
      sessionId,
      registrationId,
      sort: 'REVIEW',
      at: '2027-01-05T07:00:00Z',
    });
    const plain = await message();
    const others = [await message({ sort: 'AUTO' }), await message({ sort: 'REPLY' })];
    await message({ sort: null });
    const { items, total } = await inbox();
    expect([total, idsOf({ items } as Inbox)]).toEqual([2, [plain, about]]);
    expect(items[1]).toMatchObject({
      sort: 'REVIEW',
      number,
      personName: `${draft.givenName} ${draft.familyName}`,
      sessionTitle: 'Lire son centre-bourg',
      hasRaw: true,
      treatedAt: null,
    });
    expect(idsOf(await inbox(`?session=${sessionId}`))).toEqual([about]);
    expect(idsOf(await inbox('?open=false')).toSorted()).toEqual([plain, about, ...others].toSorted());
    expect(await inbox('?pageSize=1&page=2')).toMatchObject({ total: 2, items: [{ id: about }] });
  });

  it('does not show the personal links that whoever writes quotes', async () => {
    await message({
      excerpt: `Merci !\n> https://treize.example/registrations/link/${'aB3-_'.repeat(8)}xyz`,
    });
    expect((await inbox()).items[0]?.excerpt).toBe('Merci !\n> https://treize.example/registrations/link/…');
  });

  it('of a region is for it; a message without region for whoever sees everything', async () => {
    const [ours, nobodys] = [await message(), await message({ region: null })];
    expect(idsOf(await inbox())).toEqual([ours]);
    expect(idsOf(await inbox('', bretagne))).toEqual([]);
    expect(idsOf(await inbox('', nation)).toSorted()).toEqual([ours, nobodys].toSorted());
    const reach = async (id: string, who: { cookie: string }) => {
      const raw = await app.inject({ url: `/api/organiser/inbox/${id}/raw`, headers: who });
      const treat = await send('POST', `inbox/${id}/treat`, { treated: true }, who);
      return [raw.statusCode, treat.status];
    };
    expect(await reach(ours, bretagne)).toEqual([404, 404]);
    expect(await reach(nobodys, auvergne)).toEqual([404, 404]);
    expect(await reach(nobodys, nation)).toEqual([200, 200]);
    expect((await inbox()).items[0]?.treatedAt).toBeNull();
  });

  it('gives the message as it came, as a file that no browser runs; not once its bytes are dropped', async () => {
    const [id, dropped] = [await message(), await message({ raw: null })];
    const raw = (messageId: string) =>
      app.inject({ url: `/api/organiser/inbox/${messageId}/raw`, headers: auvergne });
    const answer = await raw(id);
    expect(answer.headers).toMatchObject({
      'content-type': 'message/rfc822',
      'content-disposition': `attachment; filename="message-${id}.eml"`,
      'content-security-policy': `default-src 'none'; sandbox`,
      'x-content-type-options': 'nosniff',
    });
    expect(answer.rawPayload.toString()).toBe('Subject: Bonjour\r\n\r\n<script>alert(1)</script>\r\n');
    expect((await raw(dropped)).statusCode).toBe(404);
    expect((await inbox()).items.find((one) => one.id === dropped)?.hasRaw).toBe(false);
    expect(await auditOf(id)).toMatchObject([{ action: 'inbox.downloaded', actor_id: organiserId }]);
  });

  it('is dealt with, and given back: each said once', async () => {
    const id = await message();
    const treat = (treated: boolean) => send('POST', `inbox/${id}/treat`, { treated });
    expect((await treat(true)).status).toBe(200);
    await treat(true);
    expect(await inbox()).toMatchObject({ items: [], total: 0 });
    expect((await inbox('?open=false')).items[0]?.treatedAt).toBe(app.clock.now().toISOString());
    await treat(false);
    expect(idsOf(await inbox())).toEqual([id]);
    expect((await auditOf(id)).map(({ action }) => action)).toEqual(['inbox.treated', 'inbox.reopened']);
  });
});

it('the pages count what waits: messages to read, addresses in trouble, in scope only', async () => {
  const counts = async (who = auvergne) => (await send('GET', 'desk-counts', undefined, who)).body;
  const { id } = await invited(await session());
  await bounce(id);
  await message();
  await message({ sort: 'AUTO' });
  await message({ region: '53' });
  await message({ region: null });
  expect(await counts()).toEqual({ inbox: 1, bounces: 1 });
  expect(await counts(bretagne)).toEqual({ inbox: 1, bounces: 0 });
  expect(await counts(nation)).toEqual({ inbox: 3, bounces: 1 });
  await correct(id, 'compte.juste@mairie.example');
  expect(await counts()).toEqual({ inbox: 1, bounces: 0 });
});

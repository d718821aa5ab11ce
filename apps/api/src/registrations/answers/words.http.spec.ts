// "Je ne pourrai pas venir", in plain words: the organiser reads it beside the registration it is about, and nothing else changes.
import type { InboundRow } from '@treize/contract/deliveries';
import { someoneWith } from '../../auth/auth.fixture';
import { Verp } from '../../platform/mail/bounces/verp';
import { receivedMessage } from '../../platform/inbox/message.fixture';
import { aDay } from '../../sessions/sessions.fixture';
import type { TestApp } from '../../test-app.fixture';
import { invitationsOf, invitee, openApp, receive, run, type Invitee } from './answers.fixture';

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

const words = receivedMessage('words-reply').toString('utf8');
/** The same words from this address, to the region of these sessions, with these headers. */
const wordsFrom = (from: string, headers: string[] = [], to = 'auvergne-rhone-alpes@mail.treize.example') =>
  Buffer.from(
    [`X-Number: ${++number}`, ...headers, ''].join('\r\n') +
      words.replace(/From: .*\r\n/, `From: ${from}\r\n`).replace(/To: .*\r\n/, `To: ${to}\r\n`),
  );
let number = 0;

interface Sent {
  id: string;
  messageId: string;
}
const mailsTo = async (registrationId: string) =>
  app.source.query<Sent[]>(
    `select id, message_id as "messageId" from mails where registration_id = $1 order by created_at, id`,
    [registrationId],
  );
const first = async (who: Invitee) => (await mailsTo(who.registrationId))[0] as Sent;
const about = ({ registrationId, sessionId }: Invitee) => ({
  sort: 'PERSON',
  registration_id: registrationId,
  session_id: sessionId,
  region_code: '84',
});
const nobody = { sort: 'PERSON', registration_id: null, session_id: null };
const aRegistrationBefore = (who: Invitee) =>
  app.source.query(`update sessions set starts_at = $2, ends_at = $2 where id = $1`, [
    who.sessionId,
    '2027-01-04T09:00:00Z',
  ]);

describe('tied to its registration', () => {
  it('by In-Reply-To, whoever writes', async () => {
    const who = await invitee(app);
    const { messageId } = await first(who);
    const elsewhere = 'Prénom <moi@orange.example>';
    expect(await receive(app, wordsFrom(elsewhere, [`In-Reply-To: ${messageId}`]))).toMatchObject(about(who));
  });

  it('by References alone, folded as programs fold them; the last of ours wins', async () => {
    const [old, last] = [await invitee(app), await invitee(app)];
    const ids = [(await first(old)).messageId, (await first(last)).messageId, '<autre@mairie.example>'];
    const raw = wordsFrom('moi@orange.example', [`References: ${ids.join('\r\n\t')}`]);
    expect(await receive(app, raw)).toMatchObject(about(last));
    const nearest = wordsFrom('moi@orange.example', [
      `References: ${ids.join('\r\n ')}`,
      `In-Reply-To: ${ids[0]}`,
    ]);
    expect(await receive(app, nearest)).toMatchObject(about(old));
  });

  it('by the return address it was written to, sealed', async () => {
    const who = await invitee(app);
    const verp = app.app.get(Verp).addressOf((await first(who)).id);
    expect(await receive(app, wordsFrom('moi@orange.example', [], verp))).toMatchObject(about(who));
    const forged = verp.replace(/.(?=@)/, (last) => (last === '0' ? '1' : '0'));
    expect(await receive(app, wordsFrom('moi@orange.example', [], forged))).toMatchObject(nobody);
  });

  it('by the address of the sender, in whatever letters, when it has one registration to come in the region', async () => {
    const who = await invitee(app);
    expect(await receive(app, wordsFrom(who.email.toUpperCase()))).toMatchObject(about(who));
    const past = await invitee(app, {
      draft: { email: who.email, familyName: 'Durand' },
      days: [aDay('2027-01-14')],
    });
    await aRegistrationBefore(past);
    expect(await receive(app, wordsFrom(who.email))).toMatchObject(about(who));
  });

  it('the only registration there was, once it is past', async () => {
    const who = await invitee(app);
    await aRegistrationBefore(who);
    expect(await receive(app, wordsFrom(who.email))).toMatchObject(about(who));
  });
});

describe('not tied', () => {
  it('two registrations to come, two people of one mailbox, another region, somebody unknown', async () => {
    const one = await invitee(app);
    await invitee(app, { draft: { email: one.email, familyName: 'Autre' } });
    expect(await receive(app, wordsFrom(one.email))).toMatchObject(nobody);
    const other = await invitee(app);
    await app.source.query(
      `insert into region_senders (region_code, name, local_part, subject_prefix, signature, updated_at)
       values ('53', 'Bretagne', 'bretagne', '', '', $1)`,
      [app.clock.now()],
    );
    const toBretagne = wordsFrom(other.email, [], 'bretagne@mail.treize.example');
    expect(await receive(app, toBretagne)).toMatchObject({ ...nobody, region_code: '53' });
    expect(await receive(app, wordsFrom('personne@inconnue.example'))).toMatchObject(nobody);
    expect(await receive(app, wordsFrom(other.email, [], 'ailleurs@autre.example'))).toMatchObject(nobody);
  });

  it('two senders, or an identifier that is not of a mail of ours', async () => {
    const who = await invitee(app);
    const two = wordsFrom(`${who.email}, moi@orange.example`);
    expect(await receive(app, two)).toMatchObject(nobody);
    const strange = wordsFrom('moi@orange.example', [
      `In-Reply-To: <' or 1=1 --@x> <${'a'.repeat(5000)}@x> <\0@x>`,
      `References: ${'<x@y> '.repeat(2000)}`,
    ]);
    expect(await receive(app, strange)).toMatchObject(nobody);
  });

  it('an absence is tied by what it answers only: nobody has to read it', async () => {
    const who = await invitee(app);
    const away = wordsFrom(who.email, ['Auto-Submitted: auto-replied']);
    expect(await receive(app, away)).toMatchObject({ sort: 'AUTO', registration_id: null });
  });
});

it('the organiser sees whom it is about; the answer, the place and the mails stay as they were', async () => {
  const who = await invitee(app);
  const before = await mailsTo(who.registrationId);
  await receive(app, wordsFrom(who.email));
  await run(app);
  const cookie = await app.signIn(await someoneWith(app.source.manager, 'REGIONAL_ORGANIZER', 'region:84'));
  const answer = await app.inject({
    method: 'GET',
    url: `/api/organiser/inbox?session=${who.sessionId}`,
    headers: cookie,
  });
  const { items } = answer.json<{ items: InboundRow[] }>();
  const [row] = await app.source.query<{ number: string; name: string; status: string }[]>(
    `select number, given_name || ' ' || family_name as name, status from registrations where id = $1`,
    [who.registrationId],
  );
  expect(items).toMatchObject([
    {
      registrationId: who.registrationId,
      number: row?.number,
      personName: row?.name,
      excerpt: expect.stringContaining('Je ne pourrai pas venir'),
    },
  ]);
  expect(row?.status).toBe('CONFIRMED');
  expect(await mailsTo(who.registrationId)).toEqual(before);
  const [invitation] = await invitationsOf(app, who.registrationId);
  expect(invitation).toMatchObject({ partstat: null });
});

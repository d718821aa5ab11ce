// The unsubscribe link: read, one click from a mail server, undone; what it stops and what it never stops.
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Links } from '../../platform/http/links';
import { app, close, open, resetClock, session } from '../../registrations/organiser/organiser-acts.fixture';
import {
  addresses,
  aMailing,
  anElected,
  forgetMails,
  mailsLike,
  post,
  registered,
} from '../mailings.fixture';

beforeAll(open);
beforeEach(async () => {
  await forgetMails();
  await app.source.query('delete from mandates');
  resetClock();
});
afterAll(() => close());

const address = 'alix.martin@mairie.example';
/** As a mail server posts it (RFC 8058, 3.2): a form, no cookie, no word of where it comes from. */
const oneClick = (url: string) =>
  app.app.inject({
    method: 'POST',
    url: new URL(url).pathname,
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://mail.google.example' },
    payload: 'List-Unsubscribe=One-Click',
  });

async function invited(): Promise<{ url: string; token: string }> {
  await anElected(address);
  await post('', aMailing({ audience: 'TERRITORY' }, { subject: 'Venez', body: 'Bonjour {prenom}' }));
  await app.runJobs();
  const [mail] = await mailsLike('mailing.invitation');
  const url = mail?.unsubscribeUrl ?? '';
  return { url, token: url.slice(url.lastIndexOf('/') + 1) };
}
const page = async (token: string) =>
  (await app.inject({ method: 'GET', url: `/api/unsubscribe/${token}` })).json<object>();
const again = () => post('/count', { ...aMailing({ audience: 'TERRITORY' }) });

it('shows a masked address; reading changes nothing', async () => {
  const { token } = await invited();
  expect(token).toHaveLength(43);
  expect(await page(token)).toEqual({ address: 'a…n@mairie.example', optedOut: false });
  expect(await page(token)).toMatchObject({ optedOut: false });
});

it('leads a browser to its page', async () => {
  const { url, token } = await invited();
  const answer = await app.inject({
    method: 'GET',
    url: new URL(url).pathname,
    headers: { accept: 'text/html,application/xhtml+xml' },
  });
  expect([answer.statusCode, answer.headers.location]).toEqual([
    303,
    `https://treize.example/unsubscribe/${token}`,
  ]);
});

it('one click of a mail server is enough, twice is once, and it can be undone', async () => {
  const { url, token } = await invited();
  for (let click = 0; click < 2; click++) {
    const answer = await oneClick(url);
    expect([answer.statusCode, answer.json()]).toEqual([200, { done: true }]);
  }
  expect(await page(token)).toMatchObject({ optedOut: true });
  expect((await again()).body).toMatchObject({ people: 1, addresses: 0, optedOut: 1 });
  const [kept] = await app.source.query<{ mail: boolean }[]>(
    `select exists (select 1 from mails m where m.id = o.mail_id) as mail from mail_opt_outs o`,
  );
  expect(kept).toEqual({ mail: true });
  await app.inject({ method: 'POST', url: `/api/unsubscribe/${token}/undo` });
  expect(await page(token)).toMatchObject({ optedOut: false });
  expect((await again()).body).toMatchObject({ addresses: 1, optedOut: 0 });
});

it('is the only change of the whole API that need not come from our own pages', () => {
  const source = resolve(import.meta.dirname, '../..');
  const open = globSync('**/*.controller.ts', { cwd: source }).flatMap((file) =>
    [...readFileSync(resolve(source, file), 'utf8').matchAll(/@FromAnywhere\(\)/g)].map(() => file),
  );
  expect(open).toEqual(['mailings/opt-out/opt-outs.controller.ts']);
});

it('the undoing, as any other change, must come from our own pages', async () => {
  const { token } = await invited();
  const answer = await app.app.inject({
    method: 'POST',
    url: `/api/unsubscribe/${token}/undo`,
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect([answer.statusCode, answer.json()]).toMatchObject([403, { code: 'cross-site' }]);
});

it('never stops what concerns one’s own registration', async () => {
  const { url } = await invited();
  await oneClick(url);
  const sessionId = await session();
  await registered(sessionId, 1, { email: address.toUpperCase() });
  await post('', aMailing({ sessionId }));
  await app.runJobs();
  expect(await addresses('mailing.service')).toEqual([address.toUpperCase()]);
  const invitation = aMailing({ sessionId }, { purpose: 'INVITATION' });
  expect(await post('', invitation)).toMatchObject({ status: 422, body: { code: 'nobody-to-write' } });
});

it.each(['registration', 'invitation'] as const)(
  'a link made for another use (%s) opens nothing',
  async (purpose) => {
    const { token } = await invited();
    const subject = app.app.get(Links).read('unsubscribe', token);
    const other = app.app.get(Links).sign(purpose, subject);
    for (const wrong of [other, `${token.slice(0, 42)}A`]) {
      expect(await page(wrong)).toMatchObject({ code: 'link-invalid' });
      expect((await oneClick(`https://x/api/unsubscribe/${wrong}`)).statusCode).toBe(404);
    }
  },
);

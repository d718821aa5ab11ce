// Previews of every mail: none forgotten, in French, the text saying what the HTML says, nothing read as markup.
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { MailPreview, MailTemplate } from '@treize/contract/deliveries';
import type { MailingDraft } from '@treize/contract/mailings';
import { app, auvergne, close, open, send } from '../../registrations/organiser/organiser-acts.fixture';
import { Letters } from '../mails/letters.service';
import { allTemplates } from './all-templates';
import { aSession } from './fictional';
import { moments } from './moments';

beforeAll(open);
afterAll(() => close());

const source = resolve(import.meta.dirname, '../..');
/** What follows `kind:` or is given as the kind of a mail, in every file that queues some. */
function kindsQueued(): string[] {
  const files = globSync('**/*.ts', { cwd: source }).filter(
    (file) => !/\.(spec|fixture|samples)\.ts$/.test(file),
  );
  return files.flatMap((file) => {
    const text = readFileSync(resolve(source, file), 'utf8');
    if (!/Mails\b|OutgoingMail|mailAbout/.test(text) || file.startsWith('mailings/templates')) return [];
    const named = [...text.matchAll(/\bkind(?::| =)([^;]*?)(?:[;}\n])/g)].flatMap(([, value = '']) => value);
    // `session.${occasion}`: every kind that begins so has to be there, one at least is checked.
    const open = [...text.matchAll(/\bkind: `([a-z-]+\.)\$\{/g)].map(([, start = '']) => start);
    for (const start of open)
      if (!allTemplates.some(({ kind }) => kind.startsWith(start))) return [`${start}any`];
    const given = [...text.matchAll(/\.(?:send|mail)\(\s*tx,[^;]*?'([a-z-]+\.[a-z-]+)'/g)].map(
      ([, kind = '']) => `'${kind}'`,
    );
    return [...named, ...given].flatMap((value) =>
      [...value.matchAll(/'([a-z-]+(?:\.[a-z-]+)?)'/g)].map(([, kind = '']) => kind),
    );
  });
}
const preview = async (kind: string) => (await send<MailPreview>('GET', `templates/${kind}`)).body;
const readable = (html: string) =>
  html
    .replace(/<(style|title)>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(
      /&(amp|lt|gt|quot|#39|nbsp);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' })[name] ?? "'",
    );
const words = (text: string) => text.split(/[\s:;,.«»()]+/).filter((word) => /\p{L}{3}/u.test(word));

it('has a template for every kind of mail that is queued anywhere', () => {
  const known = new Set(allTemplates.map(({ kind }) => kind));
  const queued = [...new Set(kindsQueued())].filter((kind) => kind === 'sign-in' || kind.includes('.'));
  expect(queued).toEqual(
    expect.arrayContaining([
      'sign-in',
      'session.cancelled',
      'invitation.sent',
      'answer.noted',
      'registration.transferred',
      'certificate.issued',
      'mailing.test',
    ]),
  );
  expect(queued.filter((kind) => !known.has(kind))).toEqual([]);
});

it('tells each once, with a French name and when it leaves', async () => {
  const { body } = await send<MailTemplate[]>('GET', 'templates');
  expect(new Set(body.map(({ kind }) => kind)).size).toBe(body.length);
  expect(body).toHaveLength(allTemplates.length);
  for (const { name, when } of body) expect(`${name} ${when}`).toMatch(/^\p{Lu}.{8,}$/u);
});

it('stands under the moment it leaves at, those of one moment together', async () => {
  const { body } = await send<MailTemplate[]>('GET', 'templates');
  const headings = body.map(({ moment }) => moment).filter((moment, at, all) => moment !== all[at - 1]);
  expect(headings).toEqual(moments.map(({ name }) => name));
  expect(body.find(({ kind }) => kind === 'reminder.d-7')?.moment).toBe('Avant la session');
  expect(body.find(({ kind }) => kind === 'certificate.issued')?.moment).toBe('Après la session');
});

it.each(allTemplates.map(({ kind }) => kind))(
  '[M2] %s is in French, needs no image, and says the same in text',
  async (kind) => {
    const { subject, text, html, from, to } = await preview(kind);
    expect(subject).not.toMatch(/undefined|null|\{|\n/);
    expect(text).not.toMatch(/undefined|\[object|\{\w+\}/);
    expect(text).toMatch(/Bonjour|Vous|vous/);
    expect(html).toContain('<html lang="fr">');
    expect(html).not.toMatch(/<img|url\(|<script/i);
    expect([from, to]).toEqual([
      expect.stringMatching(/^Treize.*<\S+@mail\.treize\.example>$/),
      expect.stringContaining('@'),
    ]);
    const told = new Set(words(text));
    const missing = words(readable(html)).filter((word) => !told.has(word) && word !== 'Treize');
    expect(missing).toEqual([]);
    for (const [, url = ''] of html.matchAll(/href="([^"]+)"/g))
      expect(text).toContain(url.replaceAll('&amp;', '&'));
  },
);

it('reads as the actor’s own region writes: its sender, prefix and signature', async () => {
  await app.source.query(
    `insert into region_senders (region_code, name, local_part, subject_prefix, signature, updated_at)
     values ('84', 'Formations ARA', 'formations', '[ARA]', 'Nadia <Belloc>', $1)`,
    [app.clock.now()],
  );
  const { subject, text, html, from } = await preview('reminder.d-7');
  await app.source.query('delete from region_senders');
  expect(subject).toMatch(/^\[ARA\] Dans une semaine/);
  expect(from).toBe('Formations ARA <formations@mail.treize.example>');
  expect(text).toContain('Nadia <Belloc>');
  expect(html).toContain('Nadia &lt;Belloc&gt;');
});

it('[M2] a title, a name or a place with markup is text everywhere', () => {
  const hostile = '<img src=x onerror=alert(1)> & "Été"';
  const stage = {
    regionCode: '84',
    regionName: hostile,
    senderName: hostile,
    page: (path: string) => `https://x${path}`,
  };
  const session = { ...aSession(stage), title: hostile, room: hostile };
  const draft: Pick<MailingDraft, 'subject' | 'body'> = {
    subject: '{session}',
    body: `{prenom} ${hostile} {ou}`,
  };
  const person = {
    personId: 'x',
    registrationId: '00000000-0000-7000-8000-000000000000',
    number: hostile,
    givenName: hostile,
    familyName: hostile,
    email: 'x@x.example',
    municipalityCode: null,
    body: hostile,
  };
  const sender = { mailbox: { name: hostile, address: 'x@x.example' }, subjectPrefix: '', signature: '' };
  for (const role of ['PARTICIPANT', 'CONTACT'] as const) {
    const message = {
      role,
      address: 'x',
      readers: [person],
      people: [person],
      onBehalf: [person],
      towns: [{ code: '15187', name: hostile }],
    };
    const written = app.app
      .get(Letters)
      .write({ ...draft, purpose: 'SERVICE', sender, session, joinUrl: hostile }, message, null);
    expect(written.html).not.toContain('<img');
    expect(written.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(written.text).toContain(hostile);
    expect(written.subject).toContain(hostile);
  }
});

it('an unknown kind is not found', async () => {
  expect(
    (await app.inject({ method: 'GET', url: '/api/organiser/templates/none', headers: auvergne })).statusCode,
  ).toBe(404);
});

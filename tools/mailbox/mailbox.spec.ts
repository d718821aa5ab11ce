// The mailbox keeps, shows and filters what is sent to it, and never lets a message act.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { startMailbox, type Mailbox } from './mailbox.ts';
import type { MailboxMessage, MessageSummary } from './message.ts';

describe('the development mailbox', () => {
  const dir = mkdtempSync(join(tmpdir(), 'treize-mailbox-'));
  let mailbox: Mailbox;
  let messages: MessageSummary[];

  const start = async (): Promise<void> =>
    void (mailbox = await startMailbox({ smtpPort: 0, webPort: 0, dir }));
  const get = (path: string, init?: RequestInit): Promise<Response> => fetch(mailbox.webUrl + path, init);
  const listed = async (query = ''): Promise<MessageSummary[]> =>
    (await get(`/api/messages${query}`)).json() as Promise<MessageSummary[]>;

  beforeAll(async () => {
    await start();
    const transport = nodemailer.createTransport(mailbox.smtpUrl);
    await transport.sendMail({
      from: '"Région Bretagne" <bretagne@treize.example>',
      to: 'Elue@Ploermel.example',
      subject: 'Votre <b>inscription</b>',
      text: 'Bonjour, votre place est confirmée.',
      html: '<p>Bonjour <script>document.title = "volé"</script></p>',
      icalEvent: {
        method: 'REQUEST',
        content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
        filename: 'invite.ics',
      },
      attachments: [{ filename: 'été.txt', content: 'contenu' }],
    });
    await transport.sendMail({
      from: 'a@treize.example',
      to: 'autre@ploermel.example',
      subject: 'Deux',
      text: 'x',
    });
    messages = await listed();
  });
  afterAll(async () => {
    await mailbox.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  it('lists the newest first and filters by recipient', async () => {
    expect(messages.map((message) => message.subject)).toEqual(['Deux', 'Votre <b>inscription</b>']);
    expect(await listed('?to=elue@ploermel.example')).toHaveLength(1);
    expect(await listed('?to=elue')).toHaveLength(0);
    const page = await (await get('/?to=elue')).text();
    expect(page).toContain('Votre &lt;b&gt;inscription&lt;/b&gt;');
    expect(page).not.toContain('autre@ploermel.example');
  });

  it('opens a message: text, HTML, invitation, attachments, headers, source', async () => {
    const id = messages[1]?.id;
    const message = (await (await get(`/api/messages/${id}`)).json()) as MailboxMessage;
    expect(message).toMatchObject({
      from: '"Région Bretagne" <bretagne@treize.example>',
      to: ['elue@ploermel.example'],
      hasCalendar: true,
      attachments: [
        { index: 0, filename: 'été.txt', contentType: 'text/plain', size: 7 },
        { filename: 'invite.ics' },
      ],
    });
    expect(message.text).toContain('votre place est confirmée');
    expect(message.html).toContain('<script>');
    expect(message.calendar).toBe('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
    expect(message.headers['subject']).toBe('Votre <b>inscription</b>');
    const file = await get(`/messages/${id}/attachments/0`);
    expect(file.headers.get('content-disposition')).toContain("filename*=UTF-8''%C3%A9t%C3%A9.txt");
    expect(await file.text()).toBe('contenu');
    expect(await (await get(`/messages/${id}/source`)).text()).toContain('Content-Type: text/calendar');
  });

  it('never runs what a message brings', async () => {
    const frame = await get(`/messages/${messages[1]?.id}/html`);
    const policy = frame.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^sandbox /);
    expect(policy).not.toMatch(/allow-scripts|allow-same-origin|script-src/);
    const page = await get(`/messages/${messages[1]?.id}`);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await page.text()).not.toContain('document.title');
  });

  it('answers neither to another name nor to another site', async () => {
    expect(
      (await get('/messages/delete', { method: 'POST', headers: { origin: 'https://ailleurs.example' } }))
        .status,
    ).toBe(403);
    expect(await listed()).toHaveLength(2);
    expect((await get('/messages/123')).status).toBe(404);
    expect((await get('/messages/..%2f..%2fsecret/source')).status).toBe(404);
  });

  it('keeps its messages for the next start, and deletes them all when asked', async () => {
    await mailbox.stop();
    await start();
    expect(await listed()).toEqual(messages);
    expect((await get('/messages/delete', { method: 'POST', redirect: 'manual' })).status).toBe(303);
    expect(await listed()).toEqual([]);
    expect(await (await get('/')).text()).toContain('Aucun message pour l’instant');
  });
});

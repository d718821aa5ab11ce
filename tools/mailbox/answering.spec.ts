// The mailbox sends back what the recipient's side would: a calendar's answer, a server's notice of failure.
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import ICAL from 'ical.js';
import { simpleParser } from 'mailparser';
import nodemailer from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { startMailbox, type Mailbox } from './mailbox.ts';
import type { MessageSummary } from './message.ts';

const request = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Treize//Sessions//FR',
  'METHOD:REQUEST',
  'BEGIN:VEVENT',
  'UID:3f0c9a52-7a0d-4d0b-9f0e-1d2c3b4a5f60',
  'SEQUENCE:2',
  'DTSTAMP:20261201T101530Z',
  'DTSTART:20270112T083000Z',
  'DTEND:20270112T113000Z',
  'SUMMARY:Été\\, budget',
  'ORGANIZER;CN="Bretagne":mailto:bretagne@treize.example',
  'ATTENDEE;CN="Anne";PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:anne@mairie.example',
  'STATUS:CONFIRMED',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

interface Received {
  from: string;
  to: string[];
  raw: Buffer;
}

describe('what the mailbox sends back', () => {
  const dir = mkdtempSync(join(tmpdir(), 'treize-answers-'));
  const received: Received[] = [];
  let mailbox: Mailbox;
  let door: SMTPServer;
  let id: string;

  const press = (act: string) =>
    fetch(`${mailbox.webUrl}/messages/${id}/send-back/${act}`, { method: 'POST', redirect: 'manual' });

  beforeAll(async () => {
    door = new SMTPServer({
      lmtp: true,
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData(stream, { envelope }, done) {
        void buffer(stream).then((raw) => {
          const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
          received.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw });
          done();
        });
      },
    });
    await new Promise<void>((ready) => door.listen(0, '127.0.0.1', () => ready()));
    const { port } = door.server.address() as AddressInfo;
    mailbox = await startMailbox({ smtpPort: 0, webPort: 0, dir, door: { port, authority: 'demo.example' } });
    await nodemailer.createTransport(mailbox.smtpUrl).sendMail({
      envelope: { from: 'bounce+abc@treize.example', to: 'anne@mairie.example' },
      from: 'bretagne@treize.example',
      to: 'anne@mairie.example',
      subject: 'Invitation',
      text: 'x',
      messageId: '<first@treize.example>',
      alternatives: [{ content: request, contentType: 'text/calendar; charset=utf-8; method=REQUEST' }],
    });
    const list = (await (await fetch(`${mailbox.webUrl}/api/messages`)).json()) as MessageSummary[];
    id = list[0]?.id ?? '';
  });
  afterAll(async () => {
    await mailbox.stop();
    await new Promise<void>((closed) => door.close(() => closed()));
    rmSync(dir, { recursive: true, force: true });
  });
  beforeEach(() => {
    received.length = 0;
  });

  it('offers the three answers beside an invitation', async () => {
    const page = await (await fetch(`${mailbox.webUrl}/messages/${id}`)).text();
    for (const label of ['Accepter', 'Peut-être', 'Décliner', 'Rejeter'])
      expect(page).toContain(`<button>${label}`);
  });

  it('answers with the event received, the attendee alone, and the finding of the receiving server on top', async () => {
    expect((await press('DECLINED')).headers.get('location')).toBe(`/messages/${id}?sent=DECLINED`);
    const [reply] = received;
    expect(reply).toMatchObject({ from: 'anne@mairie.example', to: ['bretagne@treize.example'] });
    expect(reply?.raw.toString()).toMatch(
      /^Authentication-Results: demo\.example; dmarc=pass header\.from=mairie\.example\r\n/,
    );
    const mail = await simpleParser(reply?.raw ?? '');
    const part = mail.attachments.find(({ contentType }) => contentType === 'text/calendar');
    const root = new ICAL.Component(ICAL.parse(part?.content.toString() ?? '') as unknown[]);
    const event = root.getFirstSubcomponent('vevent');
    expect(root.getFirstPropertyValue('method')).toBe('REPLY');
    expect(event?.getFirstPropertyValue('uid')).toBe('3f0c9a52-7a0d-4d0b-9f0e-1d2c3b4a5f60');
    expect(event?.getFirstPropertyValue('sequence')).toBe(2);
    expect(event?.getFirstProperty('attendee')?.getFirstParameter('partstat')).toBe('DECLINED');
    expect(String(event?.getFirstPropertyValue('dtstamp'))).not.toBe('2026-12-01T10:15:30Z');
  });

  it('tells the return path that nobody is there', async () => {
    await press('bounce');
    expect(received[0]).toMatchObject({ from: '', to: ['bounce+abc@treize.example'] });
    const raw = received[0]?.raw.toString() ?? '';
    expect(raw).toContain('Status: 5.1.1');
    expect(raw).toContain('Message-ID: <first@treize.example>');
  });

  it('sends nothing back without a door, nor an act that does not exist', async () => {
    expect((await press('EXPLODE')).status).toBe(404);
    const closed = await startMailbox({ smtpPort: 0, webPort: 0, dir });
    const answer = await fetch(`${closed.webUrl}/messages/${id}/send-back/ACCEPTED`, { method: 'POST' });
    expect(answer.status).toBe(404);
    expect(await (await fetch(`${closed.webUrl}/messages/${id}`)).text()).not.toContain('send-back');
    await closed.stop();
    expect(received).toHaveLength(0);
  });
});

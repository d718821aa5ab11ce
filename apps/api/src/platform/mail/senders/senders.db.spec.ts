// Who writes for a region, what its mails add to their words, names and files that every server takes.
import { randomUUID } from 'node:crypto';
import type { RegionSenderDraft } from '@treize/contract/calendar';
import { simpleParser } from 'mailparser';
import { startTestApp, type TestApp } from '../../../test-app.fixture';
import { paragraph } from '../layout/blocks';
import { mailLayout } from '../layout/layout';
import { startMailServer, type TestMailServer } from '../mail-server.fixture';
import { anOutgoingMail } from '../mail.fixture';
import { Mails, type OutgoingMail } from '../mails.service';
import { Senders } from './senders.service';

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
  await app.source.query(`truncate mails, region_senders cascade`);
  server.taken.length = 0;
});

const draft = (change: Partial<RegionSenderDraft> = {}): RegionSenderDraft => ({
  name: 'Treize en Bretagne',
  localPart: 'journees.bretagne',
  subjectPrefix: '[Bretagne]',
  signature: 'L’équipe <Bretagne>\n02 99 00 00 00',
  ...change,
});
const change = (regionCode: string, chosen: RegionSenderDraft) =>
  app.source.transaction((tx) =>
    app.app.get(Senders).change(tx, regionCode, chosen, randomUUID(), app.clock.now()),
  );
const senderOf = (regionCode: string, name: string) =>
  app.app.get(Senders).of(app.source.manager, regionCode, name);
const regionOf = (localPart: string) => app.app.get(Senders).regionOf(app.source.manager, localPart);
const send = async (mail: Partial<OutgoingMail>) => {
  const whole = anOutgoingMail({ dedupeKey: randomUUID(), regionCode: '53', ...mail });
  await app.source.transaction((tx) => app.app.get(Mails).queue(tx, whole));
  await app.runJobs();
  return simpleParser(server.taken.at(-1) ?? '');
};

describe('[M1] the sender of a region', () => {
  it('is made of its name until it chooses one', async () => {
    expect(await senderOf('53', 'Bretagne')).toEqual({
      mailbox: { name: 'Treize · Bretagne', address: 'bretagne@mail.treize.example' },
      subjectPrefix: '',
      signature: '',
    });
    await change('53', draft());
    expect(await senderOf('53', 'Bretagne')).toMatchObject({
      mailbox: { name: 'Treize en Bretagne', address: 'journees.bretagne@mail.treize.example' },
      subjectPrefix: '[Bretagne]',
    });
    await change('53', draft({ subjectPrefix: '' }));
    expect(await senderOf('53', 'Bretagne')).toMatchObject({ subjectPrefix: '' });
  });

  it('adds its prefix and signature, shown as typed, above the foot of both versions', async () => {
    await change('53', draft());
    const { mailbox } = await senderOf('53', 'Bretagne');
    const words = mailLayout({
      title: 'Inscription confirmée',
      blocks: [paragraph('Bonjour.')],
      senderName: mailbox.name,
    });
    const mail = await send({ from: mailbox, subject: 'Inscription confirmée', ...words });
    expect(mail.subject).toBe('[Bretagne] Inscription confirmée');
    expect(mail.from?.value[0]).toEqual({ name: mailbox.name, address: mailbox.address });
    expect(mail.text).toMatch(/Bonjour\.\n\nL’équipe <Bretagne>\n02 99 00 00 00\n\n-- \nTreize en Bretagne/);
    const html = mail.html === false ? '' : mail.html;
    expect(html).toContain('L’équipe &lt;Bretagne&gt;<br>02 99 00 00 00</p>');
    expect(html.indexOf('02 99')).toBeLessThan(html.indexOf('journées régionales'));
    expect(html.indexOf('02 99')).toBeGreaterThan(html.indexOf('Bonjour.'));
  });

  it('leaves the mails of other regions, and of none, as they are', async () => {
    await change('53', draft());
    for (const regionCode of ['84', null]) {
      const mail = await send({ regionCode, subject: 'Bonjour', text: 'Bonjour.\n' });
      expect(mail.subject).toBe('Bonjour');
      expect(mail.text?.trim()).toBe('Bonjour.');
    }
  });

  it('has an address of its own: neither another’s, nor one another has written from, nor a reserved one', async () => {
    await change('53', draft());
    await expect(change('84', draft())).rejects.toMatchObject({ code: 'sender-taken' });
    await send({ regionCode: '27', from: { name: 'x', address: 'bfc@mail.treize.example' } });
    await expect(change('84', draft({ localPart: 'bfc' }))).rejects.toMatchObject({ code: 'sender-taken' });
    for (const localPart of ['bonjour', 'bounce', 'postmaster', 'region-84'])
      await expect(change('84', draft({ localPart }))).rejects.toMatchObject({ code: 'sender-taken' });
    await change('27', draft({ localPart: 'bfc' }));
    await change('53', draft({ signature: '' }));
  });

  it('still answers at the address it had before', async () => {
    await send({ from: (await senderOf('53', 'Bretagne')).mailbox });
    await change('53', draft());
    expect(await regionOf('JOURNEES.bretagne')).toBe('53');
    expect(await regionOf('bretagne')).toBe('53');
    expect(await regionOf('inconnue')).toBeNull();
  });

  it('by default writes from another address when its own was taken', async () => {
    await change('84', draft({ localPart: 'bretagne' }));
    expect((await senderOf('53', 'Bretagne')).mailbox.address).toBe('region-53@mail.treize.example');
  });
});

it('[M16] names leave without the signs that servers refuse', async () => {
  const mail = await send({
    from: { name: 'Treize: "Bretagne", @région', address: 'bretagne@mail.treize.example' },
    to: { name: `Anne "Nanou", ${'très '.repeat(40)}longue`, address: 'anne@mairie.example' },
  });
  expect(mail.from?.value[0]?.name).toBe('Treize Bretagne région');
  const to = mail.to && 'value' in mail.to ? mail.to.value[0]?.name : '';
  expect(to).toMatch(/^Anne Nanou très très/);
  expect(to?.length).toBeLessThanOrEqual(60);
});

it('[M15] a mail whose files are too heavy leaves without them, and says so', async () => {
  const file = (filename: string, bytes: number) => ({
    filename,
    contentType: 'application/pdf',
    base64: Buffer.alloc(bytes, 1).toString('base64'),
  });
  const light = await send({ attachments: [file('a.pdf', 3_000_000), file('b.pdf', 3_900_000)] });
  expect(light.attachments.map(({ filename }) => filename)).toEqual(['a.pdf', 'b.pdf']);
  const heavy = await send({ attachments: [file('a.pdf', 3_000_000), file('b.pdf', 4_100_000)] });
  expect(heavy.attachments).toEqual([]);
  const notes = await app.source.query<object[]>(
    `select state, notes from mails order by created_at, id desc limit 1`,
  );
  expect(notes).toEqual([
    {
      state: 'ACCEPTED',
      notes: ['Pièces jointes trop lourdes (7,1\u00a0Mo), le message part sans elles\u00a0: a.pdf, b.pdf'],
    },
  ]);
}, 30_000);

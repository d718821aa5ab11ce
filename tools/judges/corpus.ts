// Prints every kind of calendar object and mail the product sends, as JSON by name. Bundled, then run in its own process.
import 'reflect-metadata';
import { corpus } from '@treize/api/calendar/calendar.fixture';
import { Letters } from '@treize/api/mailings/mails/letters.service';
import { allTemplates } from '@treize/api/mailings/templates/all-templates';
import { Clock } from '@treize/api/platform/clock';
import { readConfig } from '@treize/api/platform/config';
import { Links } from '@treize/api/platform/http/links';
import { composeMail } from '@treize/api/platform/mail/delivery/compose';
import { aStoredMail } from '@treize/api/platform/mail/mail.fixture';
import { senderOf } from '@treize/api/platform/mail/senders/sender';
import { Senders } from '@treize/api/platform/mail/senders/senders.service';
import { DataSource } from 'typeorm';

const config = readConfig({
  DATABASE_URL: 'postgres://localhost/none',
  SMTP_URL: 'smtp://127.0.0.1:2',
  PUBLIC_URL: 'https://treize.example',
  SECRET: 'a secret for judges only, of 32 characters',
  SEALING_KEY: 'MC4CAQAwBQYDK2VwBCIEIDTIWIYlDqshRwHnWR54XN5E4SiT4jt73VUXFEvArlU2',
  MAIL_DOMAIN: 'mail.treize.example',
});
const links = new Links(config);
// Never connected: words are written without a database.
const letters = new Letters(new Clock(new DataSource({ type: 'postgres' })), links, new Senders(config));
const mailbox = senderOf('84', 'Auvergne-Rhône-Alpes', config.MAIL_DOMAIN);

/** The bytes of every mail, with the words that its own function writes and the first object of the corpus. */
async function mails(calendarBody: string): Promise<Record<string, string>> {
  const composed = allTemplates.map(async ({ kind, write }) => {
    const { subject, text, html } = write({
      senderName: mailbox.name,
      regionCode: '84',
      regionName: 'Auvergne-Rhône-Alpes',
      page: (path) => links.page(path),
      letters,
      sender: { mailbox, subjectPrefix: '', signature: '' },
    });
    const words = [subject, text, html].join('\n');
    const row = aStoredMail({ kind, subject, textBody: text, htmlBody: html, calendarBody });
    return [
      [`${kind} words`, words],
      [`${kind} mail`, (await composeMail(row)).toString()],
    ];
  });
  return Object.fromEntries((await Promise.all(composed)).flat()) as Record<string, string>;
}

const objects = corpus();
process.stdout.write(JSON.stringify({ ...objects, ...(await mails(objects['plain-request'] ?? '')) }));

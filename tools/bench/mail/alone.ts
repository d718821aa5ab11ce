// The yardsticks, without queue nor database: our composer, nodemailer's, and nodemailer's pool to the same sink.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import nodemailer from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type pg from 'pg';
import { rolldown } from 'rolldown';
import type {
  composeMail as ComposeMail,
  Composed,
} from '../../../apps/api/src/platform/mail/delivery/compose.ts';

const root = resolve(import.meta.dirname, '../../..');

/** The product's own composer, bundled as the worker has it. */
export async function ourComposer(): Promise<typeof ComposeMail> {
  const folder = resolve(root, 'node_modules/.cache/treize-bench');
  mkdirSync(folder, { recursive: true });
  const bundle = await rolldown({
    input: resolve(root, 'apps/api/src/platform/mail/delivery/compose.ts'),
    platform: 'node',
    tsconfig: resolve(root, 'apps/api/tsconfig.json'),
    external: (id) => !/^(\.|\/|\0|@treize\/|@oxc-project\/runtime)/.test(id),
  });
  const file = resolve(folder, 'compose.mjs');
  await bundle.write({ file, format: 'esm' });
  await bundle.close();
  const module = (await import(pathToFileURL(file).href)) as { composeMail: typeof ComposeMail };
  return module.composeMail;
}

/** Mails with a calendar object, as the worker reads them. */
export async function storedMails(client: pg.Client, count: number): Promise<Composed[]> {
  const { rows } = await client.query<Record<string, unknown>>(
    `select * from mails where calendar_body is not null order by id limit $1`,
    [count],
  );
  const inCamel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [inCamel(name), value])),
  ) as unknown as Composed[];
}

/** The same mail as somebody writes it with nodemailer alone. */
const plain = (mail: Composed) => ({
  from: { name: mail.fromName, address: mail.fromAddress },
  to: { name: mail.toName, address: mail.toAddress },
  subject: mail.subject,
  text: mail.textBody,
  html: mail.htmlBody,
  icalEvent: { method: mail.calendarMethod ?? 'REQUEST', content: mail.calendarBody ?? '' },
});

/** Mails for each second of processor time of this process. */
async function perCpuSecond(
  mails: readonly Composed[],
  work: (mail: Composed) => Promise<unknown>,
): Promise<number> {
  const before = process.cpuUsage();
  for (const mail of mails) await work(mail);
  const { user, system } = process.cpuUsage(before);
  return mails.length / ((user + system) / 1e6);
}

export const composedByUs = (mails: readonly Composed[], compose: typeof ComposeMail): Promise<number> =>
  perCpuSecond(mails, (mail) => compose(mail));

export const composedByNodemailer = (mails: readonly Composed[]): Promise<number> =>
  perCpuSecond(mails, (mail) => new MailComposer(plain(mail)).compile().build());

/** Mails a second that nodemailer's pool hands to the sink. */
export async function pooled(
  mails: readonly Composed[],
  url: string,
  maxConnections: number,
): Promise<number> {
  const pool = nodemailer.createTransport({ url, pool: true, maxConnections, ignoreTLS: true });
  const began = performance.now();
  await Promise.all(mails.map((mail) => pool.sendMail(plain(mail))));
  const seconds = (performance.now() - began) / 1000;
  pool.close();
  return mails.length / seconds;
}

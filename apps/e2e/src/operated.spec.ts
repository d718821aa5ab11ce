// The same build with an operator's own settings: nothing of the demo, a first account by command, sign-in by real mail.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '@treize/api/platform/database/test-database.fixture';
import { startMailbox, type Mailbox as MailServer } from '../../../tools/mailbox/mailbox.ts'; // beside mailbox.js, the script of its page
import { Launched, quietEnvironment } from '../../../tools/start/launched.fixture';
import { Browsers } from './browser';
import { linkOf, Mailbox } from './mailbox';
import { dist } from './stack';

jest.setTimeout(180_000);

const scratch = mkdtempSync(join(tmpdir(), 'treize-operated-'));
const browsers = new Browsers();
const pilot = 'pilote@organisme.example';
let database: TestDatabase;
let mailServer: MailServer;
let launched: Launched;
let env: Record<string, string>;
let url: string;

beforeAll(async () => {
  database = await openTestDatabase();
  mailServer = await startMailbox({ smtpPort: 0, webPort: 0, dir: join(scratch, 'mails') });
  const quiet = await quietEnvironment(scratch);
  url = `http://localhost:${quiet['PORT']}`;
  env = {
    ...quiet,
    DATABASE_URL: database.url,
    SMTP_URL: mailServer.smtpUrl,
    PUBLIC_URL: url,
    SECRET: 'a secret of the operator, long enough to be kept',
    SEALING_KEY: 'MC4CAQAwBQYDK2VwBCIEIDTIWIYlDqshRwHnWR54XN5E4SiT4jt73VUXFEvArlU2',
    MAIL_DOMAIN: 'mail.organisme.example',
    BODY_NAME: 'Maison de la formation des élus',
    DEMO: 'true', // only the launcher of the demo may decide that: ignored here
  };
  launched = new Launched('start/start.ts', [`--data=${scratch}/data`, `--dist=${dist}`], env);
  await launched.says('est prêt');
});
afterAll(async () => {
  await browsers.close();
  launched?.kill('SIGTERM');
  await launched?.ended;
  await mailServer?.stop();
  await database?.close();
  rmSync(scratch, { recursive: true, force: true });
});

it('has no demo person, no demo door and no mailbox page', async () => {
  expect((await fetch(`${url}/api/auth/demo-people`)).status).toBe(404);
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  const body = JSON.stringify({ personId: '018f0000-0000-7000-8000-000000000000' });
  expect((await fetch(`${url}/api/auth/demo-sign-in`, { method: 'POST', headers, body })).status).toBe(404);
  expect(await (await fetch(`${url}/api/site`)).json()).toMatchObject({ demo: false, mailboxUrl: null });
  await expect(fetch(`http://localhost:${env['MAILBOX_PORT']}/`)).rejects.toThrow('fetch failed');
  const [{ count } = { count: -1 }] = await database.source.query<{ count: number }[]>(
    'select count(*)::int as count from people',
  );
  expect(count).toBe(0);
});

it('shows neither the mark of the demo nor its list', async () => {
  const { page, complaints } = await browsers.visitor(url);
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText('Aucune session n’est annoncée pour le moment').waitFor();
  expect(await page.getByText(/données fictives/i).count()).toBe(0);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Recevoir un code' }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.getByText(/démonstration/i).count()).toBe(0);
  expect(await page.getByRole('button', { name: /Continuer avec/ }).count()).toBe(0);
  expect(complaints).toEqual([]);
});

it('the grant command makes the first account, which signs in by mail and organises', async () => {
  const grant = (...words: string[]) =>
    promisify(execFile)(process.execPath, [join(dist, 'tools/grant.js'), ...words], { env });
  expect((await grant(pilot, 'NATIONAL_PILOT', 'nation')).stdout).toContain(pilot);
  const { page, complaints } = await browsers.visitor(url);
  await page.goto('/organiser');
  await page.getByLabel('Adresse électronique').fill(pilot);
  await page.getByRole('button', { name: 'Recevoir un code' }).click();
  const message = await new Mailbox(mailServer.webUrl).waitFor(pilot, 'Votre code de connexion');
  expect(message.from).toContain('@mail.organisme.example');
  await page.goto(linkOf(message, 'Se connecter à Treize'));
  await page.getByRole('button', { name: 'Me connecter' }).click();
  await page.getByRole('heading', { level: 1, name: 'Organiser les sessions' }).waitFor();
  await page.getByText('Aucune session sur cette période.').waitFor();
  expect(complaints).toEqual([]);
});

it.each([
  ['MAIL_DOMAIN', 'not a domain', /MAIL_DOMAIN is wrong .*expected: domain of the 13 sender addresses/],
  ['SECRET', 'short', /SECRET is wrong .*expected: at least 32 characters/],
  ['SMTP_URL', '', /SMTP_URL is missing; expected: outgoing mail server/],
])('a wrong %s stops the boot with its name and what was expected', async (name, value, sentence) => {
  for (const program of ['main', 'worker']) {
    const child = promisify(execFile)(process.execPath, [join(dist, `apps/api/${program}.js`)], {
      env: { ...env, [name]: value },
      timeout: 60_000,
    });
    const failure = await child.then(
      () => ({ code: 0, stderr: '' }),
      (error: { code: number; stderr: string }) => error,
    );
    expect(failure.code).toBe(1);
    expect(failure.stderr).toMatch(sentence);
    expect(failure.stderr).not.toMatch(/\n\s+at /);
  }
});

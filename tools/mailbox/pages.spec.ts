// The mailbox in a real browser: accessible, refreshed by itself, and deaf to the scripts of a message.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../browser/chromium.ts';
import { startMailbox, type Mailbox } from './mailbox.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const dir = mkdtempSync(join(tmpdir(), 'treize-mailbox-pages-'));
let mailbox: Mailbox;
let browser: Browser;
let page: Page;
const problems: string[] = [];

const send = (subject: string): Promise<unknown> =>
  nodemailer.createTransport(mailbox.smtpUrl).sendMail({
    from: '"Région Bretagne" <bretagne@treize.example>',
    to: 'elue@ploermel.example',
    subject,
    text: 'Bonjour',
    html: `<p>Bonjour <a href="${mailbox.webUrl}/mailbox.css">lien</a></p><script>top.document.title = 'volé'</script><img src="x" onerror="top.document.title = 'volé'">`,
    icalEvent: { method: 'REQUEST', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' },
  });

async function violations(): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run: (
          context: Document,
          options: object,
        ) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const found = await axe.run(document, { iframes: false });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

beforeAll(async () => {
  mailbox = await startMailbox({ smtpPort: 0, webPort: 0, dir });
  browser = await launchBrowser();
  const context = await browser.newContext({ bypassCSP: false, viewport: { width: 320, height: 700 } });
  page = await context.newPage();
  page.on('pageerror', (error) => problems.push(String(error)));
}, 60_000);
afterAll(async () => {
  await browser.close();
  await mailbox.stop();
  rmSync(dir, { recursive: true, force: true });
});

it('shows a new message without being asked, in an accessible list that fits 320 px', async () => {
  await page.goto(mailbox.webUrl);
  await send('Votre inscription à la journée');
  await page.getByRole('link', { name: 'Votre inscription' }).waitFor({ timeout: 10_000 });
  expect(await page.getByRole('status').textContent()).toBe('1 message');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations()).toEqual([]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1200, height: 800 });
  expect(await violations()).toEqual([]);
});

it('shows a message whose script does not run and whose links open apart', async () => {
  await page.getByRole('link', { name: 'Votre inscription' }).click();
  const frame = page.frameLocator('iframe');
  const popup = page.waitForEvent('popup');
  await frame.getByRole('link', { name: 'lien' }).click();
  await (await popup).close();
  expect(await page.title()).toBe('Votre inscription à la journée · Messages de Treize');
  expect(await violations()).toEqual([]);
  expect(problems).toEqual([]);
});

// A visitor's browser: one for a test file, a fresh profile each time, and a note of everything it complains about.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../../../tools/browser/chromium';

const PATIENCE_MS = 30_000;

export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** Errors of the console, of the scripts and of the content policy, with the address where they came. */
  complaints: string[];
}

export class Browsers {
  #browser: Promise<Browser> | undefined;

  /** A new person at a new machine: no cookie, nothing kept. */
  async visitor(url: string, options: BrowserContextOptions = {}): Promise<Visitor> {
    this.#browser ??= launchBrowser();
    const context = await (
      await this.#browser
    ).newContext({
      baseURL: url,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      // a refusal of the API (4xx) is an answer the page shows, told apart just below
      const isAnswer = /^Failed to load resource/.test(message.text());
      if (message.type() === 'error' && !isAnswer)
        complaints.push(`${page.url()} console: ${message.text()}`);
    });
    page.on('response', (response) => {
      const isRefusal = response.status() < 500 && new URL(response.url()).pathname.startsWith('/api/');
      // What a service worker answers in the place of a network that was cut on purpose.
      const isCut = response.status() === 504 && response.fromServiceWorker();
      if (response.status() >= 400 && !isRefusal && !isCut)
        complaints.push(`${response.url()}: ${response.status()}`);
    });
    page.on('pageerror', (error) => complaints.push(`${page.url()} script: ${error.message}`));
    return { page, context, complaints };
  }

  async close(): Promise<void> {
    await (await this.#browser)?.close();
  }
}

/** Enters by the one-click list of the demo, as a person would. */
export async function enterAs(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: new RegExp(`Continuer avec ${name}`) }).click();
  await page.getByRole('button', { name, exact: true }).waitFor();
}

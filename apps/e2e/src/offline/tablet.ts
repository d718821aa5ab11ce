// A trainer's tablet: a browser with a folder of its own, on a wire of its own, that may be cut, killed and started again.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { launchKeptBrowser } from '../../../../tools/browser/chromium';
import { commandLine } from '../../../../tools/postgres/processes';
import { freePort } from '../../../../tools/postgres/server';
import { Wire } from './wire';

const patience = 30_000;

export class Tablet {
  private readonly dir = mkdtempSync(join(tmpdir(), 'treize-tablet-'));
  private context: BrowserContext | undefined;
  page!: Page;

  private constructor(readonly wire: Wire) {}

  /** @param url of the server, whose port this tablet reaches by its own wire */
  static async bought(url: string): Promise<Tablet> {
    const tablet = new Tablet(await Wire.open(await freePort(), Number(new URL(url).port)));
    await tablet.switchOn();
    return tablet;
  }

  get url(): string {
    return `http://localhost:${this.wire.port}`;
  }

  async switchOn(): Promise<void> {
    this.context = await launchKeptBrowser(this.dir, {
      baseURL: this.url,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      viewport: { width: 1180, height: 820 },
    });
    this.context.setDefaultTimeout(patience);
    this.page = this.context.pages()[0] ?? (await this.context.newPage());
  }

  async switchOff(): Promise<void> {
    await this.context?.close();
  }

  /** As a battery that dies: every process of the browser is killed at once. */
  async dies(): Promise<void> {
    for (const pid of readdirSync('/proc')
      .map(Number)
      .filter((number) => number > 0))
      if (commandLine(pid)?.includes(this.dir)) process.kill(pid, 'SIGKILL');
    await this.context?.close().catch(() => undefined);
  }

  async thrownAway(): Promise<void> {
    await this.context?.close().catch(() => undefined);
    await this.wire.cut();
    rmSync(this.dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  rowOf(name: string): Locator {
    return this.page
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('heading', { level: 3, name, exact: true }) });
  }
}

// What the steps of the journey share: the stack, the people at their machines, what each step leaves to the next.
import { join, resolve } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { frenchDate } from '@treize/rules/time/french';
import { Browsers, type Visitor } from '../browser';
import { startStack, type Stack } from '../stack';

/** Pictures of a failure, one a visitor. */
const shots = resolve(import.meta.dirname, '../../../../.cache/e2e');

export interface TodaySession {
  id: string;
  title: string;
  town: string;
  /** in words, as the pages show it */
  date: string;
}

export class Story {
  readonly browsers = new Browsers();
  readonly visitors: Visitor[] = [];
  stack!: Stack;
  today!: TodaySession;
  /** Page of the elected official the story follows. */
  visitor!: Page;
  /** Page of the trainer of the day. */
  trainer!: Page;
  /** In the names of the people of one run, so that the story may be told twice on one stack. */
  readonly mark = letters();
  readonly alice = {
    given: 'Alice',
    family: `Ménardais${this.mark}`,
    email: `alice.${this.mark}@mairie.example`,
  };
  /** Who came through the door, as the sheet names them. */
  greeted: string[] = [];
  #broken: string | undefined;
  /** Personal page of her registration, from the message. */
  personalUrl = '';

  async begin(): Promise<void> {
    this.stack = await startStack();
    this.today = await readToday(this.stack);
    this.visitor = await this.newPage();
  }

  async newPage(options: BrowserContextOptions = {}): Promise<Page> {
    const visitor = await this.browsers.visitor(this.stack.url, options);
    this.visitors.push(visitor);
    return visitor.page;
  }

  /** A step: the next ones are not tried after one that fails, and what the pages then showed is kept in `shots`. */
  step(name: string, act: () => Promise<void>): void {
    it(name, async () => {
      if (this.#broken !== undefined) throw new Error(`not tried: « ${this.#broken} » failed`);
      this.#broken = name;
      try {
        await act();
      } catch (error) {
        await Promise.all(
          this.visitors.map(({ page }, at) =>
            page.screenshot({ path: join(shots, `${at}.png`), fullPage: true }),
          ),
        );
        throw error;
      }
      this.#broken = undefined;
    });
  }

  /** In a chapter of its own: its steps are tried even when another chapter failed. */
  anew(): void {
    beforeAll(() => {
      this.#broken = undefined;
    });
  }

  async end(): Promise<void> {
    await this.browsers.close();
    await this.stack?.stop();
  }
}

const letters = (): string =>
  Array.from({ length: 5 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('');

/** The latest session of the day, with its town and its date in words. */
async function readToday({ sql }: Stack): Promise<TodaySession> {
  const [row] = await sql<TodaySession>(
    `select s.id, s.title, m.name as town, to_char(d.date, 'YYYY-MM-DD') as date from sessions s
     join session_days d on d.session_id = s.id join venues v on v.id = s.venue_id
     join municipalities m on m.code = v.municipality_code
     where s.summary like 'La session du jour%' order by s.ref desc limit 1`,
  );
  if (!row) throw new Error('the demo has no session of the day');
  return { ...row, date: frenchDate(row.date) };
}

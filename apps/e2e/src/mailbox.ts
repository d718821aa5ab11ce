// What arrived in the development mailbox, read through its JSON.
import ICAL from 'ical.js';
import type { MailboxMessage, MessageSummary } from '../../../tools/mailbox/message';
import { pause } from '../../../tools/postgres/processes';

const PATIENCE_MS = 45_000;

export class Mailbox {
  constructor(readonly url: string) {}

  async #read<T>(path: string): Promise<T> {
    return (await (await fetch(new URL(path, this.url))).json()) as T;
  }

  /** Messages received by an address, the latest first. */
  list(to: string): Promise<MessageSummary[]> {
    return this.#read(`/api/messages?to=${encodeURIComponent(to)}`);
  }

  /**
   * Waits for a message whose subject begins so, and opens it.
   * @param seen messages that were there before
   * @throws Error naming what did arrive instead
   */
  async waitFor(to: string, subject: string, seen: readonly { id: string }[] = []): Promise<MailboxMessage> {
    const limit = Date.now() + PATIENCE_MS;
    for (;;) {
      const list = await this.list(to);
      const found = list.find(
        (one) => one.subject.startsWith(subject) && !seen.some(({ id }) => id === one.id),
      );
      if (found) return this.#read(`/api/messages/${found.id}`);
      if (Date.now() > limit)
        throw new Error(
          `« ${subject} » never reached ${to}; there: ${list.map((one) => one.subject).join(' | ')}`,
        );
      await pause(150);
    }
  }
}

/** A link of the message, by its words in the HTML part; both parts must hold it. */
export function linkOf(message: MailboxMessage, words: string): string {
  const links = [...(message.html ?? '').matchAll(/<a\b[^>]*href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)];
  const found = links.find(([, , inside]) => inside?.replace(/<[^>]*>/g, '').includes(words))?.[1];
  const href = found?.replaceAll('&amp;', '&');
  if (!href) throw new Error(`no link « ${words} » in « ${message.subject} »`);
  expect(message.text).toContain(href);
  return href;
}

/** The one event of the invitation a message carries, as a calendar reads it. */
export function invitationOf(message: MailboxMessage) {
  if (message.calendar === null) throw new Error(`« ${message.subject} » carries no invitation`);
  const calendar = new ICAL.Component(ICAL.parse(message.calendar) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent');
  expect(events).toHaveLength(1);
  const event = events[0] as ICAL.Component;
  const text = (name: string): string => String(event.getFirstPropertyValue(name) ?? '');
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    uid: text('uid'),
    sequence: Number(event.getFirstPropertyValue('sequence')),
    status: text('status'),
    start: text('dtstart'),
    organizer: text('organizer').toLowerCase(),
    attendees: event.getAllProperties('attendee').map((one) => String(one.getFirstValue()).toLowerCase()),
    hasTimeZone: calendar.getAllSubcomponents('vtimezone').length === 1,
  };
}

/** The address in a From header: « Treize · Bretagne <bretagne@…> ». */
export const addressOf = (from: string): string => /<([^>]+)>/.exec(from)?.[1] ?? from;

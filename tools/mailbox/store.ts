// The messages kept as files: `<id>.eml` as received, `<id>.json` for the list. A second start finds them again.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ParsedMail } from 'mailparser';
import { parse, summarise, type Envelope, type MessageSummary } from './message.ts';

export class MessageStore {
  readonly #dir: string;
  #messages: MessageSummary[] = [];
  #count = 0;

  constructor(dir: string) {
    this.#dir = resolve(dir);
    mkdirSync(this.#dir, { recursive: true });
    for (const file of readdirSync(this.#dir)
      .filter((name) => name.endsWith('.json'))
      .sort())
      this.#messages.push(JSON.parse(readFileSync(resolve(this.#dir, file), 'utf8')) as MessageSummary);
  }

  /** Keeps a message; it is listed only once it is whole on the disk. */
  async add(raw: Buffer, envelope: Envelope): Promise<MessageSummary> {
    const receivedAt = new Date();
    this.#count += 1;
    const id = `${receivedAt.getTime()}-${String(this.#count).padStart(6, '0')}`;
    const summary = summarise(id, receivedAt, envelope, await parse(raw));
    await writeFile(this.#file(id, 'eml'), raw);
    await writeFile(this.#file(id, 'draft'), JSON.stringify(summary));
    await rename(this.#file(id, 'draft'), this.#file(id, 'json'));
    this.#messages.push(summary);
    return summary;
  }

  /** Newest first; with `to`, those whose recipients satisfy it. */
  list(accepts: (recipient: string) => boolean = () => true): MessageSummary[] {
    return this.#messages.filter((message) => message.to.some(accepts)).reverse();
  }

  find(id: string): MessageSummary | undefined {
    return this.#messages.find((message) => message.id === id);
  }

  /** The message as received. The id must come from `find` or `list`: it names a file. */
  raw(id: string): Promise<Buffer> {
    return readFile(this.#file(id, 'eml'));
  }

  async open(id: string): Promise<ParsedMail> {
    return parse(await this.raw(id));
  }

  async clear(): Promise<void> {
    const gone = this.#messages;
    this.#messages = [];
    await Promise.all(
      gone.flatMap(({ id }) => [
        rm(this.#file(id, 'json'), { force: true }),
        rm(this.#file(id, 'eml'), { force: true }),
      ]),
    );
  }

  #file(id: string, kind: 'eml' | 'json' | 'draft'): string {
    return resolve(this.#dir, `${id}.${kind}`);
  }
}

// A conversation by lines with a server: IMAP (RFC 3501) and ManageSieve (RFC 5804), the few words we need.
import { connect, type Socket } from 'node:net';

export class Talk {
  readonly #socket: Socket;
  readonly #failed: Promise<never>;
  #heard = '';
  #wake: () => void = () => undefined;

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.on('data', (chunk: Buffer) => {
      this.#heard += chunk.toString();
      this.#wake();
    });
    this.#failed = new Promise<never>((_, fail) => {
      this.#socket.once('error', fail);
      this.#socket.once('close', () => fail(new Error(`the server hung up: ${this.#heard.trim()}`)));
    });
    this.#failed.catch(() => undefined);
  }

  /** Waits for a line that begins so; @throws Error with the server's words when it is not followed by OK. */
  async hears(tag = ''): Promise<void> {
    const line = new RegExp(`^${tag}(OK|NO|BAD|BYE)\\b.*\\r\\n`, 'm');
    for (;;) {
      const end = line.exec(this.#heard);
      if (end) {
        this.#heard = this.#heard.slice(end.index + end[0].length);
        if (end[1] !== 'OK') throw new Error(end[0].trim());
        return;
      }
      await Promise.race([new Promise<void>((done) => (this.#wake = done)), this.#failed]);
    }
  }

  async says(text: string, tag = ''): Promise<void> {
    this.#socket.write(`${tag}${text}\r\n`);
    await this.hears(tag);
  }

  end(): void {
    this.#socket.end();
  }
}

/** A mailbox, made by the administrator. */
export async function createMailbox(imapPort: number, address: string): Promise<void> {
  const talk = new Talk(imapPort);
  await talk.hears('\\* ');
  await talk.says('LOGIN admin any', 'a ');
  await talk.says(`CREATE user/${address}`, 'b ');
  talk.end();
}

/** One active Sieve script. */
export async function putSieveScript(sievePort: number, user: string, script: string): Promise<void> {
  const talk = new Talk(sievePort);
  await talk.hears();
  await talk.says(`AUTHENTICATE "PLAIN" "${Buffer.from(`\0${user}\0any`).toString('base64')}"`);
  await talk.says(`PUTSCRIPT "ours" {${Buffer.byteLength(script)}+}\r\n${script}`);
  await talk.says('SETACTIVE "ours"');
  talk.end();
}

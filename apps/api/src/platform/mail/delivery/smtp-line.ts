// One connection to the mail server, and how far each message got on it: only what was handed over may have been taken.
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

/** How far an exchange got: no greeting yet, the envelope, the message itself. */
export type Phase = 'connecting' | 'asking' | 'handing';

export interface Envelope {
  from: string;
  to: string;
}

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;
const secondsInAll = 120;

/** Every wait is shorter than the lease of a mail being sent (libs/rules/mails/delivery): 45 s for a lane, 2 minutes in all. */
function optionsOf({ protocol, hostname, port }: URL): SMTPConnection.Options {
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ignoreTLS: loopback.test(hostname),
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
  };
}

type Done<T> = (error: Error | null | undefined, value?: T) => void;

export class SmtpLine {
  phase: Phase = 'connecting';
  /** False once the connection has ended, whoever ended it. */
  isOpen = true;
  sent = 0;
  private readonly connection: SMTPConnection;
  private fail: (error: Error) => void = () => undefined;

  constructor(private readonly url: URL) {
    this.connection = new SMTPConnection(optionsOf(url));
    this.connection.on('error', (error) => this.end(error));
    // The callback that knows why comes just after.
    this.connection.on('end', () => {
      this.isOpen = false;
      setImmediate(() => this.end(new Error('Connection closed unexpectedly')));
    });
  }

  /** Connects, and signs in when the address names somebody. */
  async open(): Promise<void> {
    const { username, password } = this.url;
    await this.waits<unknown>((done) => this.connection.connect(done));
    if (username === '') return;
    const credentials = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
    await this.waits<unknown>((done) => this.connection.login({ credentials }, done));
  }

  /** The server's last answer. */
  async send({ from, to }: Envelope, message: Buffer): Promise<string> {
    this.phase = 'asking';
    const content = new Readable({
      read: () => {
        this.phase = 'handing';
        content.push(message);
        content.push(null);
      },
    });
    // Asked only of servers that know DSN: bounces and delays then come back in a form that a machine reads.
    const dsn = { ret: 'HDRS', notify: ['FAILURE', 'DELAY'] };
    const envelope = { from, to: [to], size: message.length, dsn };
    const info = await this.waits<SMTPConnection.SentMessageInfo>((done) =>
      this.connection.send(envelope, content, done),
    );
    this.sent++;
    return info.response;
  }

  /** After a refusal: the next message starts afresh. */
  reset(): Promise<unknown> {
    return this.waits<unknown>((done) => this.connection.reset(done));
  }

  quit(): void {
    this.isOpen = false;
    this.connection.quit();
  }

  close(): void {
    this.isOpen = false;
    this.connection.close();
  }

  private end(error: Error): void {
    this.isOpen = false;
    this.fail(error);
  }

  /** Ends with the callback, with the connection, or after two minutes, whichever comes first. */
  private waits<T>(work: (done: Done<T>) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const late = setTimeout(() => {
        reject(new Error(`No answer after ${secondsInAll} s`));
        this.close();
      }, secondsInAll * 1000);
      const settle: Done<T> = (error, value) => {
        clearTimeout(late);
        if (error) reject(error);
        else resolve(value as T);
      };
      this.fail = settle;
      work(settle);
    });
  }
}

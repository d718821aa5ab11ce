// The development mailbox: a real SMTP server and a page to read what was sent.
import type { AddressInfo } from 'node:net';
import type { Door } from './answering.ts';
import { startSmtp } from './smtp.ts';
import { MessageStore } from './store.ts';
import { startWeb } from './web.ts';

export interface MailboxOptions {
  /** 0 for any free port */
  smtpPort: number;
  webPort: number;
  /** where answers and bounces are handed over; without it nothing can be sent back */
  door?: Door;
  /** where the messages are kept */
  dir: string;
}

export interface Mailbox {
  smtpUrl: string;
  webUrl: string;
  stop(): Promise<void>;
}

/** @throws Error (EADDRINUSE) when a port is taken */
export async function startMailbox({ smtpPort, webPort, dir, door }: MailboxOptions): Promise<Mailbox> {
  const store = new MessageStore(dir);
  const smtp = await startSmtp(store, smtpPort);
  const closeSmtp = (): Promise<void> => new Promise((done) => smtp.close(() => done()));
  try {
    const web = await startWeb(store, webPort, door);
    return {
      smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
      webUrl: `http://localhost:${(web.address() as AddressInfo).port}`,
      stop: async () => {
        await closeSmtp();
        web.closeAllConnections();
        await new Promise((done) => web.close(done));
      },
    };
  } catch (error) {
    await closeSmtp();
    throw error;
  }
}

// The SMTP side of the mailbox: a real server that keeps everything it is given and sends nothing on.
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { Envelope } from './message.ts';
import type { MessageStore } from './store.ts';

const MAX_BYTES = 30 * 1024 * 1024;

/** Listens on the loopback address only; the message is acknowledged once it is on the disk. */
export function startSmtp(store: MessageStore, port: number): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    size: MAX_BYTES,
    banner: 'Treize development mailbox',
    closeTimeout: 1000,
    onData(stream, session, done) {
      const { mailFrom, rcptTo } = session.envelope;
      const from = mailFrom === false ? '' : mailFrom.address;
      keep(store, stream, { from, to: rcptTo.map((recipient) => recipient.address) }).then(
        () => done(),
        done,
      );
    },
  });
  server.on('error', (error) => console.error(`Messagerie : ${error.message}`));
  return new Promise((done, fail) => {
    server.server.once('error', fail);
    server.listen(port, '127.0.0.1', () => done(server));
  });
}

async function keep(
  store: MessageStore,
  stream: Readable & { sizeExceeded?: boolean },
  envelope: Envelope,
): Promise<void> {
  const raw = await buffer(stream);
  if (stream.sizeExceeded) throw Object.assign(new Error('Message too large'), { responseCode: 552 });
  await store.add(raw, envelope);
}

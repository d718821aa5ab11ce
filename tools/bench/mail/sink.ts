// A process of its own: an SMTP server that takes every message and keeps what identifies it and when it came.
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A message as it was taken. */
export interface Taken {
  messageId: string;
  to: string;
  /** Milliseconds since 1970. */
  at: number;
  method: string | null;
  uid: string | null;
  sequence: number | null;
}

const calendarPart = /content-type: text\/calendar[^]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/i;

function identify(raw: Buffer, to: string, at: number): Taken {
  const text = raw.toString('latin1');
  const part = calendarPart.exec(text)?.[1];
  const calendar = part === undefined ? '' : Buffer.from(part, 'base64').toString('utf8');
  const line = (name: string) => new RegExp(`^${name}:(.*)\r$`, 'm').exec(calendar)?.[1] ?? null;
  const sequence = line('SEQUENCE');
  return {
    messageId: /^message-id: *(\S+)/im.exec(text)?.[1] ?? '',
    to,
    at,
    method: line('METHOD'),
    uid: line('UID'),
    sequence: sequence === null ? null : Number(sequence),
  };
}

const raws: { raw: Buffer; to: string; at: number }[] = [];

async function keep(stream: Readable, to: string): Promise<void> {
  const raw = await buffer(stream);
  raws.push({ raw, to, at: Date.now() });
}

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData(stream, { envelope }, done) {
    keep(stream, envelope.rcptTo[0]?.address ?? '').then(() => done(), done);
  },
});
server.listen(0, '127.0.0.1', () => process.send?.((server.server.address() as AddressInfo).port));

/** Given when asked for: reading them while they come would slow the server down. */
process.on('message', () => {
  process.send?.(raws.splice(0).map(({ raw, to, at }) => identify(raw, to, at)));
});
process.on('disconnect', () => process.exit());

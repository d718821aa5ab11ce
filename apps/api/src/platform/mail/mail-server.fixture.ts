// For tests: a real SMTP server on this machine that keeps what it gets, and misbehaves on demand.
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What the server does with the next message, in order; `accept` once the list is empty. */
export type Behaviour = 'accept' | 'defer' | 'reject' | 'cut-after-data' | 'cut-before-data';

export interface TestMailServer {
  url: string;
  /** Messages taken with a 250. */
  taken: Buffer[];
  /** Messages received in full, then dropped without an answer. */
  cut: Buffer[];
  next: Behaviour[];
  close(): Promise<void>;
}

const refusal = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code });

export async function startMailServer(): Promise<TestMailServer> {
  const sockets = new Set<Socket>();
  const taken: Buffer[] = [];
  const cut: Buffer[] = [];
  const next: Behaviour[] = [];
  const hangUp = (): void => sockets.forEach((socket) => socket.destroy());
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(_address, _session, done) {
      const behaviour = next[0];
      if (behaviour === 'defer')
        return void (next.shift(), done(refusal(451, '4.7.1 Greylisted, come back later')));
      if (behaviour === 'reject')
        return void (next.shift(), done(refusal(550, '5.1.1 No such mailbox here')));
      if (behaviour === 'cut-before-data') return void (next.shift(), hangUp());
      done();
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const message = Buffer.concat(chunks);
        if (next.shift() === 'cut-after-data') {
          cut.push(message);
          return hangUp();
        }
        taken.push(message);
        done();
      });
    },
  });
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    cut,
    next,
    close: () => {
      hangUp();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

// For tests: a real SMTP server on this machine that keeps what it gets, and misbehaves on demand.
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** What the server does with a message. */
export type Behaviour =
  | 'accept'
  /** 451 at the recipient, as greylisting does. */
  | 'defer'
  /** 421 at the recipient: not so fast. */
  | 'busy'
  /** 550 at the recipient. */
  | 'reject'
  /** 552 once the message was received. */
  | 'reject-after-data'
  | 'cut-before-data'
  /** The line falls in the middle of the message. */
  | 'cut-in-data'
  /** Received in full, then dropped without an answer. */
  | 'cut-after-data'
  /** Answers after `slowness`. */
  | 'tarpit';

export interface TestMailServer {
  url: string;
  /** Messages taken with a 250. */
  taken: Buffer[];
  /** Their return addresses, in the same order. */
  returnPaths: string[];
  /** Messages received in full, then dropped without an answer. */
  cut: Buffer[];
  /** What it does with the next messages, in order; `accept` once the list is empty. */
  next: Behaviour[];
  /** What it does by recipient, before `next` is asked. */
  rule: ((recipient: string) => Behaviour | undefined) | undefined;
  /** Milliseconds that a tarpit takes. */
  slowness: number;
  /** Connections opened so far. */
  connections: number;
  /** Nobody listens any more: connections are refused. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

const refusal = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code });
const refusals: Partial<Record<Behaviour, Error>> = {
  defer: refusal(451, '4.7.1 Greylisted, come back later'),
  busy: refusal(421, '4.7.0 Too many messages, slow down'),
  reject: refusal(550, '5.1.1 No such mailbox here'),
};
const tooLarge = refusal(552, '5.3.4 Message too big');

type Script = Pick<TestMailServer, 'taken' | 'returnPaths' | 'cut' | 'next' | 'rule' | 'slowness'>;

function scripted(script: Script, hangUp: (session: SMTPServerSession) => void): SMTPServer {
  const chosen = new WeakMap<SMTPServerSession, Behaviour>();
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, session, done) {
      const behaviour = script.rule?.(address) ?? script.next.shift() ?? 'accept';
      chosen.set(session, behaviour);
      if (behaviour === 'cut-before-data') return hangUp(session);
      done(refusals[behaviour]);
    },
    onData(stream, session, done) {
      const behaviour = chosen.get(session);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (behaviour === 'cut-in-data') hangUp(session);
      });
      stream.on('end', () => {
        const message = Buffer.concat(chunks);
        if (behaviour === 'cut-in-data') return;
        if (behaviour === 'reject-after-data') return done(tooLarge);
        if (behaviour === 'cut-after-data') {
          script.cut.push(message);
          return hangUp(session);
        }
        const { mailFrom } = session.envelope;
        script.taken.push(message);
        script.returnPaths.push(mailFrom === false ? '' : mailFrom.address);
        setTimeout(done, behaviour === 'tarpit' ? script.slowness : 0);
      });
    },
  });
}

export async function startMailServer(): Promise<TestMailServer> {
  const sockets = new Set<Socket>();
  const script: Script = { taken: [], returnPaths: [], cut: [], next: [], rule: undefined, slowness: 0 };
  const server = scripted(script, (session) => {
    for (const socket of sockets) if (socket.remotePort === session.remotePort) socket.destroy();
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => void server.server.listen(port, '127.0.0.1', resolve));
  server.on('error', () => undefined);
  await listen(0);
  const { port } = server.server.address() as AddressInfo;
  const hangUpOnAll = (): void => sockets.forEach((socket) => socket.destroy());
  const started: TestMailServer = Object.assign(script, {
    url: `smtp://127.0.0.1:${port}`,
    connections: 0,
    async goDown() {
      const closed = new Promise((resolve) => server.server.close(resolve));
      hangUpOnAll();
      await closed;
    },
    comeBack: () => listen(port),
    close() {
      hangUpOnAll();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
  server.server.on('connection', (socket: Socket) => {
    started.connections++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return started;
}

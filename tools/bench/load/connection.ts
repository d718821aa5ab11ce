// A kept-alive HTTP/1.1 connection that costs as little as it can: one request at a time, answers with a known length.
import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  status: number;
  isProblem: boolean;
  body: string;
}

const headersEnd = Buffer.from('\r\n\r\n');

export class Connection {
  /** When it last carried an answer, in milliseconds of `performance.now()`. */
  usedAt = performance.now();
  private received: Buffer = Buffer.alloc(0);
  private pending: { done(answer: RawAnswer): void; failed(error: Error): void } | undefined;

  private readonly socket: Socket;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.read(chunk));
    socket.on('error', (error) => this.fail(error));
    socket.on('close', () => this.fail(new Error('connection closed')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((done, failed) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.removeListener('error', failed);
        done(new Connection(socket));
      });
      socket.once('error', failed);
    });
  }

  get isOpen(): boolean {
    return !this.socket.destroyed;
  }

  ask(text: string): Promise<RawAnswer> {
    return new Promise((done, failed) => {
      this.pending = { done, failed };
      this.socket.write(text);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private fail(error: Error): void {
    this.socket.destroy();
    this.pending?.failed(error);
    this.pending = undefined;
  }

  private read(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const end = this.received.indexOf(headersEnd);
    if (end < 0) return;
    const headers = this.received.toString('latin1', 0, end);
    const length = /content-length: (\d+)/i.exec(headers)?.[1];
    if (length === undefined) return this.fail(new Error(`${headers.slice(9, 12)} without a length`));
    const size = end + headersEnd.length + Number(length);
    if (this.received.length < size) return;
    const answer = {
      status: Number(headers.slice(9, 12)),
      isProblem: /content-type: application\/problem\+json/i.test(headers),
      body: this.received.toString('utf8', end + headersEnd.length, size),
    };
    this.received = this.received.subarray(size);
    this.usedAt = performance.now();
    const { pending } = this;
    this.pending = undefined;
    pending?.done(answer);
  }
}

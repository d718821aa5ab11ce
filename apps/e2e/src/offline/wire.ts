// The wire between a browser and the server: really cut, mended, or cut just after the server has heard a request.
import { createServer, connect, type Server, type Socket } from 'node:net';

export class Wire {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private cutAfter: { words: string; cut: () => void } | undefined;

  private constructor(
    readonly port: number,
    private readonly target: number,
  ) {}

  /** @param port of this end, on the loopback; the server listens on `target` */
  static async open(port: number, target: number): Promise<Wire> {
    const wire = new Wire(port, target);
    await wire.mend();
    return wire;
  }

  /** Nothing answers any more: connections are refused, those under way are broken. */
  async cut(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    for (const socket of this.sockets) socket.destroy();
    if (server) await new Promise((done) => server.close(done));
  }

  async mend(): Promise<void> {
    if (this.server) return;
    const server = createServer((near) => this.join(near));
    await new Promise<void>((ready, failed) =>
      server.once('error', failed).listen(this.port, '127.0.0.1', ready),
    );
    this.server = server;
  }

  /**
   * Resolves once the server has had the time to answer a request whose head holds these words; its answer is dropped
   * and the wire is cut.
   */
  cutAtAnswerTo(words: string): Promise<void> {
    return new Promise((done) => {
      this.cutAfter = { words, cut: () => void this.cut().then(done) };
    });
  }

  private join(near: Socket): void {
    const far = connect(this.target, '127.0.0.1');
    let isLast: (() => void) | undefined;
    near.on('data', (chunk: Buffer) => {
      if (this.cutAfter && chunk.includes(this.cutAfter.words)) {
        isLast = this.cutAfter.cut;
        this.cutAfter = undefined;
      }
      far.write(chunk);
    });
    far.on('data', (chunk: Buffer) => (isLast ? isLast() : near.write(chunk)));
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
  }
}

// Sends the requests of a plan over its connections: steadily, or at a pace that answers do not slow down.
import { Connection, type RawAnswer } from './connection.ts';
import type { LoadPlan } from './plan.ts';
import type { Request } from './requests.ts';

export interface Exchange {
  request: Request;
  at: number;
  took: number;
  answer: RawAnswer;
}

/** A request that was not answered; the body says why. */
const lost = (error: Error): RawAnswer => ({ status: 0, isProblem: false, body: error.message });
/** The server closes a connection that is idle for 30 s: it is not used again after this many milliseconds. */
const idleAtMost = 20_000;

export const openConnections = (plan: LoadPlan): Promise<Connection[]> =>
  Promise.all(
    Array.from({ length: plan.connections }, (_, index) =>
      Connection.open(plan.ports[index % plan.ports.length] as number),
    ),
  );

/** Each connection sends its next request as soon as it is answered, until the time is up. */
export async function sendSteadily(
  connections: Connection[],
  next: () => Request,
  seconds: number,
): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  const began = performance.now();
  await Promise.all(
    connections.map(async (connection) => {
      while (connection.isOpen) {
        const asked = performance.now();
        if (asked - began >= seconds * 1000) return;
        const request = next();
        const answer = await connection.ask(request.text).catch(lost);
        const now = performance.now();
        exchanges.push({ request, at: now - began, took: now - asked, answer });
      }
    }),
  );
  return exchanges;
}

/** Requests leave when they are due; one that finds no free connection waits for one, and that wait counts. */
export class PacedSender {
  private readonly free: Connection[] = [];
  private readonly due: { request: Request; dueAt: number }[] = [];
  private readonly exchanges: Exchange[] = [];
  private opened = 0;
  private began = 0;
  private finish: (() => void) | undefined;

  private readonly plan: LoadPlan;
  private readonly next: () => Request;

  constructor(plan: LoadPlan, next: () => Request) {
    this.plan = plan;
    this.next = next;
  }

  async send(perSecond: number, count: number): Promise<Exchange[]> {
    this.began = performance.now();
    const allAnswered = new Promise<void>((done) => (this.finish = done));
    let sent = 0;
    const tick = (): void => {
      const dueNow = Math.min(count, Math.floor(((performance.now() - this.began) * perSecond) / 1000) + 1);
      for (; sent < dueNow; sent++) {
        this.due.push({ request: this.next(), dueAt: this.began + (sent * 1000) / perSecond });
        this.serve();
      }
      if (sent < count) setTimeout(tick, 1);
    };
    tick();
    const check = setInterval(() => this.exchanges.length >= count && this.finish?.(), 20);
    await allAnswered;
    clearInterval(check);
    for (const connection of this.free) connection.close();
    return this.exchanges;
  }

  private serve(): void {
    const connection = this.takeFree();
    if (connection) return void this.exchange(connection);
    if (this.opened < this.plan.connections) void this.open();
  }

  private takeFree(): Connection | undefined {
    for (let one = this.free.pop(); one; one = this.free.pop()) {
      if (one.isOpen && performance.now() - one.usedAt < idleAtMost) return one;
      one.close();
      this.opened -= 1;
    }
    return undefined;
  }

  private async open(): Promise<void> {
    const port = this.plan.ports[this.opened % this.plan.ports.length] as number;
    this.opened += 1;
    try {
      await this.exchange(await Connection.open(port));
    } catch (error) {
      this.opened -= 1;
      const failed = this.due.shift();
      if (failed) this.keep(failed.request, failed.dueAt, lost(error as Error));
    }
  }

  private async exchange(connection: Connection): Promise<void> {
    while (connection.isOpen) {
      const one = this.due.shift();
      if (!one) return void this.free.push(connection);
      this.keep(one.request, one.dueAt, await connection.ask(one.request.text).catch(lost));
    }
    this.opened -= 1;
    if (this.due.length > 0) this.serve();
  }

  private keep(request: Request, dueAt: number, answer: RawAnswer): void {
    const now = performance.now();
    this.exchanges.push({ request, at: now - this.began, took: now - dueAt, answer });
  }
}

// When to send: at each record, when the network or the page comes back, and after a failure with a growing delay.
import { computed, signal } from '@angular/core';
import type { EnrolledDevice } from '@treize/contract/devices';
import type { DeviceStore } from '../keeping/device-store';
import { keepEnrolled } from './chain';
import { offsetOf } from './clock-offset';
import { oneAtATime } from './one-at-a-time';
import { outcomeOf, type Outcome, type Queue } from './queue';

const firstDelayMs = 2_000;
const longestDelayMs = 60_000;

/** Grows twice as long each time up to a minute; a little by chance, so that twenty tablets do not come back together. */
export const delayAfter = (failures: number, chance = Math.random()): number =>
  Math.min(longestDelayMs, firstDelayMs * 2 ** (failures - 1)) * (1 + chance / 5);

/** Outcomes that waiting will not mend, by their refusal code. */
const lasting: Partial<Record<string, string>> = {
  gap: 'record-altered',
  'unknown-device': 'device-unknown',
};

export interface Server {
  enrol(deviceId: string): Promise<EnrolledDevice>;
}

export class Exchange {
  /** The last exchange succeeded, and the browser does not say that it is cut off. */
  readonly online = computed(() => this.reachable() && this.connected());
  readonly signedOut = signal(false);
  readonly lastExchange = signal<Date | null>(null);
  /** A refusal of the whole sending, which waiting will not mend: its code. Empty otherwise. */
  readonly blocked = signal('');
  private readonly reachable = signal(true);
  private readonly connected = signal(globalThis.navigator.onLine !== false);
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    private readonly store: DeviceStore,
    private readonly queue: Queue,
    private readonly server: Server,
    private readonly who: () => string | null,
    /** Called when the server has taken what waited. */
    private readonly sent: () => Promise<void>,
  ) {}

  /** Follows the network and the page. @returns what stops following */
  follow(scope: EventTarget & { document?: Document } = globalThis): () => void {
    const back = () => {
      this.connected.set(globalThis.navigator.onLine !== false);
      void this.sync();
    };
    const cut = () => this.connected.set(false);
    const shown = () => scope.document?.visibilityState === 'visible' && back();
    scope.addEventListener('online', back);
    scope.addEventListener('offline', cut);
    scope.document?.addEventListener('visibilitychange', shown);
    return () => {
      this.stopped = true;
      clearTimeout(this.timer);
      scope.removeEventListener('online', back);
      scope.removeEventListener('offline', cut);
      scope.document?.removeEventListener('visibilitychange', shown);
    };
  }

  /** When the last exchange of an earlier visit was. */
  async recall(): Promise<void> {
    const personId = this.who();
    const device = personId === null ? undefined : await this.store.devices.get(personId);
    if (device && this.lastExchange() === null) this.lastExchange.set(new Date(device.lastExchangeAt));
  }

  /** Sends what waits, then once more if something was added meanwhile. One tab at a time. */
  sync(): Promise<void> {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.untilDone().finally(() => (this.running = undefined));
    return this.running;
  }

  /** Tells the server this browser, the first time or again. @throws Refused */
  async enrol(personId: string): Promise<void> {
    const known = await this.store.devices.get(personId);
    const sentAt = new Date();
    const answer = await this.server.enrol(known?.id ?? crypto.randomUUID());
    const at = new Date();
    await keepEnrolled(this.store, personId, answer, {
      offsetMs: offsetOf(answer.serverNow, sentAt, at),
      at,
    });
    this.settle('done');
  }

  /** The same, without throwing: true when the server answered. */
  async meet(personId: string): Promise<boolean> {
    try {
      await this.enrol(personId);
      return true;
    } catch (error) {
      this.settle(outcomeOf(error));
      return false;
    }
  }

  /** Takes into account how any call went. */
  settle(outcome: Outcome): void {
    clearTimeout(this.timer);
    this.reachable.set(outcome !== 'failed');
    this.signedOut.set(outcome === 'signed-out');
    this.blocked.set(typeof outcome === 'object' ? outcome.code : (lasting[outcome] ?? ''));
    if (outcome === 'done') {
      this.failures = 0;
      this.lastExchange.set(new Date());
    } else if (outcome === 'failed' && !this.stopped) {
      this.timer = setTimeout(() => void this.sync(), delayAfter(++this.failures));
    }
  }

  private async untilDone(): Promise<void> {
    do {
      this.again = false;
      const personId = this.who();
      if (personId === null) return;
      const outcome = await oneAtATime('treize-attendance-send', () => this.once(personId));
      this.settle(outcome);
      if (outcome === 'done') await this.sent().catch(() => undefined);
    } while (this.again && this.online() && !this.signedOut());
  }

  private async once(personId: string): Promise<Outcome> {
    try {
      const waits = (await this.queue.waiting(personId)).length > 0;
      // Nothing to send: a word to the server tells whether it is there, and what time it is.
      if (!waits && (await this.store.devices.get(personId))) await this.enrol(personId);
      const outcome = await this.queue.send(personId);
      if (outcome !== 'unknown-device') return outcome;
      await this.enrol(personId);
      return await this.queue.send(personId);
    } catch (error) {
      return outcomeOf(error);
    }
  }
}

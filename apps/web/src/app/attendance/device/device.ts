// The trainer's device: what it keeps for the day, what it records, and what it sends when the network is there.
import { computed, Injectable, signal, type Signal } from '@angular/core';
import type { Sheet } from '@treize/contract/attendance';
import type { ArrivalRules, RecordAction } from '@treize/contract/devices';
import type { LocalSheet, PreparedDay, RecordOptions, RecordRefusal, RefusedRecord } from './local-sheet';

@Injectable({ providedIn: 'root' })
export class Device {
  /** `none`: nothing is prepared; `locked`: prepared, the PIN is awaited; `open`: what is prepared can be read. */
  readonly state: Signal<'none' | 'locked' | 'open'> = signal<'none' | 'locked' | 'open'>(
    'none',
  ).asReadonly();
  readonly prepared: Signal<readonly PreparedDay[]> = signal<readonly PreparedDay[]>([]).asReadonly();
  /** A French sentence when this browser refuses storage or is nearly full; empty otherwise. */
  readonly trouble: Signal<string> = signal('').asReadonly();
  /** Records not yet acknowledged by the server, and the signatures among them. */
  readonly waiting: Signal<number> = signal(0).asReadonly();
  readonly signatures: Signal<number> = signal(0).asReadonly();
  readonly online: Signal<boolean> = signal(true).asReadonly();
  readonly lastExchange: Signal<Date | null> = signal<Date | null>(null).asReadonly();
  readonly refused: Signal<readonly RefusedRecord[]> = signal<readonly RefusedRecord[]>([]).asReadonly();
  /** The server no longer knows who sends: signing in again sends what waits. */
  readonly signedOut: Signal<boolean> = signal(false).asReadonly();
  /** True while a signature is being drawn: an update of the application is then not offered. Set by the pages. */
  readonly drawing = signal(false);

  /** Resolves once what this device keeps has been read. */
  readonly ready: Promise<void> = Promise.resolve();

  /** Fetches what the day needs and keeps it encrypted; the PIN is chosen the first time, checked afterwards. */
  prepare(_sessionId: string, _date: string, _pin: string): Promise<void> {
    return this.ready;
  }
  async unlock(_pin: string): Promise<'open' | { triesLeft: number }> {
    return { triesLeft: 0 };
  }
  lock(): void {}
  async forget(_sessionId: string, _date: string): Promise<void> {}
  /** Online without preparation: the same queue, the display kept in memory only. */
  follow(_sheet: Sheet, _rules: ArrivalRules): void {}
  /** Undefined while this device holds nothing of that half-day, or while it is locked. The same signal for the same id. */
  sheet(_halfDayId: string): Signal<LocalSheet | undefined> {
    return computed(() => undefined);
  }
  /** Null once recorded on this device; else why not, by the rules of the server. */
  async record(
    _halfDayId: string,
    _action: RecordAction,
    _options: RecordOptions = {},
  ): Promise<RecordRefusal | null> {
    return null;
  }
  /** Takes a refused record out of this device's list, once read; the server keeps its own. */
  async dismiss(_recordId: string): Promise<void> {}
  /** Sends what waits, in order; resolves when nothing is left or the network stops it. */
  async sync(): Promise<void> {}
}

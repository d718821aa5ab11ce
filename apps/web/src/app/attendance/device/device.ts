// The trainer's device: what it keeps for the day, what it records, and what it sends when the network is there.
import { computed, DestroyRef, inject, Injectable, InjectionToken, signal, type Signal } from '@angular/core';
import type { Sheet } from '@treize/contract/attendance';
import type { ArrivalRules, DayPackage, RecordAction } from '@treize/contract/devices';
import { parisDate } from '@treize/rules/time/wall';
import { Identity } from '../../platform/identity';
import { wantOfflineApplication } from '../../platform/offline-application';
import { DeviceApi } from './device-api';
import { Days } from './keeping/days';
import { DeviceStore, type WalkInRow } from './keeping/device-store';
import { Holdings } from './keeping/holdings';
import { Vault } from './keeping/vault';
import { refusalOf } from './local-refusal';
import type { LocalSheet, PreparedDay, RecordOptions, RecordRefusal, RefusedRecord } from './local-sheet';
import { Preparation } from './preparation';
import { append, draftOf } from './sending/chain';
import { Exchange } from './sending/exchange';
import { oneAtATime } from './sending/one-at-a-time';
import { Queue } from './sending/queue';

/** Where this browser keeps what it must. */
export const DEVICE_STORE = new InjectionToken<DeviceStore>('device store', {
  providedIn: 'root',
  factory: () => new DeviceStore(),
});

@Injectable({ providedIn: 'root' })
export class Device {
  private readonly api = inject(DeviceApi);
  private readonly identity = inject(Identity);
  private readonly store = inject(DEVICE_STORE);
  private readonly vault = new Vault(this.store);
  private readonly days = new Days(this.store, this.vault, (id, date) => this.api.day(id, date));
  private readonly holdings = new Holdings(this.store, this.vault);
  private readonly queue = new Queue(this.store, (id, records) => this.api.send(id, records));
  private readonly exchange = new Exchange(
    this.store,
    this.queue,
    this.api,
    () => this.person(),
    () => this.renew(),
  );
  private readonly preparation = new Preparation(this.vault, this.days, this.exchange);
  private readonly owner = signal<string | null>(null);
  private readonly opened = signal<'none' | 'locked' | 'open'>('none');
  private lastPerson: string | null = null;
  private isEnrolled = false;

  /** `none`: nothing is prepared; `locked`: prepared, the PIN is awaited; `open`: what is prepared can be read. */
  readonly state: Signal<'none' | 'locked' | 'open'> = this.opened.asReadonly();
  /** The prepared days, readable once the device is open. */
  readonly packages: Signal<readonly DayPackage[]> = this.holdings.days.asReadonly();
  /** The days kept here are those of somebody else who uses this browser. */
  readonly isOthers = computed(() => {
    const [owner, me] = [this.owner(), this.identity.me()];
    return owner !== null && me != null && owner !== me.personId;
  });
  readonly prepared = computed<readonly PreparedDay[]>(() =>
    this.isOthers() ? [] : this.holdings.prepared(),
  );
  /** A French sentence when this browser refuses storage or is nearly full; empty otherwise. */
  readonly trouble: Signal<string> = this.preparation.trouble.asReadonly();
  /** What is being done while a day is prepared, in French; empty otherwise. */
  readonly progress: Signal<string> = this.preparation.progress.asReadonly();
  /** Records not yet acknowledged by the server, and the signatures among them. */
  readonly waiting = computed(() => this.holdings.waiting().length);
  readonly signatures = computed(
    () => this.holdings.waiting().filter(({ kind }) => kind === 'SIGNED').length,
  );
  /** Of these, the records of somebody else who used this browser: they leave once that person signs in. */
  readonly othersWaiting = computed(() => {
    const me = this.identity.me()?.personId;
    return me ? this.holdings.waiting().filter(({ personId }) => personId !== me).length : 0;
  });
  readonly online: Signal<boolean> = this.exchange.online;
  readonly lastExchange: Signal<Date | null> = this.exchange.lastExchange.asReadonly();
  readonly refused: Signal<readonly RefusedRecord[]> = this.holdings.refused.asReadonly();
  /** People added on this device whom the server knows, and what it said they became. */
  readonly walkIns: Signal<readonly WalkInRow[]> = this.holdings.walkIns.asReadonly();
  /** The server no longer knows who sends: signing in again sends what waits. */
  readonly signedOut: Signal<boolean> = this.exchange.signedOut.asReadonly();
  /** A refusal of every sending, which trying again will not mend: its code; empty otherwise. */
  readonly blocked: Signal<string> = this.exchange.blocked.asReadonly();
  /** True while a signature is being drawn: an update of the application is then not offered. Set by the pages. */
  readonly drawing = signal(false);
  /** Resolves once what this device keeps has been read; it tells in `trouble` when nothing can be kept. */
  readonly ready: Promise<void> = this.start();

  constructor() {
    wantOfflineApplication();
    const unfollow = this.exchange.follow();
    inject(DestroyRef).onDestroy(() => {
      unfollow();
      this.holdings.unwatch();
      this.store.close();
    });
  }

  /**
   * Fetches what the day needs and keeps it encrypted; the PIN is chosen the first time, asked again while locked.
   * Days of somebody else who used this browser are forgotten first.
   * @throws WrongPin, Refused
   */
  async prepare(sessionId: string, date: string, pin: string): Promise<void> {
    await this.ready;
    const me = this.identity.me();
    if (!me) return;
    if (this.isOthers()) await this.startAgain();
    await this.preparation.run(me, { sessionId, date }, pin);
    await this.readVault('days');
  }

  async unlock(pin: string): Promise<'open' | { triesLeft: number }> {
    await this.ready;
    const result = await oneAtATime('treize-attendance-vault', () => this.vault.unlock(pin));
    await this.readVault('followed');
    if (result === 'open') void this.exchange.sync();
    return result;
  }

  /** Asks for the PIN again; nothing readable stays in memory. */
  lock(): void {
    this.vault.lock();
    this.holdings.close();
    if (this.opened() === 'open') this.opened.set('locked');
  }

  async forget(sessionId: string, date: string): Promise<void> {
    await this.days.forget(sessionId, date);
    if ((await this.store.days.count()) === 0) await this.startAgain();
    else await this.readVault('followed');
  }

  /** The PIN is forgotten: what it protected is erased, what waits to be sent stays. */
  async startAgain(): Promise<void> {
    await this.vault.destroy();
    await this.preparation.forgetIdentity();
    this.lock();
    await this.readVault('days');
  }

  /** Online without preparation: the same queue, the display kept in memory only. `day` brings what the rules need more. */
  follow(sheet: Sheet, rules: ArrivalRules, day?: DayPackage): void {
    this.holdings.take(sheet, rules, day);
    void this.ready.then(() => this.days.renew(sheet)).catch(() => undefined);
    // Once a visit: the server may have another key, and its clock is measured again.
    void this.join();
  }

  /** Makes this browser known to the server, so that what it records later, without network, can be kept. */
  async join(): Promise<void> {
    await this.ready;
    if (!this.isEnrolled) await this.enrol();
  }

  /** Undefined while this device holds nothing of that half-day, or while it is locked. The same signal for the same id. */
  sheet(halfDayId: string): Signal<LocalSheet | undefined> {
    return this.holdings.sheet(halfDayId);
  }

  /** Null once recorded on this device; else why not, by the rules of the server. */
  async record(
    halfDayId: string,
    action: RecordAction,
    options: RecordOptions = {},
  ): Promise<RecordRefusal | null> {
    const recorder = await this.recorder();
    if ('refused' in recorder) return recorder;
    const refused = await oneAtATime('treize-attendance-record', () =>
      this.written(recorder.personId, halfDayId, action, options),
    );
    if (!refused) void this.exchange.sync();
    return refused;
  }

  /**
   * The same at a door, where no sheet is held: the record is kept and sent as any other, and the server alone judges it.
   * @returns the record's id, to be followed by `fateOf`
   */
  async greet(
    halfDayId: string,
    action: RecordAction,
    options: RecordOptions = {},
  ): Promise<{ id: string } | RecordRefusal> {
    const recorder = await this.recorder();
    if ('refused' in recorder) return recorder;
    const draft = draftOf(halfDayId, action, options, this.online());
    const record = await append(this.store, this.vault, recorder.personId, draft);
    this.holdings.wait(record, recorder.personId);
    void this.exchange.sync();
    return { id: record.id };
  }

  /** What became of a record made here. */
  fateOf(id: string): 'waiting' | 'refused' | 'sent' {
    return this.holdings.fateOf(id);
  }

  /** Takes a refused record out of this device's list, once read; the server keeps its own. */
  dismiss(recordId: string): Promise<void> {
    return this.holdings.dismiss(recordId);
  }

  /** What a walk-in became was read: it stays on the row only. */
  readWalkIn(key: string): Promise<void> {
    return this.holdings.readWalkIn(key);
  }

  /** Sends what waits, in order; resolves when nothing is left or the network stops it. */
  async sync(): Promise<void> {
    await this.ready;
    await this.exchange.sync();
  }

  /** What time it is by the server's clock, as far as this device knows. */
  async serverTime(): Promise<Date> {
    const personId = this.person();
    const device = personId === null ? undefined : await this.store.devices.get(personId);
    return new Date(Date.now() + (device?.offsetMs ?? 0));
  }

  private async written(
    personId: string,
    halfDayId: string,
    action: RecordAction,
    options: RecordOptions,
  ): Promise<RecordRefusal | null> {
    const local = this.sheet(halfDayId)();
    if (!local) return { refused: 'not-found', since: null, forcible: false };
    const sheets = this.holdings.sheetsOf(local.sheet.sessionId);
    const own = new Set(sheets.map(({ sheet }) => sheet.halfDay.id));
    const notes = this.holdings.notes().filter((note) => own.has(note.halfDayId));
    const refused = refusalOf(action, options, { local, sheets, notes, now: await this.serverTime() });
    if (refused) return refused;
    const draft = draftOf(halfDayId, action, options, this.online());
    this.holdings.add(await append(this.store, this.vault, personId, draft), personId);
    return null;
  }

  /** Who records, on a browser that the server knows; else why nothing can be recorded. */
  private async recorder(): Promise<{ personId: string } | RecordRefusal> {
    await this.ready;
    const personId = this.person();
    const blank = { since: null, forcible: false };
    if (personId === null) return { refused: 'unauthenticated', ...blank };
    const isKnown = (await this.store.devices.get(personId)) !== undefined || (await this.enrol());
    return isKnown ? { personId } : { refused: 'unavailable', ...blank };
  }

  private async start(): Promise<void> {
    try {
      await this.queue.forgetOld();
      await this.days.forgetOld(parisDate(new Date()));
      await this.holdings.watch();
      await this.readVault('followed');
      await this.exchange.recall();
      void this.exchange.sync();
    } catch {
      this.preparation.storageRefused();
    }
  }

  /** Who records: the signed-in person, also after their login has ended under this very page. */
  private person(): string | null {
    this.lastPerson = this.identity.me()?.personId ?? this.lastPerson ?? this.owner();
    return this.lastPerson;
  }

  private async enrol(): Promise<boolean> {
    const personId = this.person();
    const isDone = personId !== null && (await this.exchange.meet(personId));
    this.isEnrolled ||= isDone;
    return isDone;
  }

  private async readVault(newer: 'days' | 'followed'): Promise<void> {
    const { state, personId } = await this.vault.state();
    this.owner.set(personId);
    if (state === 'open') {
      this.holdings.open(await this.days.opened(), newer);
      await this.holdings.readNotes();
    }
    this.opened.set(state);
  }

  /** The server is there: days half downloaded go on, and sheets whose records it has taken are read again. */
  private async renew(): Promise<void> {
    const personId = this.person();
    if (personId && (await this.days.resume(personId)) > 0) await this.readVault('followed');
    const settled = await this.holdings.settled();
    for (const halfDayId of new Set(settled.map((note) => note.halfDayId))) {
      const sheet = await this.api.sheet(halfDayId);
      const ids = settled.filter((note) => note.halfDayId === halfDayId).map(({ id }) => id);
      await this.days.renew(sheet);
      await this.store.notes.bulkDelete(ids);
      this.holdings.take(sheet);
      this.holdings.drop(new Set(ids));
    }
  }
}

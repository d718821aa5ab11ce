// What this page can show: sheets of the server, this device's records on them, and what is still to be sent.
import { computed, linkedSignal, signal, type Signal } from '@angular/core';
import type { Sheet } from '@treize/contract/attendance';
import type { ArrivalRules, DayPackage, DeviceRecord } from '@treize/contract/devices';
import { liveQuery, type Subscription } from 'dexie';
import {
  keepingRows,
  localSheetOf,
  type Held,
  type LocalSheet,
  type PreparedDay,
  type RefusedRecord,
} from '../local-sheet';
import type { DeviceStore, NoteRow, QueueRow, WalkInRow } from './device-store';
import type { Vault } from './vault';

/** What waits, without what only the server can read. */
export type Waiting = Pick<QueueRow, 'id' | 'personId' | 'kind' | 'halfDayId'>;
type Followed = Pick<Held, 'sheet' | 'rules' | 'day'>;

export class Holdings {
  readonly waiting = signal<readonly Waiting[]>([]);
  readonly refused = signal<readonly RefusedRecord[]>([]);
  readonly prepared = signal<readonly PreparedDay[]>([]);
  /** The days that can be read here and now. */
  readonly days = signal<readonly DayPackage[]>([]);
  readonly notes = signal<readonly DeviceRecord[]>([]);
  /** The registrations that walk-ins of this device became. */
  readonly walkIns = signal<readonly WalkInRow[]>([]);
  private readonly followed = signal<ReadonlyMap<string, Followed>>(new Map());
  private readonly subscriptions: Subscription[] = [];
  private readonly shown = new Map<string, Signal<LocalSheet | undefined>>();

  constructor(
    private readonly store: DeviceStore,
    private readonly vault: Vault,
  ) {}

  /** Follows the store, whichever tab writes to it. Resolves once everything was read a first time. */
  async watch(): Promise<void> {
    const { queue, refused, days, walkIns, notes } = this.store;
    await Promise.all([
      this.follow(
        () => queue.filter(({ sentAt }) => sentAt === 0).toArray(),
        (rows) => this.waiting.set(rows),
      ),
      this.follow(
        () => refused.toCollection().sortBy('refusedAt'),
        (rows) => this.refused.set(rows),
      ),
      this.follow(
        () => days.filter(({ box }) => box !== null).toArray(),
        (rows) => this.prepared.set(rows),
      ),
      this.follow(
        () => walkIns.toArray(),
        (rows) => this.walkIns.set(rows),
      ),
      this.follow(
        () => notes.toArray(),
        (rows) => void this.readNotes(rows),
      ),
    ]);
  }

  unwatch(): void {
    for (const each of this.subscriptions) each.unsubscribe();
  }

  /** The sheet of a half-day as this device shows it; the same signal each time. */
  sheet(halfDayId: string): Signal<LocalSheet | undefined> {
    const known = this.shown.get(halfDayId);
    if (known) return known;
    const made = linkedSignal<Held | undefined, LocalSheet | undefined>({
      source: computed(() => this.held(halfDayId)),
      computation: (held, before) => held && keepingRows(before?.value, localSheetOf(held)),
    }).asReadonly();
    this.shown.set(halfDayId, made);
    return made;
  }

  /** Every sheet of a session that can be read here. */
  sheetsOf(sessionId: string): LocalSheet[] {
    const ofSession = [...this.followed().values()].filter(({ sheet }) => sheet.sessionId === sessionId);
    return ofSession.flatMap(({ sheet }) => this.sheet(sheet.halfDay.id)() ?? []);
  }

  /** A sheet just read from the server; its day, if prepared, goes on serving for the rest. */
  take(sheet: Sheet, rules?: ArrivalRules, day?: DayPackage): void {
    const known = this.followed().get(sheet.halfDay.id);
    const given = rules ?? known?.rules;
    if (given) this.put([{ sheet, rules: given, day: day ?? known?.day }]);
  }

  /** The days as the vault gives them; a sheet followed online meanwhile is the newer one. */
  open(days: readonly DayPackage[], newer: 'days' | 'followed'): void {
    this.days.set(days);
    const followed = this.followed();
    const given = days.flatMap((day) =>
      day.sheets.map((sheet) => {
        const known = newer === 'followed' ? followed.get(sheet.halfDay.id)?.sheet : undefined;
        return { sheet: known ?? sheet, rules: day.rules, day };
      }),
    );
    this.put(given);
  }

  /** Nothing of the days stays in memory. */
  close(): void {
    this.days.set([]);
    this.notes.set([]);
    this.followed.set(new Map());
  }

  add(record: DeviceRecord, personId: string): void {
    this.wait(record, personId);
    this.notes.update((notes) => [...notes.filter(({ id }) => id !== record.id), record]);
  }

  /** Something of which no sheet is held here is to be sent. */
  wait({ id, halfDayId, action }: DeviceRecord, personId: string): void {
    this.waiting.update((waiting) => [
      ...waiting.filter((each) => each.id !== id),
      { id, personId, kind: action.kind, halfDayId },
    ]);
  }

  fateOf(id: string): 'waiting' | 'refused' | 'sent' {
    if (this.waiting().some((each) => each.id === id)) return 'waiting';
    return this.refused().some((each) => each.id === id) ? 'refused' : 'sent';
  }

  /** What a walk-in became was read: from now on it is on the row only. */
  async readWalkIn(key: string): Promise<void> {
    const told = (await this.store.walkIns.get(key))?.told;
    if (told) await this.store.walkIns.update(key, { told: { ...told, isRead: true } });
  }

  async dismiss(recordId: string): Promise<void> {
    await this.store.refused.delete(recordId);
    await this.store.notes.delete(recordId);
    this.drop(new Set([recordId]));
  }

  /** Records that the server has answered for; those of people it did not take are kept, who are named here until dismissed. */
  async settled(): Promise<DeviceRecord[]> {
    const { queue, refused } = this.store;
    const waiting = await queue.filter(({ sentAt }) => sentAt === 0).toArray();
    const away = await refused.filter(({ kind }) => kind === 'WALKED_IN').toArray();
    const kept = new Set([...waiting, ...away].map(({ id }) => id));
    return this.notes().filter(({ id }) => !kept.has(id));
  }

  /** Records that a sheet of the server now holds. */
  drop(ids: ReadonlySet<string>): void {
    this.notes.update((notes) => notes.filter(({ id }) => !ids.has(id)));
  }

  /** Reads the notes that this tab has not in memory: those of another tab, or of an earlier visit. */
  async readNotes(rows?: readonly NoteRow[]): Promise<void> {
    if (!this.vault.isOpen) return;
    const known = new Set(this.notes().map(({ id }) => id));
    const fresh = (rows ?? (await this.store.notes.toArray())).filter(({ id }) => !known.has(id));
    if (fresh.length === 0) return;
    const read = await Promise.all(fresh.map(({ box }) => this.vault.decrypt(box)));
    const records = read as DeviceRecord[];
    this.notes.update((notes) => {
      const ids = new Set(notes.map(({ id }) => id));
      return [...notes, ...records.filter(({ id }) => !ids.has(id))].sort((a, b) => a.seq - b.seq);
    });
  }

  private follow<T>(read: () => Promise<T>, keep: (value: T) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const next = (value: T) => {
        keep(value);
        resolve();
      };
      this.subscriptions.push(liveQuery(read).subscribe({ next, error: reject }));
    });
  }

  private put(given: readonly Followed[]): void {
    this.followed.update((followed) => {
      const next = new Map(followed);
      for (const one of given) next.set(one.sheet.halfDay.id, one);
      return next;
    });
  }

  private held(halfDayId: string): Held | undefined {
    const followed = this.followed().get(halfDayId);
    if (!followed) return undefined;
    const waiting = new Set(this.waiting().map(({ id }) => id));
    const notes = this.notes().filter((note) => note.halfDayId === halfDayId);
    return {
      ...followed,
      notes,
      sent: new Set(notes.map(({ id }) => id).filter((id) => !waiting.has(id))),
      refused: this.refused().filter((each) => each.halfDayId === halfDayId),
      walkIns: this.walkIns(),
    };
  }
}

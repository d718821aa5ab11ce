// The days prepared on this device: asked for, downloaded, kept encrypted, renewed without losing the former copy, forgotten.
import type { Sheet } from '@treize/contract/attendance';
import type { DayPackage } from '@treize/contract/devices';
import { dayKey, type DayRow, type DeviceStore } from './device-store';
import type { Vault } from './vault';

/** Fetches a day's package. @throws Refused */
export type FetchDay = (sessionId: string, date: string) => Promise<DayPackage>;

/** A prepared day is needed the day itself and while its records are sent; then it is forgotten by itself. */
const keptDays = 15;

export class Days {
  constructor(
    private readonly store: DeviceStore,
    private readonly vault: Vault,
    private readonly fetchDay: FetchDay,
  ) {}

  /** Notes that this day is to be fetched, for the first time or again: see `resume`. */
  async want(personId: string, sessionId: string, date: string): Promise<void> {
    const key = dayKey(sessionId, date);
    await this.store.transaction('rw', this.store.days, async () => {
      const blank = { key, personId, sessionId, date, title: '', preparedAt: '', halfDays: [], box: null };
      const kept = await this.store.days.get(key);
      await this.store.days.put({ ...(kept ?? blank), wanted: 1 });
    });
  }

  /**
   * Fetches the days that are wanted, after an interruption those it left only; each is kept as soon as it is there.
   * @returns how many there were; @throws Refused
   */
  async resume(personId: string): Promise<number> {
    if (!this.vault.isOpen) return 0;
    const unfinished = await this.store.days.where({ personId, wanted: 1 }).toArray();
    for (const { key } of unfinished) await this.download(key);
    return unfinished.length;
  }

  /** The days that can be read. */
  async opened(): Promise<DayPackage[]> {
    const rows = await this.store.days.toArray();
    const kept = rows.flatMap(({ box }) => (box ? [box] : []));
    return Promise.all(kept.map(async (box) => (await this.vault.decrypt(box)) as DayPackage));
  }

  /** Takes a newer sheet of the server into the prepared day it belongs to, if any. */
  async renew(sheet: Sheet): Promise<void> {
    const row = await this.store.days.get(dayKey(sheet.sessionId, sheet.date));
    if (!row?.box || !this.vault.isOpen) return;
    const day = (await this.vault.decrypt(row.box)) as DayPackage;
    const sheets = day.sheets.map((each) => (each.halfDay.id === sheet.halfDay.id ? sheet : each));
    await this.store.days.update(row.key, { box: await this.vault.encrypt({ ...day, sheets }) });
  }

  async forget(sessionId: string, date: string): Promise<void> {
    const key = dayKey(sessionId, date);
    const { days, notes } = this.store;
    await this.store.transaction('rw', days, notes, async () => {
      const row = await days.get(key);
      await notes
        .where('halfDayId')
        .anyOf(row?.halfDays ?? [])
        .delete();
      await days.delete(key);
    });
  }

  /** Forgets the days that ended long ago. `today` is the civil date in Paris. */
  async forgetOld(today: string): Promise<void> {
    const limit = new Date(new Date(today).getTime() - keptDays * 86_400_000).toISOString().slice(0, 10);
    const old: DayRow[] = await this.store.days.filter(({ date }) => date < limit).toArray();
    for (const { sessionId, date } of old) await this.forget(sessionId, date);
  }

  private async download(key: string): Promise<void> {
    const row = await this.store.days.get(key);
    if (!row) return;
    const day = await this.fetchDay(row.sessionId, row.date);
    const box = await this.vault.encrypt(day);
    // In one write, once everything is here: an interruption before leaves the former copy as it was.
    await this.store.days.update(key, {
      box,
      wanted: 0,
      title: day.sheets[0]?.sessionTitle ?? '',
      preparedAt: day.preparedAt,
      halfDays: day.sheets.map(({ halfDay }) => halfDay.id),
    });
  }
}

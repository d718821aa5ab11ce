// One half-day under the trainer's hands: what this device shows of it, and what each act records.
import { computed, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import type { Sheet } from '@treize/contract/attendance';
import type { DayPackage, RecordAction } from '@treize/contract/devices';
import { Identity } from '../../platform/identity';
import { loaded } from '../../platform/loaded';
import { isMissing } from '../../platform/refused';
import { AttendanceApi, dayOf, sheetOf } from '../attendance-api';
import { Device } from '../device/device';
import type { LocalRow, LocalSheet, RecordOptions, RecordRefusal } from '../device/local-sheet';

/** An act that was not recorded: why, and what would be needed to record it all the same. */
export interface Refusal extends RecordRefusal {
  action: RecordAction;
  options: RecordOptions;
}
/** A half-day as far as one may act on it. */
type HeldSheet = Pick<LocalSheet, 'sheet' | 'rows' | 'counts' | 'turnedAway' | 'closing'>;

/** A sheet that is only read: as the server holds it. */
const asRead = (sheet: Sheet): HeldSheet => ({
  sheet,
  rows: sheet.rows.map((row) => ({ ...row, delivery: 'done', refusal: null, became: null })),
  counts: sheet.counts,
  turnedAway: [],
  closing: sheet.sealed ? 'sealed' : 'open',
});

const clockMs = 15_000;
/** Others sign on their phones, or on another tablet: the sheet is read again this often. */
const freshMs = 30_000;

/** Made in the field of a page (it injects what it needs). */
export class HalfDayDesk {
  readonly device = inject(Device);
  private readonly api = inject(AttendanceApi);
  private readonly identity = inject(Identity);
  readonly resource = sheetOf(() => this.halfDayId());
  /** What the device holds; undefined until it does. */
  private readonly followed = computed(() => this.device.sheet(this.halfDayId())());
  private readonly held = computed<HeldSheet | undefined>(() => {
    const read = loaded(this.resource);
    return this.followed() ?? (read && asRead(read));
  });
  private readonly asked = dayOf(() => {
    const read = loaded(this.resource);
    if (!read || read.sealed || !this.mayRecord() || this.followed()?.day) return undefined;
    return { sessionId: read.sessionId, date: read.date };
  });

  readonly sheet = computed(() => this.held()?.sheet);
  readonly rows = computed<readonly LocalRow[]>(() => this.held()?.rows ?? []);
  readonly counts = computed(() => this.held()?.counts);
  /** People added here whom the server did not take. */
  readonly turnedAway = computed(() => this.held()?.turnedAway ?? []);
  readonly closing = computed(() => this.held()?.closing ?? 'open');
  /** The day's rules, room codes, communes and badge keys: prepared, or read online. */
  readonly day = computed<DayPackage | undefined>(() => this.followed()?.day ?? loaded(this.asked));
  readonly rules = computed(() => this.followed()?.rules ?? this.day()?.rules);
  readonly missing = computed(() => this.followed() === undefined && isMissing(this.resource.error()));
  /** The day could not be read: nothing can be recorded, and one should know. */
  readonly dayFailed = computed(() => this.asked.error() !== undefined && this.followed() === undefined);
  /** Whether anything may be recorded is not known yet. */
  readonly isReading = computed(
    () => this.followed() === undefined && this.mayRecord() && !this.dayFailed() && !this.sheet()?.sealed,
  );
  private readonly offsetMs = signal(0);
  private readonly now = signal(new Date());
  readonly mayRecord = computed(() => this.identity.can('attendance.record'));
  readonly hasOpened = computed(() => {
    const sheet = this.sheet();
    return sheet !== undefined && (sheet.isOpen || this.now() >= new Date(sheet.opensAt));
  });
  /** Presence may be recorded here and now. */
  readonly editable = computed(
    () =>
      this.followed() !== undefined &&
      this.mayRecord() &&
      this.closing() === 'open' &&
      this.sheet()?.sessionState === 'PUBLISHED' &&
      this.hasOpened(),
  );
  readonly correctable = computed(
    () => this.sheet()?.sealed != null && this.identity.can('attendance.correct'),
  );
  /** The last act that was refused, until one answers it. */
  readonly refusal = signal<Refusal | null>(null);

  constructor(
    readonly halfDayId: () => string,
    everyMs = freshMs,
  ) {
    effect(() => this.follow());
    effect(() => {
      this.device.lastExchange();
      void this.device.serverTime().then((at) => this.offsetMs.set(at.getTime() - Date.now()));
    });
    const ticking = setInterval(() => this.now.set(this.serverNow()), clockMs);
    const reading = setInterval(() => void this.refresh(), everyMs);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(ticking);
      clearInterval(reading);
    });
  }

  /** What time it is by the server's clock, as far as this device knows. */
  serverNow(): Date {
    return new Date(Date.now() + this.offsetMs());
  }

  /** Reads the sheet again, which others write on too; not while something of this device is on its way. */
  async refresh(): Promise<void> {
    const rules = this.rules();
    const before = this.device.lastExchange();
    const isStill = () => this.device.waiting() === 0 && this.device.lastExchange() === before;
    if (!rules || !this.device.online() || !isStill()) return;
    const sheet = await this.api.sheet(this.halfDayId()).catch(() => undefined);
    if (sheet && isStill()) this.device.follow(sheet, rules);
  }

  /** Reads the day again, after a failure. */
  readDay(): void {
    this.asked.reload();
  }

  rowOf(registrationId: string): LocalRow | undefined {
    return this.rows().find((row) => row.registrationId === registrationId);
  }

  /** True once recorded on this device; else `refusal` says why not. */
  async record(action: RecordAction, options: RecordOptions = {}): Promise<boolean> {
    this.refusal.set(null);
    const refused = await this.device.record(this.halfDayId(), action, options);
    if (refused) this.refusal.set({ ...refused, action, options });
    return refused === null;
  }

  /** Hands what the server holds to the device, which shows its own unsent records on top. */
  private follow(): void {
    const sheet = loaded(this.resource);
    const rules = this.rules();
    if (!sheet || !rules || !this.mayRecord()) return;
    untracked(() => this.device.follow(sheet, rules, this.day()));
  }
}

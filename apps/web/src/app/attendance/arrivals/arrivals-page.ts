// The door of a half-day: a badge shown to the camera, a number or a name typed, and the arrival is noted.
import { Component, computed, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { QrCamera } from '../../platform/scan/qr-camera';
import { HalfDayDesk } from '../desk/half-day-desk';
import { RefusalDialog } from '../desk/refusal-dialog';
import { refusalText } from '../desk/refusal-words';
import { matches } from '../sheet/sheet-view';
import { SheetCounts } from '../sheet/sheet-counts';
import { SigningDialog } from '../sign/signing-dialog';
import { nameOf, sheetMoment } from '../words';
import { ArrivalCard, type Person } from './arrival-card';
import { readingOf } from './badge-reading';
import { Elsewhere } from './elsewhere';

/** More names than this are not shown: one more letter tells them apart. */
const most = 12;

@Component({
  selector: 'app-arrivals-page',
  imports: [
    Alert,
    ArrivalCard,
    Icon,
    Loading,
    QrCamera,
    RefusalDialog,
    RouterLink,
    SheetCounts,
    SigningDialog,
  ],
  templateUrl: './arrivals-page.html',
  host: { class: 'page' },
})
export class ArrivalsPage {
  readonly halfDayId = input.required<string>();
  protected readonly desk = new HalfDayDesk(() => this.halfDayId());
  protected readonly typed = signal('');
  /** Whom the last badge, or the last choice, names. */
  protected readonly chosen = signal<{ registrationId: string; badge: string | null } | null>(null);
  protected readonly refused = signal('');
  /** The sheet that a badge of another session belongs to. */
  protected readonly otherSheet = signal('');
  protected readonly moment = sheetMoment;
  protected readonly nameOf = nameOf;

  protected readonly person = computed<Person | undefined>(() => {
    const id = this.chosen()?.registrationId;
    return id === undefined
      ? undefined
      : (this.desk.rowOf(id) ?? this.desk.day()?.outsiders.find((one) => one.registrationId === id));
  });
  private readonly all = computed<readonly Person[]>(() => {
    const rows = this.desk.rows();
    const named = new Set(rows.map(({ registrationId }) => registrationId));
    const others = this.desk.day()?.outsiders ?? [];
    return [...rows, ...others.filter(({ registrationId }) => !named.has(registrationId))];
  });
  protected readonly found = computed(() => {
    const typed = this.typed().trim();
    return typed === '' ? [] : this.all().filter((one) => matches(one, typed));
  });
  protected readonly shown = computed(() => this.found().slice(0, most));
  private readonly elsewhere = new Elsewhere();
  protected readonly signing = viewChild(SigningDialog);
  private readonly card = viewChild(ArrivalCard);

  /** A badge names somebody: their arrival is noted at once, unless a question is to be asked first. */
  protected async read(text: string): Promise<void> {
    const day = this.desk.day();
    this.forget();
    if (!day)
      return this.refused.set('Les clés des badges n’ont pas pu être lues : tapez le nom ou le numéro.');
    const reading = readingOf(text, day, this.desk.serverNow());
    if (reading.kind === 'refused') return this.refused.set(refusalText(reading.code));
    if (reading.kind === 'elsewhere') return this.goElsewhere(text, reading.sessionId);
    this.chosen.set({ registrationId: reading.registrationId, badge: text });
    if (!this.asks(reading.registrationId)) await this.arrive(null);
  }

  protected choose({ registrationId }: Person): void {
    this.forget();
    this.chosen.set({ registrationId, badge: null });
    this.typed.set('');
    setTimeout(() => document.getElementById('arrival-title')?.focus());
  }

  /** The door question is put to whoever has not come through this door yet. */
  protected asks(registrationId: string): boolean {
    return this.desk.rules()?.question != null && this.desk.rowOf(registrationId)?.since == null;
  }

  protected async arrive(answer: string | null): Promise<void> {
    const chosen = this.chosen();
    if (!chosen) return;
    const { registrationId, badge } = chosen;
    const method = badge === null ? 'TRAINER_DEVICE' : 'BADGE';
    if (await this.desk.record({ kind: 'ENTERED', registrationId, badge, answer }, { method }))
      this.card()?.noted();
  }

  protected leave(): void {
    const registrationId = this.chosen()?.registrationId;
    if (registrationId !== undefined) void this.desk.record({ kind: 'LEFT', registrationId });
  }

  protected sign(person: Person): void {
    const row = this.desk.rowOf(person.registrationId);
    if (row) this.signing()?.open(row);
  }

  private forget(): void {
    this.chosen.set(null);
    this.refused.set('');
    this.otherSheet.set('');
  }

  private async goElsewhere(text: string, sessionId: string): Promise<void> {
    const found = await this.elsewhere.find(text, sessionId);
    if ('halfDayId' in found) this.otherSheet.set(found.halfDayId);
    else this.refused.set(refusalText(found.refused));
  }
}

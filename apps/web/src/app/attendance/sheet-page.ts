// The sheet of a half-day, as the trainer works on it: counts on top, people, closing at the bottom.
import {
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AttendanceRow, Sheet } from '@treize/contract/attendance';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { frenchInstant } from '@treize/rules/time/french';
import { Identity } from '../platform/identity';
import { loaded } from '../platform/loaded';
import { isMissing } from '../platform/refused';
import { plural } from '../platform/session-words';
import { sheetOf } from './attendance-api';
import { Closing } from './closing';
import { CorrectionDialog } from './correction-dialog';
import { SheetDesk } from './sheet-desk';
import { SheetRowCard } from './sheet-row';
import { matches, nextToSign, passes, type RowFilter, type SheetRow } from './sheet-view';
import { SignatureMark } from '../platform/signature/signature-mark';
import { SigningDialog } from './signing-dialog';
import { WalkInForm } from './walk-in-form';
import { nameOf, sheetMoment } from './words';

@Component({
  selector: 'app-sheet-page',
  imports: [
    Alert,
    Closing,
    CorrectionDialog,
    Icon,
    Loading,
    RouterLink,
    SheetRowCard,
    SignatureMark,
    SigningDialog,
    WalkInForm,
  ],
  providers: [SheetDesk],
  templateUrl: './sheet-page.html',
  styleUrl: './sheet-page.css',
  host: { class: 'page' },
})
export class SheetPage {
  readonly halfDayId = input.required<string>();
  protected readonly resource = sheetOf(this.halfDayId);
  protected readonly desk = inject(SheetDesk);
  private readonly identity = inject(Identity);

  protected readonly sheet = computed<Sheet | undefined>(() => loaded(this.resource));
  protected readonly missing = computed(() => isMissing(this.resource.error()));
  protected readonly editable = computed(
    () => (this.sheet()?.isOpen ?? false) && this.identity.can('attendance.record'),
  );
  protected readonly correctable = computed(
    () => this.sheet()?.sealed != null && this.identity.can('attendance.correct'),
  );
  protected readonly typed = signal('');
  protected readonly filter = signal<RowFilter>('ALL');
  protected readonly shown = computed(() =>
    this.desk.rows().filter((row) => this.kept().has(row.registrationId) || this.wanted(row)),
  );
  /** People stay in view after a tap that takes them out of the filter, until the filter is chosen again. */
  private readonly kept = signal<ReadonlySet<string>>(new Set());
  protected readonly firstToSign = computed(() => nextToSign(this.desk.rows(), ''));
  protected readonly adding = signal(false);
  protected readonly told = signal('');

  protected readonly plural = plural;
  protected readonly moment = sheetMoment;
  private readonly signing = viewChild(SigningDialog);
  private readonly correction = viewChild(CorrectionDialog);

  constructor() {
    effect(() => {
      const sheet = this.sheet();
      if (sheet) untracked(() => this.desk.hold(sheet));
    });
    // A refusal often means that somebody else acted: show what the server now holds.
    effect(() => {
      if (this.desk.refused() !== '') untracked(() => this.resource.reload());
    });
    const retry = () => this.desk.retry();
    globalThis.addEventListener('online', retry);
    inject(DestroyRef).onDestroy(() => globalThis.removeEventListener('online', retry));
  }

  protected instantText = (instant: string): string => frenchInstant(new Date(instant));

  protected choose(filter: RowFilter): void {
    this.kept.set(new Set());
    this.filter.set(filter);
  }

  protected search(typed: string): void {
    this.kept.set(new Set());
    this.typed.set(typed);
  }

  protected mark(row: SheetRow, given: Parameters<SheetDesk['mark']>[1]): void {
    this.kept.update((kept) => new Set([...kept, row.registrationId]));
    this.desk.mark(row.registrationId, given);
  }

  protected sign(row: SheetRow): void {
    this.kept.update((kept) => new Set([...kept, row.registrationId]));
    this.signing()?.open(row);
  }

  /** The button that opened the dialog may be gone with the signature: the focus goes to the person. */
  protected backTo(registrationId: string): void {
    this.kept.update((kept) => new Set([...kept, registrationId]));
    setTimeout(() => document.getElementById(`person-${registrationId}`)?.focus());
  }

  protected correct(row: SheetRow): void {
    this.correction()?.open(row);
  }

  protected corrected(row: AttendanceRow): void {
    this.desk.take(row);
    this.told.set(`La correction de ${nameOf(row)} est ajoutée à la feuille.`);
  }

  protected added(row: AttendanceRow): void {
    this.desk.take(row);
    this.adding.set(false);
    this.told.set(`${nameOf(row)} est sur la feuille.`);
  }

  protected sealed(sheet: Sheet): void {
    this.resource.set(sheet);
    this.adding.set(false);
    this.told.set('');
    this.search('');
    this.choose('ALL');
    globalThis.scrollTo({ top: 0 });
  }

  private wanted(row: SheetRow): boolean {
    return passes(row, this.filter()) && matches(row, this.typed());
  }
}

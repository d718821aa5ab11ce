// The sheet of a half-day, as the trainer works on it: counts on top, people, closing at the bottom.
import { Component, computed, effect, input, signal, untracked, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AttendanceRow } from '@treize/contract/attendance';
import type { RecordAction } from '@treize/contract/devices';
import { evidencePaths } from '@treize/contract/evidence';
import { paperPaths } from '@treize/contract/papers';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { frenchInstant } from '@treize/rules/time/french';
import { plural } from '../../platform/session-words';
import { SignatureMark } from '../../platform/signature/signature-mark';
import { WalkInForm } from '../arrivals/walk-in-form';
import { WalkInsTold } from '../arrivals/walk-ins-told';
import { CorrectionDialog } from '../corrections/correction-dialog';
import { HalfDayDesk } from '../desk/half-day-desk';
import { RefusalDialog } from '../desk/refusal-dialog';
import type { LocalRow } from '../device/local-sheet';
import { Closing } from '../sign/closing';
import { SigningDialog } from '../sign/signing-dialog';
import { nameOf, sheetMoment } from '../words';
import { MovementDialog } from './movement-dialog';
import { SheetCounts } from './sheet-counts';
import { SheetRowCard } from './sheet-row';
import { isOdd, matches, passes, signable, type RowFilter } from './sheet-view';

@Component({
  selector: 'app-sheet-page',
  imports: [
    Alert,
    Closing,
    CorrectionDialog,
    Icon,
    Loading,
    MovementDialog,
    RefusalDialog,
    RouterLink,
    SheetCounts,
    SheetRowCard,
    SignatureMark,
    SigningDialog,
    WalkInForm,
    WalkInsTold,
  ],
  templateUrl: './sheet-page.html',
  styleUrl: './sheet-page.css',
  host: { class: 'page' },
})
export class SheetPage {
  readonly halfDayId = input.required<string>();
  protected readonly desk = new HalfDayDesk(() => this.halfDayId());

  protected readonly typed = signal('');
  protected readonly filter = signal<RowFilter>('ALL');
  protected readonly shown = computed(() =>
    this.desk.rows().filter((row) => this.kept().has(row.registrationId) || this.wanted(row)),
  );
  protected readonly filters = computed(() => {
    const rows = this.desk.rows();
    const count = (filter: RowFilter) => rows.filter((row) => passes(row, filter)).length;
    const waiting = count('WAITING');
    return [
      { name: 'ALL', label: 'Tout le monde' },
      { name: 'EXPECTED', label: `À renseigner (${count('EXPECTED')})` },
      { name: 'UNSIGNED', label: `Présents sans signature (${count('UNSIGNED')})` },
      ...(waiting > 0 || this.filter() === 'WAITING'
        ? [{ name: 'WAITING', label: `À envoyer (${waiting})` }]
        : []),
      ...(rows.some(isOdd) || this.filter() === 'ODD'
        ? [{ name: 'ODD', label: `À vérifier (${count('ODD')})` }]
        : []),
    ];
  });
  /** People stay in view after a tap that takes them out of the filter, until the filter is chosen again. */
  private readonly kept = signal<ReadonlySet<string>>(new Set());
  protected readonly anyToSign = computed(() => this.desk.rows().some(signable));
  protected readonly refusedHere = computed(
    () => this.desk.device.refused().filter(({ halfDayId }) => halfDayId === this.halfDayId()).length,
  );
  protected readonly adding = signal(false);
  protected readonly told = signal('');
  /** That somebody was added. */
  protected readonly newcomer = signal('');

  protected readonly plural = plural;
  protected readonly evidence = evidencePaths;
  protected readonly papers = paperPaths;
  protected readonly moment = sheetMoment;
  private readonly signing = viewChild(SigningDialog);
  protected readonly movement = viewChild(MovementDialog);
  private readonly correction = viewChild(CorrectionDialog);

  constructor() {
    // Once closed, the whole sheet is read from its top again.
    let wasOpen = false;
    effect(() => {
      const isOpen = this.desk.sheet() !== undefined && this.desk.closing() === 'open';
      if (wasOpen && !isOpen && this.desk.sheet()) untracked(() => this.closedNow());
      wasOpen = isOpen;
    });
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

  protected record(row: Pick<AttendanceRow, 'registrationId'>, action: RecordAction): void {
    this.keep(row.registrationId);
    void this.desk.record(action);
  }

  protected sign(row: LocalRow): void {
    this.keep(row.registrationId);
    this.signing()?.open(row);
  }

  /** The button that opened the dialog may be gone with the signature: the focus goes to the person. */
  protected backTo(registrationId: string): void {
    this.keep(registrationId);
    setTimeout(() => document.getElementById(`person-${registrationId}`)?.focus());
  }

  protected correct(row: AttendanceRow): void {
    this.correction()?.open(row);
  }

  protected corrected(row: AttendanceRow): void {
    void this.desk.refresh();
    this.told.set(`La correction de ${nameOf(row)} est ajoutée à la feuille.`);
  }

  protected added(sentence: string): void {
    this.adding.set(false);
    this.newcomer.set(sentence);
  }

  private keep(registrationId: string): void {
    this.kept.update((kept) => new Set([...kept, registrationId]));
  }

  private closedNow(): void {
    this.adding.set(false);
    this.told.set('');
    this.newcomer.set('');
    this.search('');
    this.choose('ALL');
    globalThis.scrollTo({ top: 0 });
  }

  private wanted(row: LocalRow): boolean {
    return passes(row, this.filter()) && matches(row, this.typed());
  }
}

// A paper sheet brought back: its scans, and the rows transcribed beside the image.
import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  numberAttribute,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Strokes } from '@treize/contract/attendance';
import { signingPaths, type Scan } from '@treize/contract/signing';
import { Alert } from '@treize/design/alert';
import { Field } from '@treize/design/field';
import { Loading } from '@treize/design/loading';
import { frenchDate, frenchInstant } from '@treize/rules/time/french';
import { loaded } from '../../platform/loaded';
import { Sending } from '../../platform/sending';
import { plural } from '../../platform/session-words';
import { SignFields } from '../../platform/signature/sign-fields';
import { timeRange } from '../../platform/time-range';
import { scansOf, sheetOfHalfDay, SigningApi } from '../signing-api';
import { ScanUpload } from './scan-upload';
import { answered, restPresent, toSend, typedRow, type TypedRow } from './transcript';
import { TranscriptRow } from './transcript-row';

@Component({
  selector: 'app-paper-page',
  imports: [Alert, Field, Loading, RouterLink, ScanUpload, SignFields, TranscriptRow],
  templateUrl: './paper-page.html',
  styleUrl: './paper-page.css',
  host: { class: 'page work' },
})
export class PaperPage {
  private readonly api = inject(SigningApi);
  private readonly router = inject(Router);
  readonly halfDayId = input.required<string>();
  readonly page = input(null, { transform: (text: string | undefined) => pageNumber(text) });

  protected readonly sheet = sheetOfHalfDay(this.halfDayId);
  protected readonly scans = scansOf(this.halfDayId);
  protected readonly sending = new Sending();
  private readonly chosen = signal<string | null>(null);
  /** The scan beside the rows: the one chosen, else that of the page of the address, else the last one. */
  protected readonly scan = computed(() => {
    const all = loaded(this.scans) ?? [];
    const one = all.find(({ id }) => id === this.chosen()) ?? all.find(({ page }) => page === this.page());
    return one ?? all.at(-1);
  });
  protected readonly rows = linkedSignal<TypedRow[]>(() =>
    (loaded(this.sheet)?.rows ?? []).map((row) => typedRow(row, crypto.randomUUID())),
  );
  protected readonly decided = computed(() => toSend(this.rows()).length);
  protected readonly done = computed(() => this.rows().filter(({ isDone }) => isDone).length);
  protected readonly isSealed = computed(() => !!loaded(this.sheet)?.sealed);
  protected readonly reason = signal('');
  protected readonly reasonFault = signal('');
  protected readonly moment = computed(() => {
    const one = loaded(this.sheet);
    return one ? `${frenchDate(one.date)}, ${timeRange(one.halfDay.startTime, one.halfDay.endTime)}` : '';
  });
  protected readonly fileOf = (scan: Scan): string => signingPaths.scanFile(scan.id);
  protected readonly isImage = ({ mediaType }: Scan): boolean => mediaType.startsWith('image/');
  protected readonly wordsOf = ({ page, addedAt, addedBy, rows }: Scan): string =>
    [
      page === null ? 'Page non précisée' : `Page ${page}`,
      `${frenchInstant(new Date(addedAt))}, par ${addedBy}`,
      plural(rows, 'personne transcrite', 'personnes transcrites'),
    ].join(' · ');
  protected readonly plural = plural;

  constructor() {
    // A page of another half-day, told by its printed code, opens there.
    effect(() => {
      this.halfDayId();
      this.chosen.set(null);
    });
  }

  protected async kept(scan: Scan): Promise<void> {
    if (scan.halfDayId !== this.halfDayId()) {
      await this.router.navigate([
        '/trainer/paper',
        scan.halfDayId,
        ...(scan.page === null ? [] : [scan.page]),
      ]);
      return;
    }
    this.chosen.set(scan.id);
    this.scans.reload();
  }

  protected choose(scan: Scan): void {
    this.chosen.set(scan.id);
  }

  protected change(changed: TypedRow): void {
    this.rows.update((rows) => rows.map((row) => (row.id === changed.id ? changed : row)));
  }

  /** Everybody whom nobody has noted yet, at once: what most sheets say. */
  protected markRest(): void {
    this.rows.update(restPresent);
  }

  protected async send(strokes: Strokes | null): Promise<void> {
    const scan = this.scan();
    const rows = toSend(this.rows());
    const reason = this.reason().trim();
    this.reasonFault.set(this.isSealed() && reason === '' ? 'Dites pourquoi la feuille close change.' : '');
    if (!scan || rows.length === 0 || this.reasonFault()) return;
    const draft = { rows, reason: this.isSealed() ? reason : null, strokes };
    const told = await this.sending.run(() => this.api.transcribe(scan.id, draft));
    if (!told) return;
    this.rows.update((before) => answered(before, told.rows));
    this.scans.reload();
    document.getElementById('paper-told')?.focus();
  }
}

const pageNumber = (text: string | undefined): number | null => {
  const page = numberAttribute(text);
  return Number.isInteger(page) && page >= 1 ? page : null;
};

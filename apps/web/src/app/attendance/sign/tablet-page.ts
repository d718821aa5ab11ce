// The tablet handed round: one person at a time, a big zone to sign in, and nobody else's name on the screen.
import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { Router } from '@angular/router';
import type { Strokes } from '@treize/contract/attendance';
import { Alert } from '@treize/design/alert';
import { Confirm } from '@treize/design/confirm';
import { Icon } from '@treize/design/icon';
import { presenceStatement } from '@treize/rules/attendance/wording';
import { plural } from '../../platform/session-words';
import { SignFields } from '../../platform/signature/sign-fields';
import { HalfDayDesk } from '../desk/half-day-desk';
import { refusalText } from '../desk/refusal-words';
import type { LocalRow } from '../device/local-sheet';
import { signable } from '../sheet/sheet-view';
import { nameOf, sheetMoment } from '../words';
import { beginning, moved, signedBy, type Turn } from './turn';

@Component({
  selector: 'app-tablet-page',
  imports: [Alert, Confirm, Icon, SignFields],
  templateUrl: './tablet-page.html',
  styleUrl: './tablet-page.css',
  // The header and the footer of the site leave the screen while the tablet goes round.
  encapsulation: ViewEncapsulation.None,
  host: { class: 'page' },
})
export class TabletPage {
  readonly halfDayId = input.required<string>();
  protected readonly desk = new HalfDayDesk(() => this.halfDayId());
  protected readonly turn = linkedSignal<boolean, Turn | undefined>({
    source: () => this.desk.editable(),
    computation: (ready, before) => before?.value ?? (ready ? beginning(this.desk.rows()) : undefined),
  });
  protected readonly person = computed(() => this.desk.rowOf(this.turn()?.personId ?? ''));
  protected readonly left = computed(() => this.desk.rows().filter(signable).length);
  /** Why the last signature was not taken; told to whoever holds the tablet, who gives it back. */
  protected readonly refused = computed(() => {
    const refusal = this.desk.refusal();
    return refusal ? refusalText(refusal.refused, refusal.since) : '';
  });
  protected readonly busy = signal(false);
  protected readonly statement = presenceStatement;
  protected readonly nameOf = nameOf;
  protected readonly moment = sheetMoment;
  protected readonly plural = plural;
  private readonly router = inject(Router);
  private readonly ask = viewChild.required(Confirm);

  constructor() {
    // Each turn begins at its title, for whoever reads by ear or works by keyboard.
    effect(() => {
      if (this.turn()) setTimeout(() => document.getElementById('tablet-title')?.focus());
    });
  }

  protected begin(row: LocalRow): void {
    this.turn.set({ personId: row.registrationId, step: 'signing', thanked: false });
  }

  protected go(step: 1 | -1): void {
    this.desk.refusal.set(null);
    this.desk.device.drawing.set(false);
    this.turn.update((turn) => turn && moved(turn, this.desk.rows(), step));
  }

  protected async sign(row: LocalRow, strokes: Strokes | null): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    const { registrationId } = row;
    const signed = await this.desk.record({
      kind: 'SIGNED',
      registrationId,
      strokes,
      statement: this.statement,
    });
    this.desk.device.drawing.set(false);
    this.busy.set(false);
    if (signed) this.turn.update((turn) => turn && signedBy(turn, this.desk.rows()));
  }

  protected leave(): void {
    this.ask().open();
  }

  protected gone(): void {
    this.desk.device.drawing.set(false);
    void this.router.navigate(['/attendance/half-days', this.halfDayId()]);
  }
}

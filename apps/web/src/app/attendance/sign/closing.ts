// The end of a half-day: who is still undecided, then the trainer's own signature, which seals the sheet.
import { Component, computed, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import type { Strokes } from '@treize/contract/attendance';
import { Alert } from '@treize/design/alert';
import { trainerStatement } from '@treize/rules/attendance/wording';
import type { DecidedState } from '@treize/rules/attendance/presence';
import { frenchTime } from '@treize/rules/time/french';
import { plural } from '../../platform/session-words';
import { SignFields } from '../../platform/signature/sign-fields';
import { Device } from '../device/device';
import type { HalfDayDesk } from '../desk/half-day-desk';
import type { LocalRow } from '../device/local-sheet';
import { isUnsigned } from '../sheet/sheet-view';
import { halfDayNames, nameOf, stateWords } from '../words';

@Component({
  selector: 'app-closing',
  imports: [Alert, SignFields],
  templateUrl: './closing.html',
  styles: `
    .undecided {
      margin-block-start: var(--space-3);
    }
    /* Three states on one line of a phone, as on the sheet. */
    .choices {
      flex: 0 1 24rem;
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(6.125rem, 1fr));
      gap: 6px;
    }
    .choices .button {
      padding-inline: var(--space-1);
    }
    @media (max-width: 767px) {
      .choices {
        flex-basis: 100%;
      }
    }
  `,
  host: { class: 'card' },
})
export class Closing {
  readonly desk = input.required<HalfDayDesk>();
  readonly seeUndecided = output();

  protected readonly counts = computed(() => this.desk().counts());
  protected readonly name = computed(() => halfDayNames[this.desk().sheet()?.halfDay.period ?? 'AM']);
  protected readonly undecided = computed(() =>
    this.desk()
      .rows()
      .filter(({ state }) => state === 'EXPECTED'),
  );
  protected readonly unsigned = computed(() => this.desk().rows().filter(isUnsigned).length);
  protected readonly unsignedText = computed(
    () => `${plural(this.unsigned(), 'personne présente n’a', 'personnes présentes n’ont')} pas signé.`,
  );
  protected readonly opened = signal(false);
  protected readonly busy = signal(false);
  /** When the half-day ends, while it is not over yet; empty afterwards. Read each time the dialog opens. */
  protected readonly endsAt = signal('');
  protected readonly plural = plural;
  protected readonly nameOf = nameOf;
  protected readonly stateWords = stateWords;
  protected readonly states: readonly DecidedState[] = ['PRESENT', 'ABSENT', 'EXCUSED'];
  protected readonly statement = trainerStatement;
  protected readonly device = inject(Device);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  protected decide({ registrationId }: LocalRow, state: DecidedState): Promise<boolean> {
    return this.desk().record({ kind: 'MARKED', registrationId, state, lateMinutes: 0, earlyMinutes: 0 });
  }

  /** One record each, in order; stops at the first that is refused. */
  protected async allAbsent(): Promise<void> {
    for (const row of this.undecided()) if (!(await this.decide(row, 'ABSENT'))) return;
  }

  protected open(): void {
    const { endsAt, endTime } = this.desk().sheet()?.halfDay ?? { endsAt: '', endTime: '' };
    this.endsAt.set(new Date() < new Date(endsAt) ? frenchTime(endTime) : '');
    this.opened.set(true);
    this.dialog().nativeElement.showModal();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  protected closed(): void {
    this.device.drawing.set(false);
    this.opened.set(false);
  }

  protected async seal(strokes: Strokes | null): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    await this.desk().record({ kind: 'CLOSED', strokes, statement: this.statement });
    this.busy.set(false);
    this.close();
  }
}

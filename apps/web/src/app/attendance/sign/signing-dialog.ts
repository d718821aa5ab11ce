// The tablet is handed over: one person signs, by drawing or by the sentence, then the next one may.
import { Component, computed, ElementRef, input, output, signal, viewChild } from '@angular/core';
import type { Strokes } from '@treize/contract/attendance';
import { Alert } from '@treize/design/alert';
import { presenceStatement } from '@treize/rules/attendance/wording';
import { SignFields } from '../../platform/signature/sign-fields';
import type { HalfDayDesk } from '../desk/half-day-desk';
import type { LocalRow } from '../device/local-sheet';
import { nextToSign } from '../sheet/sheet-view';
import { nameOf } from '../words';

@Component({
  selector: 'app-signing-dialog',
  imports: [Alert, SignFields],
  templateUrl: './signing-dialog.html',
  styles: `
    dialog {
      inline-size: min(100vw - 16px, 48rem);
      max-block-size: calc(100dvh - 16px);
    }
  `,
})
export class SigningDialog {
  readonly desk = input.required<HalfDayDesk>();
  /** "mardi 12 janvier 2027, 9 h 30 – 12 h 30" */
  readonly moment = input.required<string>();
  readonly title = input.required<string>();
  /** The dialog is closed; the id of the last person it showed. */
  readonly left = output<string>();

  protected readonly personId = signal('');
  protected readonly person = computed(() => this.desk().rowOf(this.personId()));
  protected readonly next = computed(() => nextToSign(this.desk().rows(), this.personId()));
  /** Whose signature has just been taken. */
  protected readonly thanked = signal('');
  protected readonly statement = presenceStatement;
  protected readonly nameOf = nameOf;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  open(row: LocalRow): void {
    this.turnTo(row);
    this.dialog().nativeElement.showModal();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  protected closed(): void {
    this.desk().device.drawing.set(false);
    this.left.emit(this.personId());
  }

  protected turnTo(row: LocalRow): void {
    this.personId.set(row.registrationId);
    this.thanked.set('');
    setTimeout(() => document.getElementById('signing-name')?.focus());
  }

  protected async sign(strokes: Strokes | null): Promise<void> {
    const person = this.person();
    if (!person || this.thanked() !== '') return;
    const { registrationId } = person;
    this.desk().device.drawing.set(false);
    if (!(await this.desk().record({ kind: 'SIGNED', registrationId, strokes, statement: this.statement })))
      return this.close();
    this.thanked.set(nameOf(person));
    setTimeout(() => document.getElementById('signing-next')?.focus());
  }
}

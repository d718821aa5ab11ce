// The device in the hands of the people: one person at a time, drawing or certifying, then the next one.
import { Component, computed, ElementRef, input, output, signal, viewChild } from '@angular/core';
import type { Strokes } from '@treize/contract/attendance';
import { Alert } from '@treize/design/alert';
import { presenceStatement } from '@treize/rules/attendance/wording';
import { DrawingPad } from '../platform/signature/drawing-pad';
import { nextToSign, type SheetRow } from './sheet-view';
import { nameOf } from './words';

/** A signature just given. */
export interface Signed {
  registrationId: string;
  strokes: Strokes | null;
}

@Component({
  selector: 'app-signing-dialog',
  imports: [Alert, DrawingPad],
  templateUrl: './signing-dialog.html',
  styles: `
    dialog {
      inline-size: min(100vw - 16px, 48rem);
      max-block-size: calc(100dvh - 16px);
    }
  `,
})
export class SigningDialog {
  readonly rows = input.required<readonly SheetRow[]>();
  /** "mardi 12 janvier 2027, 9 h 30 – 12 h 30" */
  readonly moment = input.required<string>();
  readonly title = input.required<string>();
  readonly signed = output<Signed>();
  /** The dialog is closed; the id of the last person it showed. */
  readonly left = output<string>();

  protected readonly personId = signal('');
  protected readonly person = computed(() =>
    this.rows().find(({ registrationId }) => registrationId === this.personId()),
  );
  protected readonly next = computed(() => nextToSign(this.rows(), this.personId()));
  protected readonly strokes = signal<Strokes | null>(null);
  /** Whose signature has just been taken. */
  protected readonly thanked = signal('');
  protected readonly statement = presenceStatement;
  protected readonly nameOf = nameOf;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  open(row: SheetRow): void {
    this.turnTo(row);
    this.dialog().nativeElement.showModal();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  protected turnTo(row: SheetRow): void {
    this.personId.set(row.registrationId);
    this.strokes.set(null);
    this.thanked.set('');
    setTimeout(() => document.getElementById('signing-name')?.focus());
  }

  protected sign(strokes: Strokes | null): void {
    const person = this.person();
    if (!person || this.thanked() !== '') return;
    this.thanked.set(nameOf(person));
    this.signed.emit({ registrationId: person.registrationId, strokes });
    setTimeout(() => document.getElementById('signing-next')?.focus());
  }
}

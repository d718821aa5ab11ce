// A question before something that cannot be undone, in a native dialog:
// <ui-confirm #ask heading="Annuler la session ?" action="Annuler la session" (confirmed)="cancel()">…</ui-confirm> then ask.open()
import { Component, ElementRef, input, output, viewChild } from '@angular/core';

let count = 0;

@Component({
  selector: 'ui-confirm',
  template: `
    <dialog #dialog [attr.aria-labelledby]="id">
      <div class="stack">
        <h2 [id]="id">{{ heading() }}</h2>
        <ng-content />
        <div class="actions">
          <button
            type="button"
            class="button primary"
            [class.danger]="danger()"
            [disabled]="blocked()"
            (click)="confirm()"
          >
            {{ action() }}
          </button>
          <button type="button" class="button" (click)="close()">{{ refusal() }}</button>
        </div>
      </div>
    </dialog>
  `,
})
export class Confirm {
  readonly heading = input.required<string>();
  /** The verb and its object, on the button that does it. */
  readonly action = input.required<string>();
  readonly refusal = input('Ne rien changer');
  readonly danger = input(false);
  /** True while what the dialog asks for is not filled in. */
  readonly blocked = input(false);
  readonly confirmed = output();
  protected readonly id = `confirm-${++count}`;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  open(): void {
    this.dialog().nativeElement.showModal();
  }

  close(): void {
    this.dialog().nativeElement.close();
  }

  protected confirm(): void {
    this.close();
    this.confirmed.emit();
  }
}

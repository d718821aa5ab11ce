// An act that was refused: why, and the three ways round that a trainer may have (answer, admit, force with a reason).
import { Component, computed, effect, ElementRef, input, output, signal, viewChild } from '@angular/core';
import type { ArrivalRules } from '@treize/contract/devices';
import type { HalfDayDesk, Refusal } from './half-day-desk';
import { answerTo, refusalText } from './refusal-words';
import { nameOf } from '../words';

@Component({
  selector: 'app-refusal-dialog',
  template: `
    <dialog #dialog aria-labelledby="refusal-title" (close)="closed()">
      @if (refusal(); as one) {
        <form class="stack" novalidate (submit)="$event.preventDefault(); send(one)">
          <h2 id="refusal-title">
            {{ asking() === 'question' ? 'Une question à l’arrivée' : 'Non enregistré' }}
          </h2>
          @if (person(); as name) {
            <p>
              <strong>{{ name }}</strong>
            </p>
          }
          @if (asking() !== 'question') {
            <p role="alert">{{ sentence() }}</p>
          }
          @switch (asking()) {
            @case ('question') {
              <div class="field">
                <label for="refusal-text">{{ rules()?.question?.label }}</label>
                <input
                  id="refusal-text"
                  autocomplete="off"
                  maxlength="300"
                  [value]="text()"
                  (input)="type($event)"
                />
              </div>
            }
            @case ('confirm') {
              <p>
                La session admet les personnes dont la place n’est pas encore confirmée, si vous le décidez.
              </p>
            }
            @case ('force') {
              <div class="field">
                <label for="refusal-text">Enregistrer malgré tout&nbsp;: motif</label>
                <p class="hint" id="refusal-hint">
                  Il est conservé avec votre nom, et montré sur la feuille.
                </p>
                <input
                  id="refusal-text"
                  aria-describedby="refusal-hint"
                  autocomplete="off"
                  maxlength="300"
                  [value]="text()"
                  (input)="type($event)"
                />
              </div>
            }
          }
          <div class="actions">
            @if (asking() !== 'none') {
              <button class="button primary" [disabled]="incomplete()">{{ actions[asking()] }}</button>
            }
            <button type="button" class="button" (click)="close()">
              {{ asking() === 'none' ? 'J’ai compris' : 'Ne rien enregistrer' }}
            </button>
          </div>
        </form>
      }
    </dialog>
  `,
})
export class RefusalDialog {
  readonly desk = input.required<HalfDayDesk>();
  /** Recorded after all. */
  readonly recorded = output<Refusal>();

  protected readonly actions = {
    none: '',
    question: 'Noter la réponse et l’arrivée',
    confirm: 'Admettre cette personne',
    force: 'Enregistrer malgré tout',
  };
  protected readonly text = signal('');
  protected readonly refusal = computed(() => this.desk().refusal());
  protected readonly rules = computed<ArrivalRules | undefined>(() => this.desk().rules());
  protected readonly asking = computed(() => {
    const refusal = this.refusal();
    return refusal ? answerTo(refusal, this.rules()?.admitsPending ?? false) : 'none';
  });
  protected readonly sentence = computed(() =>
    refusalText(this.refusal()?.refused ?? '', this.refusal()?.since),
  );
  protected readonly person = computed(() => {
    const action = this.refusal()?.action;
    if (!action || !('registrationId' in action)) return '';
    const { registrationId } = action;
    const known =
      this.desk().rowOf(registrationId) ??
      this.desk()
        .day()
        ?.outsiders.find((one) => one.registrationId === registrationId);
    return known ? nameOf(known) : '';
  });
  protected readonly incomplete = computed(() => this.asking() !== 'confirm' && this.text().trim() === '');
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    effect(() => {
      const dialog = this.dialog().nativeElement;
      if (this.refusal() && !dialog.open) {
        this.text.set('');
        dialog.showModal();
      }
    });
  }

  protected type(event: Event): void {
    this.text.set((event.target as HTMLInputElement).value);
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  protected closed(): void {
    this.desk().refusal.set(null);
  }

  protected async send(refusal: Refusal): Promise<void> {
    const asking = this.asking();
    const reason = this.text().trim();
    if (asking === 'none' || this.incomplete()) return;
    this.close();
    const { action, options } = refusal;
    const answered =
      asking === 'question' && action.kind === 'ENTERED' ? { ...action, answer: reason } : action;
    const more = { question: {}, confirm: { confirmPending: true }, force: { force: { reason } } }[asking];
    if (await this.desk().record(answered, { ...options, ...more })) this.recorded.emit(refusal);
  }
}

// The reason that people will read, the facts, then the confirmation: what cancelling and postponing ask for.
import { Component, computed, input, output, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Reach } from '@treize/contract/sessions';
import { Alert } from '@treize/design/alert';
import { Confirm } from '@treize/design/confirm';
import { Field } from '@treize/design/field';
import type { Sending } from '../../platform/sending';
import { LeftOut } from './left-out';

@Component({
  selector: 'app-reason-form',
  imports: [Alert, Confirm, Field, LeftOut, RouterLink],
  template: `
    <form class="form" novalidate (submit)="$event.preventDefault(); confirm()">
      <ui-field
        for="reason"
        label="Motif"
        hint="Envoyé aux personnes inscrites et en liste d’attente."
        [error]="missing()"
      >
        <textarea
          id="reason"
          rows="3"
          maxlength="500"
          [value]="reason()"
          (input)="reason.set($any($event.target).value)"
        ></textarea>
      </ui-field>
      <div class="stack tight">
        @for (fact of facts(); track fact) {
          <p>{{ fact }}</p>
          @if ($first) {
            <app-left-out [sessionId]="sessionId()" [reach]="reach()" />
          }
        }
      </div>
      @if (sending().sentence(); as sentence) {
        <ui-alert tone="bad" [live]="true">{{ sentence }}</ui-alert>
      }
      <div class="actions">
        <button class="button primary" [class.danger]="danger()" [disabled]="sending().busy()">
          {{ action() }}
        </button>
        <a class="button quiet" [routerLink]="['/organiser/sessions', sessionId()]">Ne rien changer</a>
      </div>
    </form>
    <ui-confirm
      [heading]="action() + question"
      [action]="action()"
      [danger]="danger()"
      (confirmed)="confirmed.emit(reason().trim())"
    >
      @for (fact of facts(); track fact) {
        <p>{{ fact }}</p>
      }
      <p>Motif&nbsp;: {{ reason() }}</p>
    </ui-confirm>
  `,
})
export class ReasonForm {
  readonly sessionId = input.required<string>();
  /** The verb and its object: on the button, and the question before. */
  readonly action = input.required<string>();
  readonly danger = input(false);
  /** What will happen, told before. */
  readonly facts = input.required<readonly string[]>();
  readonly reach = input.required<Reach | undefined>();
  readonly sending = input.required<Sending>();
  readonly confirmed = output<string>();

  protected readonly reason = signal('');
  protected readonly question = '\u00a0?';
  private readonly asked = signal(false);
  protected readonly missing = computed(() =>
    this.asked() && this.reason().trim() === ''
      ? 'Indiquez le motif\u00a0: les personnes inscrites le liront.'
      : '',
  );
  private readonly ask = viewChild.required(Confirm);

  protected confirm(): void {
    this.asked.set(true);
    if (this.missing() === '') this.ask().open();
    else document.getElementById('reason')?.focus();
  }
}

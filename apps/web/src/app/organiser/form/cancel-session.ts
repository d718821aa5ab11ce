// Cancelling a session: the reason, how many people will be told, then the confirmation.
import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Alert } from '@treize/design/alert';
import { Confirm } from '@treize/design/confirm';
import { Field } from '@treize/design/field';
import { loaded } from '../../platform/loaded';
import { Sending } from '../../platform/sending';
import { SessionFacts } from '../../platform/session-facts';
import { OrganiserApi, sessionOf } from '../organiser-api';
import { noticeText, sentText, toldOf } from '../words';
import { SessionLoader } from './session-loader';

@Component({
  selector: 'app-cancel-session',
  imports: [Alert, Confirm, Field, RouterLink, SessionFacts, SessionLoader],
  template: `
    <app-session-loader [session]="session" here="Annuler" />
    @if (session.hasValue()) {
      @if (told(); as sentence) {
        <h1>La session est annulée</h1>
        <ui-alert tone="ok" [live]="true">{{ sentence }}</ui-alert>
        <p><a class="button" routerLink="/organiser">Revenir aux sessions</a></p>
      } @else {
        <h1>Annuler la session</h1>
        <div class="card">
          <h2>{{ session.value().title }}</h2>
          <app-session-facts [session]="session.value()" />
        </div>
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
          <p>{{ notice() }} Une session annulée ne peut pas être rouverte.</p>
          @if (sending.sentence(); as sentence) {
            <ui-alert tone="bad" [live]="true">{{ sentence }}</ui-alert>
          }
          <div class="actions">
            <button class="button danger primary" [disabled]="sending.busy()">Annuler la session</button>
            <a class="button quiet" [routerLink]="['/organiser/sessions', sessionId()]">Ne rien changer</a>
          </div>
        </form>
        <ui-confirm
          heading="Annuler la session&nbsp;?"
          action="Annuler la session"
          [danger]="true"
          (confirmed)="send()"
        >
          <p>{{ notice() }}</p>
          <p>Motif&nbsp;: {{ reason() }}</p>
        </ui-confirm>
      }
    }
  `,
  host: { class: 'page' },
})
export class CancelSession {
  readonly sessionId = input.required<string>();
  protected readonly session = sessionOf(this.sessionId);
  protected readonly reason = signal('');
  protected readonly sending = new Sending();
  protected readonly told = signal<string | null>(null);
  private readonly asked = signal(false);
  protected readonly missing = computed(() =>
    this.asked() && this.reason().trim() === ''
      ? 'Indiquez le motif\u00a0: les personnes inscrites le liront.'
      : '',
  );
  protected readonly notice = computed(() => {
    const seats = loaded(this.session)?.seats;
    return noticeText(toldOf(seats));
  });
  private readonly ask = viewChild.required(Confirm);
  private readonly api = inject(OrganiserApi);

  protected confirm(): void {
    this.asked.set(true);
    if (this.missing() === '') this.ask().open();
    else document.getElementById('reason')?.focus();
  }

  protected async send(): Promise<void> {
    const session = loaded(this.session);
    if (!session) return;
    const done = await this.sending.run(() =>
      this.api.cancel(session.id, session.version, this.reason().trim()),
    );
    if (done) this.told.set(sentText(done.notified));
  }
}

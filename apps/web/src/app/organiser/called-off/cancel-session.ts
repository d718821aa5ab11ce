// Cancelling a session: the reason, how many people will be told, then the confirmation and where to move them.
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Reach } from '@treize/contract/sessions';
import { Alert } from '@treize/design/alert';
import { loaded } from '../../platform/loaded';
import { Identity } from '../../platform/identity';
import { Sending } from '../../platform/sending';
import { SessionFacts } from '../../platform/session-facts';
import { SessionLoader } from '../form/session-loader';
import { OrganiserApi, reachOf, sessionOf } from '../organiser-api';
import { concerned, noticeOf, sentText } from '../words';
import { LeftOut } from './left-out';
import { ReasonForm } from './reason-form';

@Component({
  selector: 'app-cancel-session',
  imports: [Alert, LeftOut, ReasonForm, RouterLink, SessionFacts, SessionLoader],
  template: `
    <app-session-loader [session]="session" here="Annuler" />
    @if (session.hasValue()) {
      @if (told(); as done) {
        <h1>La session est annulée</h1>
        <ui-alert tone="ok" [live]="true">{{ done.sentence }}</ui-alert>
        <app-left-out [sessionId]="sessionId()" [reach]="done.reach" />
        <div class="actions">
          @if (concerned(done.reach) > 0 && identity.can('registrations.write')) {
            <a
              class="button primary"
              [routerLink]="['/organiser/sessions', sessionId()]"
              [queryParams]="{ tab: 'move' }"
              >Déplacer ces personnes vers une autre session</a
            >
          }
          <a class="button" routerLink="/organiser">Revenir aux sessions</a>
        </div>
      } @else {
        <h1>Annuler la session</h1>
        <div class="card">
          <h2>{{ session.value().title }}</h2>
          <app-session-facts [session]="session.value()" />
        </div>
        <app-reason-form
          [sessionId]="sessionId()"
          action="Annuler la session"
          [danger]="true"
          [facts]="facts()"
          [reach]="reached()"
          [sending]="sending"
          (confirmed)="send($event)"
        />
      }
    }
  `,
  host: { class: 'page' },
})
export class CancelSession {
  readonly sessionId = input.required<string>();
  protected readonly session = sessionOf(this.sessionId);
  protected readonly sending = new Sending();
  protected readonly told = signal<{ sentence: string; reach: Reach } | null>(null);
  private readonly reach = reachOf(this.sessionId);
  protected readonly reached = computed(() => loaded(this.reach));
  protected readonly concerned = concerned;
  protected readonly facts = computed(() => [
    ...noticeOf(this.reached()),
    'Les invitations sont retirées des agendas. Jusqu’à sa date, la session pourra être rétablie avec ses inscrits.',
  ]);
  protected readonly identity = inject(Identity);
  private readonly api = inject(OrganiserApi);

  protected async send(reason: string): Promise<void> {
    const session = loaded(this.session);
    if (!session) return;
    const done = await this.sending.run(() => this.api.cancel(session.id, session.version, reason));
    if (done) this.told.set({ sentence: sentText(done), reach: done });
  }
}

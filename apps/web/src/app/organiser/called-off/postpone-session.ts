// Putting a session off without a date yet: the reason, who is told, what is kept, then the confirmation.
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Reach } from '@treize/contract/sessions';
import { Alert } from '@treize/design/alert';
import { loaded } from '../../platform/loaded';
import { Sending } from '../../platform/sending';
import { SessionFacts } from '../../platform/session-facts';
import { SessionLoader } from '../form/session-loader';
import { OrganiserApi, reachOf, sessionOf } from '../organiser-api';
import { noticeOf, postponedText } from '../words';
import { LeftOut } from './left-out';
import { ReasonForm } from './reason-form';

@Component({
  selector: 'app-postpone-session',
  imports: [Alert, LeftOut, ReasonForm, RouterLink, SessionFacts, SessionLoader],
  template: `
    <app-session-loader [session]="session" here="Reporter sans date" />
    @if (session.hasValue()) {
      @if (told(); as done) {
        <h1>La session est reportée</h1>
        <ui-alert tone="ok" [live]="true">{{ postponedText(done) }}</ui-alert>
        <app-left-out [sessionId]="sessionId()" [reach]="done" />
        <div class="actions">
          <a class="button primary" [routerLink]="['/organiser/sessions', sessionId(), 'move']"
            >Fixer la nouvelle date</a
          >
          <a class="button" [routerLink]="['/organiser/sessions', sessionId()]">Revenir à la session</a>
        </div>
      } @else {
        <h1>Reporter la session sans date</h1>
        <div class="card">
          <h2>{{ session.value().title }}</h2>
          <app-session-facts [session]="session.value()" />
        </div>
        <app-reason-form
          [sessionId]="sessionId()"
          action="Reporter la session"
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
export class PostponeSession {
  readonly sessionId = input.required<string>();
  protected readonly session = sessionOf(this.sessionId);
  protected readonly sending = new Sending();
  protected readonly told = signal<Reach | null>(null);
  private readonly reach = reachOf(this.sessionId);
  protected readonly reached = computed(() => loaded(this.reach));
  protected readonly postponedText = postponedText;
  protected readonly facts = computed(() => [
    ...noticeOf(this.reached()),
    'Chaque personne garde sa place ou son rang. L’invitation est retirée des agendas, et repart quand vous fixez la nouvelle date.',
  ]);
  private readonly api = inject(OrganiserApi);

  protected async send(reason: string): Promise<void> {
    const session = loaded(this.session);
    if (!session) return;
    const done = await this.sending.run(() => this.api.postpone(session.id, session.version, reason));
    if (done) this.told.set(done);
  }
}

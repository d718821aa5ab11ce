// A cancelled session stands again: what it had, who is told, then the confirmation.
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Reach } from '@treize/contract/sessions';
import { Alert } from '@treize/design/alert';
import { loaded } from '../../platform/loaded';
import { Sending } from '../../platform/sending';
import { SessionFacts } from '../../platform/session-facts';
import { SessionLoader } from '../form/session-loader';
import { OrganiserApi, reachOf, sessionOf } from '../organiser-api';
import { movedByCancellation } from '../roster/acts';
import { rosterOf } from '../roster/roster-api';
import { noticeOf, reinstatedText, reinstateFactsText } from '../words';
import { LeftOut } from './left-out';

@Component({
  selector: 'app-reinstate-session',
  imports: [Alert, LeftOut, RouterLink, SessionFacts, SessionLoader],
  template: `
    <app-session-loader [session]="session" here="Rétablir" />
    @if (session.hasValue()) {
      @if (told(); as done) {
        <h1>La session est rétablie</h1>
        <ui-alert tone="ok" [live]="true">{{ reinstatedText(done) }}</ui-alert>
        <app-left-out [sessionId]="sessionId()" [reach]="done" />
        <p>
          <a class="button" [routerLink]="['/organiser/sessions', sessionId()]">Revenir à la session</a>
        </p>
      } @else {
        <h1>Rétablir la session</h1>
        <div class="card">
          <h2>{{ session.value().title }}</h2>
          <app-session-facts [session]="session.value()" [places]="false" />
          <p class="soft">Annulée. Motif&nbsp;: {{ session.value().cancelReason }}</p>
        </div>
        <div class="stack measure">
          @for (fact of facts(); track fact) {
            <p>{{ fact }}</p>
          }
          <app-left-out [sessionId]="sessionId()" [reach]="reached()" />
          @if (sending.sentence(); as sentence) {
            <ui-alert tone="bad" [live]="true">{{ sentence }}</ui-alert>
          }
          <div class="actions">
            <button
              type="button"
              class="button primary"
              [disabled]="sending.busy() || session.value().state !== 'CANCELLED'"
              (click)="send()"
            >
              Rétablir la session
            </button>
            <a class="button quiet" [routerLink]="['/organiser/sessions', sessionId()]">Ne rien changer</a>
          </div>
        </div>
      }
    }
  `,
  host: { class: 'page' },
})
export class ReinstateSession {
  readonly sessionId = input.required<string>();
  protected readonly session = sessionOf(this.sessionId);
  private readonly roster = rosterOf(this.sessionId, () => true);
  protected readonly sending = new Sending();
  protected readonly told = signal<Reach | null>(null);
  protected readonly facts = computed(() => {
    const [session, roster] = [loaded(this.session), loaded(this.roster)];
    const people = session && roster ? movedByCancellation(roster.items, session).length : null;
    const facts = reinstateFactsText(people, session?.postponeReason != null);
    return people ? [...facts, ...noticeOf(this.reached())] : facts;
  });
  private readonly reach = reachOf(this.sessionId);
  protected readonly reached = computed(() => loaded(this.reach));
  protected readonly reinstatedText = reinstatedText;
  private readonly api = inject(OrganiserApi);

  protected async send(): Promise<void> {
    const session = loaded(this.session);
    if (!session) return;
    const done = await this.sending.run(() => this.api.reinstate(session.id, session.version));
    if (done) this.told.set(done);
  }
}

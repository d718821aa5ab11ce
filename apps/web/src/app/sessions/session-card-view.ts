// A session in a list: what, when, where, places left; the whole card leads to its page.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SessionCard } from '@treize/contract/sessions';
import { Badge } from '@treize/design/badge';
import { SessionFacts } from '../platform/session-facts';
import { phaseWords, placesText, placesTone, regimeWords, runsToday } from '../platform/session-words';

@Component({
  selector: 'app-session-card',
  imports: [Badge, RouterLink, SessionFacts],
  template: `
    <article class="card link session-card">
      <div class="stack tight">
        @if (today()) {
          <p><ui-badge tone="note" icon="calendar">Aujourd’hui</ui-badge></p>
        }
        <p class="small soft">{{ regime() }} · {{ session().theme.label }} · {{ session().regionName }}</p>
        <h3>
          <a [routerLink]="['/sessions', session().id]">{{ session().title }}</a>
        </h3>
        <app-session-facts [session]="session()" [places]="false" />
      </div>
      <ui-badge [tone]="badge().tone" [icon]="badge().icon">{{ badge().text }}</ui-badge>
    </article>
  `,
})
export class SessionCardView {
  readonly session = input.required<SessionCard>();
  protected readonly today = computed(() => runsToday(this.session(), new Date()));
  protected readonly regime = computed(() => regimeWords[this.session().regime]);
  /** Places while registration is open; otherwise why it is not. */
  protected readonly badge = computed(() => {
    const { phase, seats } = this.session();
    if (phase !== 'PUBLISHED') return phaseWords[phase];
    return { text: placesText(seats), tone: placesTone(seats), icon: 'seat' as const };
  });
}

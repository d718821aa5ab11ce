// The rules of arrival of a session: entries, days, window, who is admitted, what is asked at the door.
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { Alert } from '@treize/design/alert';
import { ErrorSummary } from '@treize/design/error-summary';
import { Field } from '@treize/design/field';
import { Loading } from '@treize/design/loading';
import { loaded } from '../../platform/loaded';
import { SessionLoader } from '../form/session-loader';
import { TextForm } from '../form/text-form';
import { sessionOf } from '../organiser-api';
import { rosterOf } from '../roster/roster-api';
import { ArrivalRulesApi, arrivalRulesOf } from './arrival-rules-api';
import { blankRules, rulesDraftOf, rulesErrors, rulesTextOf } from './arrival-rules-text';

@Component({
  selector: 'app-arrival-rules-page',
  imports: [Alert, ErrorSummary, Field, FormField, Loading, SessionLoader],
  templateUrl: './arrival-rules-page.html',
  host: { class: 'page' },
})
export class ArrivalRulesPage {
  readonly sessionId = input.required<string>();
  protected readonly session = sessionOf(this.sessionId);
  protected readonly rules = arrivalRulesOf(this.sessionId);
  private readonly roster = rosterOf(this.sessionId, () => true);
  protected readonly page = new TextForm(blankRules, rulesErrors);
  protected readonly saved = signal(false);
  private readonly api = inject(ArrivalRulesApi);

  private readonly people = computed(
    () =>
      loaded(this.roster)?.items.map(({ id, familyName, givenName, body }) => ({
        id,
        name: `${familyName} ${givenName} (${body})`,
      })) ?? [],
  );
  protected readonly blocked = computed(() => {
    const names = new Map(this.people().map(({ id, name }) => [id, name]));
    return this.page.text().blocked.map((id) => ({ id, name: names.get(id) ?? 'Personne inconnue' }));
  });
  protected readonly blockable = computed(() => {
    const chosen = new Set(this.page.text().blocked);
    return this.people().filter(({ id }) => !chosen.has(id));
  });

  constructor() {
    effect(() => {
      const rules = loaded(this.rules);
      if (rules) untracked(() => this.page.text.set(rulesTextOf(rules)));
    });
  }

  protected block(id: string): void {
    if (id !== '') this.page.text.update((text) => ({ ...text, blocked: [...text.blocked, id] }));
  }

  protected unblock(id: string): void {
    this.page.text.update((text) => ({ ...text, blocked: text.blocked.filter((each) => each !== id) }));
  }

  protected async save(): Promise<void> {
    this.saved.set(false);
    const kept = await this.page.send((text) => this.api.save(this.sessionId(), rulesDraftOf(text)));
    if (!kept) return;
    this.rules.set(kept);
    this.saved.set(true);
  }
}

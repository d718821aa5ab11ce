// The session a mailing is about, among those of a region: to come first, then past.
import { Component, computed, input, output } from '@angular/core';
import { httpResource } from '@angular/common/http';
import { organiserList, organiserSession, sessionPaths } from '@treize/contract/sessions';
import { Field } from '@treize/design/field';
import { frenchDateWithoutDay } from '@treize/rules/time/french';
import { parisDate } from '@treize/rules/time/wall';
import { loaded } from '../../../platform/loaded';

const sessionsOf = (regionCode: () => string, period: 'upcoming' | 'past') =>
  httpResource(
    () =>
      regionCode() === ''
        ? undefined
        : { url: sessionPaths.organiser, params: { region: regionCode(), period, page: 1, pageSize: 100 } },
    { parse: (value) => organiserList.parse(value).items.filter(({ state }) => state !== 'DRAFT') },
  );
interface Choice {
  id: string;
  label: string;
}
const choiceOf = (session: { id: string; title: string; town: string | null; startsAt: string }): Choice => ({
  id: session.id,
  label: [frenchDateWithoutDay(parisDate(new Date(session.startsAt))), session.title, session.town]
    .filter(Boolean)
    .join(' · '),
});

@Component({
  selector: 'app-session-choice',
  imports: [Field],
  template: `
    <ui-field
      for="mailing-sessionId"
      [label]="optional() ? 'Session à laquelle inviter' : 'Session'"
      [optional]="optional()"
      [error]="error()"
    >
      <select
        id="mailing-sessionId"
        [disabled]="regionCode() === ''"
        (change)="chosen.emit($any($event.target).value)"
      >
        <option value="">{{ optional() ? 'Aucune en particulier' : 'Choisir une session' }}</option>
        @for (group of groups(); track group.label) {
          <optgroup [label]="group.label">
            @for (one of group.choices; track one.id) {
              <option [value]="one.id" [selected]="one.id === sessionId()">{{ one.label }}</option>
            }
          </optgroup>
        }
      </select>
    </ui-field>
  `,
})
export class SessionChoice {
  readonly regionCode = input.required<string>();
  readonly sessionId = input.required<string>();
  /** One invites to it: only sessions to come are offered. */
  readonly optional = input.required<boolean>();
  readonly error = input.required<string>();
  readonly chosen = output<string>();

  private readonly upcoming = sessionsOf(this.regionCode, 'upcoming');
  private readonly past = sessionsOf(this.regionCode, 'past');
  /** The one already chosen stays choosable, however long the lists. */
  private readonly kept = httpResource(
    () => (this.sessionId() === '' ? undefined : sessionPaths.organiserSession(this.sessionId())),
    { parse: (value) => organiserSession.parse(value) },
  );
  protected readonly groups = computed(() => {
    const [upcoming, past] = [this.upcoming, this.past].map((list) => (loaded(list) ?? []).map(choiceOf));
    const kept = loaded(this.kept);
    const isListed = [...(upcoming ?? []), ...(past ?? [])].some(({ id }) => id === kept?.id);
    return [
      ...(kept && !isListed ? [{ label: 'Choisie', choices: [choiceOf(kept)] }] : []),
      { label: 'À venir et en cours', choices: upcoming ?? [] },
      { label: 'Passées', choices: this.optional() ? [] : (past ?? []) },
    ].filter(({ choices }) => choices.length > 0);
  });
}

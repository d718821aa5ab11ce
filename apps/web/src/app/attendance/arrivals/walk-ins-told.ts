// What became of the people added on this device: told once sent, until it is read, also after the page was closed.
import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Alert } from '@treize/design/alert';
import type { HalfDayDesk } from '../desk/half-day-desk';
import { refusalText } from '../desk/refusal-words';
import { nameOf, timeOf } from '../words';
import { becameText } from './walk-in-words';

@Component({
  selector: 'app-walk-ins-told',
  imports: [Alert, RouterLink],
  template: `
    @if (news().length > 0) {
      <ui-alert tone="ok" [live]="true">
        <h2>{{ news().length > 1 ? 'Personnes ajoutées' : 'Personne ajoutée' }}</h2>
        <ul class="plain stack tight">
          @for (one of news(); track one.key) {
            <li>
              <strong>{{ one.name }}</strong> · {{ one.text }}
            </li>
          }
        </ul>
        <p><button type="button" class="button small" (click)="markRead()">J’ai lu</button></p>
      </ui-alert>
    } @else if (added(); as sentence) {
      <ui-alert tone="ok" [live]="true">
        <p>{{ sentence }}</p>
      </ui-alert>
    }
    @if (away().length > 0) {
      <ui-alert tone="bad" [live]="true">
        <h2>Sa présence n’est pas notée</h2>
        <ul class="plain stack tight">
          @for (one of away(); track one.id) {
            <li>
              <strong>{{ one.name || 'Une personne' }}</strong>, ajout de {{ timeOf(one.deviceAt) }} ·
              {{ textOf(one.code) }}
            </li>
          }
        </ul>
        <p>
          Rien n’est perdu&nbsp;: ce qui a été saisi attend dans
          <a [routerLink]="['/attendance/sessions', desk().sheet()?.sessionId, 'unresolved']">À résoudre</a>.
        </p>
      </ui-alert>
    }
  `,
  host: { class: 'stack', '[hidden]': 'news().length + away().length === 0 && added() === ""' },
  styles: `
    :host([hidden]) {
      display: none;
    }
  `,
})
export class WalkInsTold {
  readonly desk = input.required<HalfDayDesk>();
  /** That somebody was added, said until the server has told more. */
  readonly added = input('');
  /** What became of them was read. */
  readonly read = output();
  protected readonly away = computed(() => this.desk().turnedAway());
  protected readonly news = computed(() => {
    const desk = this.desk();
    return desk.device.walkIns().flatMap(({ key, registrationId, told }) => {
      const row = desk.rowOf(registrationId) ?? desk.rowOf(key);
      if (!told || told.isRead || told.halfDayId !== desk.halfDayId() || !row) return [];
      return { key, name: nameOf(row), text: becameText(told.became) };
    });
  });
  protected readonly timeOf = timeOf;
  protected textOf = (code: string): string =>
    code === 'awaiting-approval'
      ? 'Sa demande d’inscription attend une validation. Une fois validée, la personne est sur la feuille et peut être notée.'
      : refusalText(code);

  protected async markRead(): Promise<void> {
    this.read.emit();
    for (const { key } of this.news()) await this.desk().device.readWalkIn(key);
  }
}

// The workshop and lunches chosen once for the whole list; each row may still choose otherwise.
import { Component, computed, input, signal } from '@angular/core';
import type { SessionRules } from '../../platform/wait-words';
import type { ListDesk } from './list-desk';

@Component({
  selector: 'app-choices-for-all',
  template: `
    @if (choices().length > 0) {
      <fieldset class="fieldset small">
        <legend>Pour toute la liste</legend>
        <div class="row">
          @if (workshops().length > 0) {
            <div class="field">
              <label for="workshop-for-all">Atelier</label>
              <select id="workshop-for-all" (change)="workshop($any($event.target).value)">
                <option value="">Choisir pour tout le monde</option>
                @for (one of workshops(); track one.id) {
                  <option [value]="one.id">{{ one.label }}</option>
                }
              </select>
            </div>
          }
          @for (one of lunches(); track one.id) {
            <label class="choice bare">
              <input type="checkbox" (change)="lunch(one.id, $any($event.target).checked)" />
              <span>{{ one.label }} pour tout le monde</span>
            </label>
          }
        </div>
        <p role="status" class="hint">{{ told() }}</p>
      </fieldset>
    }
  `,
})
export class ChoicesForAll {
  readonly desk = input.required<ListDesk>();
  readonly session = input.required<SessionRules>();
  protected readonly told = signal('');
  protected readonly choices = computed(() =>
    this.session().places.limits.filter(({ included }) => included === 0),
  );
  protected readonly workshops = computed(() => this.choices().filter(({ kind }) => kind === 'WORKSHOP'));
  protected readonly lunches = computed(() => this.choices().filter(({ kind }) => kind === 'LUNCH'));

  protected workshop(limitId: string): void {
    if (limitId === '') return;
    this.desk().changeAll(() => ({ workshop: limitId }));
    this.told.set('Cet atelier est choisi sur chaque ligne.');
  }

  protected lunch(limitId: string, isTaken: boolean): void {
    this.desk().changeAll(({ extras }) => {
      const others = extras.filter((one) => one !== limitId);
      return { extras: isTaken ? [...others, limitId] : others };
    });
    this.told.set(isTaken ? 'Coché sur chaque ligne.' : 'Décoché sur chaque ligne.');
  }
}

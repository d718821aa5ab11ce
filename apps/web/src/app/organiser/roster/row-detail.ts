// Everything one registration says: who made it, for whom, what it follows, its place, its messages; and its own acts.
import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { paperPaths, type PaperFormat } from '@treize/contract/papers';
import type { RosterRow } from '@treize/contract/roster';
import { Icon } from '@treize/design/icon';
import { isExpected } from '@treize/rules/registrations/status';
import { PaperLinks } from '../../platform/papers/paper-links';
import { actWords, possibleActs, type Act } from './acts';
import { detailsOf } from './row-details';

@Component({
  selector: 'app-row-detail',
  imports: [Icon, PaperLinks, RouterLink],
  template: `
    <dl class="recap small">
      @for (detail of details(); track detail.label) {
        <dt>{{ detail.label }}</dt>
        <dd>{{ detail.value }}</dd>
      }
      @if (row().previousNumber; as number) {
        <dt>Fait suite à</dt>
        <dd>
          <a
            routerLink="."
            [queryParams]="{ q: number, state: 'all', page: null }"
            queryParamsHandling="merge"
            >{{ number }}</a
          >
        </dd>
      }
    </dl>
    @if (isSummoned()) {
      <app-paper-links label="Convocation" [path]="summons" />
    }
    @if (mayAct() && acts().length > 0) {
      <div class="toolbar">
        @for (one of acts(); track one.act) {
          <button type="button" class="button small" (click)="asked.emit(one.act)">
            <ui-icon [name]="words[one.act].icon" [size]="18" />{{ words[one.act].label(1) }}
          </button>
        }
      </div>
    }
  `,
  host: { class: 'stack' },
})
export class RowDetail {
  readonly row = input.required<RosterRow>();
  readonly mayAct = input.required<boolean>();
  readonly asked = output<Act>();
  protected readonly details = computed(() => detailsOf(this.row()));
  protected readonly acts = computed(() => possibleActs([this.row()]));
  protected readonly isSummoned = computed(() => isExpected(this.row().status));
  protected readonly summons = (format: PaperFormat) => paperPaths.organiserSummons(this.row().id, format);
  protected readonly words = actWords;
}

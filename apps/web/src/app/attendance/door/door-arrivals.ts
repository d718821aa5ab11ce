// The arrivals that one recorded, each with what became of it.
import { Component, input, output } from '@angular/core';
import { Badge } from '@treize/design/badge';
import { timeOf } from '../words';
import { fateWords, whoOf, whyOf, type Noted } from './door-words';

@Component({
  selector: 'app-door-arrivals',
  imports: [Badge],
  template: `
    <h2 id="noted-title">Vos arrivées ({{ noted().length }})</h2>
    <ul class="plain stack tight">
      @for (one of noted(); track one.id) {
        <li class="stack tight">
          <div class="row between">
            <div>
              <p>{{ whoOf(one) }}</p>
              <p class="soft small">
                @if (one.person?.body; as body) {
                  {{ body }} ·
                }
                {{ timeOf(one.at) }}
              </p>
            </div>
            <ui-badge [tone]="fateWords[one.fate].tone" [icon]="fateWords[one.fate].icon">{{
              fateWords[one.fate].label
            }}</ui-badge>
          </div>
          @if (one.fate === 'refused') {
            <p class="small">{{ whyOf(one) }}</p>
          }
          @if (one.toRead) {
            <p>
              <button type="button" class="button small" (click)="read.emit(one)">
                J’ai lu<span class="visually-hidden">&nbsp;: {{ whoOf(one) }}</span>
              </button>
            </p>
          }
        </li>
      } @empty {
        <li class="soft">Les personnes que vous accueillez s’affichent ici.</li>
      }
    </ul>
  `,
  host: { class: 'stack measure', role: 'region', 'aria-labelledby': 'noted-title' },
})
export class DoorArrivals {
  readonly noted = input.required<readonly Noted[]>();
  readonly read = output<Noted>();
  protected readonly fateWords = fateWords;
  protected readonly timeOf = timeOf;
  protected readonly whoOf = whoOf;
  protected readonly whyOf = whyOf;
}

// How many messages a mailing would send, to whom for example, and who is left out; told again as the public changes.
import { Component, computed, input, type ResourceRef } from '@angular/core';
import type { MailingCount } from '@treize/contract/mailings';
import { Loading } from '@treize/design/loading';
import { leavingText, leftOutLines } from './mailing-words';

@Component({
  selector: 'app-count-card',
  imports: [Loading],
  template: `
    <div class="card" aria-live="polite" [attr.aria-busy]="resource().isLoading()">
      @if (count(); as one) {
        <p>
          <strong>{{ leaving() }}</strong>
        </p>
        @if (one.sample.length > 0) {
          <p class="small">{{ one.sample.join(', ') }}{{ one.people > one.sample.length ? '…' : '' }}</p>
        }
        @for (line of leftOut(); track line) {
          <p class="soft small">{{ line }}</p>
        }
      } @else if (resource().error()) {
        <ui-loading [resource]="resource()" what="le nombre de messages" [count]="1" />
      } @else if (resource().isLoading()) {
        <p class="soft">Décompte en cours…</p>
      } @else {
        <p class="soft">Choisissez le public&nbsp;: le nombre de messages s’affiche ici.</p>
      }
    </div>
  `,
})
export class CountCard {
  readonly count = input.required<MailingCount | undefined>();
  readonly resource = input.required<ResourceRef<MailingCount | undefined>>();
  protected readonly leaving = computed(() => {
    const count = this.count();
    return count ? leavingText(count, new Date()) : '';
  });
  protected readonly leftOut = computed(() => {
    const count = this.count();
    return count ? leftOutLines(count) : [];
  });
}

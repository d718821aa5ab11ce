// The figures of the "Messages" tab: what the mail servers said, what people answered; each leads to its people.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Deliveries } from '@treize/contract/deliveries';
import { figuresOf, type ShownKind } from './deliveries-view';

@Component({
  selector: 'app-delivery-figures',
  imports: [RouterLink],
  template: `
    @for (group of groups(); track group.title) {
      <section class="figures" [attr.aria-label]="group.title">
        <h3 class="small soft">{{ group.title }}</h3>
        <dl>
          @for (one of group.figures; track one.label) {
            <div [class.nothing]="one.value === 0" [class.trouble]="one.isTrouble && one.value > 0">
              <dt>{{ one.label }}</dt>
              <dd>
                @if (one.show && one.value > 0) {
                  <a
                    routerLink="."
                    [queryParams]="{ show: one.show, page: null }"
                    queryParamsHandling="merge"
                    [attr.aria-current]="shown() === one.show ? 'true' : null"
                    >{{ one.value }}<span class="visually-hidden">&nbsp;: voir ces personnes</span></a
                  >
                } @else {
                  {{ one.value }}
                }
              </dd>
            </div>
          }
        </dl>
      </section>
    }
  `,
  host: { class: 'stack tight' },
  styles: `
    .figures {
      display: grid;
      grid-template-columns: 6rem minmax(0, 1fr);
      align-items: baseline;
      gap: 0 var(--space-4);
    }
    dl {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: var(--space-1) var(--space-5);
      font-size: var(--dense);
    }
    dl > div {
      display: flex;
      align-items: baseline;
      gap: 6px;
    }
    dd {
      margin: 0;
      font-weight: 700;
    }
    dd a {
      padding: 4px 6px;
      margin: -4px -6px;
    }
    a[aria-current] {
      background: var(--brand-tint);
    }
    .nothing,
    .nothing dd {
      color: var(--ink-soft);
      font-weight: 400;
    }
    .trouble dd a {
      color: var(--bad);
    }
    @media (max-width: 767px) {
      .figures {
        grid-template-columns: minmax(0, 1fr);
      }
      dl {
        display: grid;
        gap: var(--space-1);
      }
      dd a {
        padding-inline-start: 24px;
      }
      dl > div {
        justify-content: space-between;
      }
    }
  `,
})
export class DeliveryFigures {
  readonly counts = input.required<Deliveries['counts']>();
  /** The filter in place. */
  readonly shown = input.required<ShownKind>();
  protected readonly groups = computed(() => figuresOf(this.counts()));
}

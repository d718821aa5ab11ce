// Pages of a list, as links: the page number lives in the query string.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from './icon';

/** Pages to show around the current one: the first, the last, and its neighbours; 0 stands for a gap. */
export function pagesShown(page: number, last: number): number[] {
  const wanted = [1, page - 1, page, page + 1, last].filter((one) => one >= 1 && one <= last);
  const pages = [...new Set(wanted)].sort((a, b) => a - b);
  return pages.flatMap((one, at) => (at > 0 && one - (pages[at - 1] ?? one) > 1 ? [0, one] : [one]));
}

@Component({
  selector: 'ui-pager',
  imports: [Icon, RouterLink],
  template: `
    @if (last() > 1) {
      <nav class="pager" [attr.aria-label]="label()">
        <ul class="plain">
          @if (page() > 1) {
            <li>
              <a routerLink="." [queryParams]="{ page: page() - 1 }" queryParamsHandling="merge" rel="prev">
                <ui-icon name="arrow-left" [size]="18" />Précédente
              </a>
            </li>
          }
          @for (one of pages(); track $index) {
            <li>
              @if (one === 0) {
                <span aria-hidden="true">…</span>
              } @else if (one === page()) {
                <span class="here" aria-current="page"
                  ><span class="visually-hidden">Page </span>{{ one }}</span
                >
              } @else {
                <a routerLink="." [queryParams]="{ page: one }" queryParamsHandling="merge">
                  <span class="visually-hidden">Page </span>{{ one }}
                </a>
              }
            </li>
          }
          @if (page() < last()) {
            <li>
              <a routerLink="." [queryParams]="{ page: page() + 1 }" queryParamsHandling="merge" rel="next">
                Suivante<ui-icon name="arrow-right" [size]="18" />
              </a>
            </li>
          }
        </ul>
      </nav>
    }
  `,
})
export class Pager {
  readonly page = input.required<number>();
  readonly pageSize = input.required<number>();
  readonly total = input.required<number>();
  readonly label = input('Pages de la liste');
  protected readonly last = computed(() => Math.max(1, Math.ceil(this.total() / this.pageSize())));
  protected readonly pages = computed(() => pagesShown(this.page(), this.last()));
}

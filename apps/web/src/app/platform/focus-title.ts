// After a navigation to another page, the focus goes to its h1, so that a screen reader says where one is.
import { afterNextRender, inject, Injector, runInInjectionContext } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map, pairwise, startWith } from 'rxjs';

const withoutQuery = (url: string): string => url.split(/[?#]/)[0] ?? url;

/** Puts the focus on the title of the page, when its content has changed under the same address. */
export function focusTitle(): void {
  const title = document.querySelector<HTMLElement>('main h1');
  title?.setAttribute('tabindex', '-1');
  title?.focus({ preventScroll: true });
}

/** To call once, in the root component. Changes of the query string (filters, pages) keep the focus where it is. */
export function focusTitleAfterNavigation(): void {
  const injector = inject(Injector);
  inject(Router)
    .events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => withoutQuery(event.urlAfterRedirects)),
      startWith(''),
      pairwise(),
      filter(([before, after]) => before !== '' && before !== after),
      takeUntilDestroyed(),
    )
    .subscribe(() => runInInjectionContext(injector, () => afterNextRender(focusTitle)));
}

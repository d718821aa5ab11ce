// Filters that the lists around mail share: a page, a region, what is still to deal with; they live in the URL.
import { inject } from '@angular/core';
import { Router } from '@angular/router';

export interface DeskFilters {
  page: number;
  region: string;
  open: boolean;
}
export const pageSize = 25;

/** Filters from the inputs bound to the query string. */
export const deskFilters = (given: {
  page: string | undefined;
  region: string | undefined;
  open: string | undefined;
}): DeskFilters => ({
  page: Math.max(1, Math.trunc(Number(given.page ?? 1)) || 1),
  region: given.region ?? '',
  open: given.open !== 'false',
});

/** To build in an injection context: puts filters in the URL, back to the first page; an empty one leaves it. */
export function filterInUrl(): (given: Record<string, string>) => void {
  const router = inject(Router);
  return (given) => {
    const queryParams = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, value || null]),
    );
    void router.navigate([], { queryParams: { ...queryParams, page: null }, queryParamsHandling: 'merge' });
  };
}

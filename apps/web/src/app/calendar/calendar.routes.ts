// Pages of the room: subscribing to the calendars.
import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: 'S’abonner aux agendas',
    loadComponent: async () => (await import('./calendars-page')).CalendarsPage,
  },
];

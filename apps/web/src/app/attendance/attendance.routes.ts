// Pages of the trainer: my sessions, the sheet of a half-day, its print.
import type { Routes } from '@angular/router';
import { may } from '../platform/guards';

export const routes: Routes = [
  {
    path: '',
    canActivate: [may('attendance.read')],
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'Feuilles d’émargement',
        loadComponent: async () => (await import('./my-sessions')).MySessions,
      },
      {
        path: 'half-days/:halfDayId',
        title: 'Feuille d’émargement',
        loadComponent: async () => (await import('./sheet-page')).SheetPage,
      },
      {
        path: 'half-days/:halfDayId/print',
        title: 'Feuille d’émargement à imprimer',
        loadComponent: async () => (await import('./print-page')).PrintPage,
      },
    ],
  },
];

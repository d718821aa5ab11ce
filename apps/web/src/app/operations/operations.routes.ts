// The operator's page: jobs and mails that failed or wait.
import type { Routes } from '@angular/router';
import { may } from '../platform/guards';

export const routes: Routes = [
  {
    path: '',
    title: 'Envois et tâches',
    canActivate: [may('operations.read')],
    loadComponent: async () => (await import('./board-page')).BoardPage,
  },
];

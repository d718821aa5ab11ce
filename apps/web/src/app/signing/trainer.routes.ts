// Pages of the trainer: the paper sheet brought back, the connection times of a remote session.
import type { Routes } from '@angular/router';
import { may } from '../platform/guards';

const paper = async () => (await import('./paper/paper-page')).PaperPage;

export const routes: Routes = [
  {
    path: '',
    canActivate: [may('attendance.record')],
    children: [
      { path: 'paper/:halfDayId', title: 'Feuille papier', loadComponent: paper },
      { path: 'paper/:halfDayId/:page', title: 'Feuille papier', loadComponent: paper },
      {
        path: 'connections/:halfDayId',
        title: 'Heures de connexion',
        loadComponent: async () => (await import('./connections/connections-page')).ConnectionsPage,
      },
    ],
  },
];

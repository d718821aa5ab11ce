// Pages of the trainer (my sessions, the sheet of a half-day and what is done around it) and of the door.
import type { Routes } from '@angular/router';
import { may } from '../platform/guards';
import { deviceRoutes } from './device/device.routes';
import { opened } from './device/opened';
import { doorRoutes } from './door/door.routes';

const pages: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Feuilles d’émargement',
    loadComponent: async () => (await import('./my-sessions')).MySessions,
  },
  {
    path: 'half-days/:halfDayId',
    title: 'Feuille d’émargement',
    loadComponent: async () => (await import('./sheet/sheet-page')).SheetPage,
  },
  {
    path: 'half-days/:halfDayId/tablet',
    title: 'Faire signer à la suite',
    canActivate: [may('attendance.record')],
    loadComponent: async () => (await import('./sign/tablet-page')).TabletPage,
  },
  {
    path: 'half-days/:halfDayId/arrivals',
    title: 'Accueillir',
    canActivate: [may('attendance.record')],
    loadComponent: async () => (await import('./arrivals/arrivals-page')).ArrivalsPage,
  },
  {
    path: 'half-days/:halfDayId/code',
    title: 'Code de la salle',
    canActivate: [may('attendance.record')],
    loadComponent: async () => (await import('./room/code-page')).CodePage,
  },
  {
    path: 'sessions/:sessionId/unresolved',
    title: 'À résoudre',
    loadComponent: async () => (await import('./corrections/unresolved-page')).UnresolvedPage,
  },
];

export const routes: Routes = [
  ...doorRoutes,
  {
    path: '',
    canActivate: [may('attendance.read')],
    children: [...deviceRoutes, { path: '', canActivate: [opened], children: pages }],
  },
];

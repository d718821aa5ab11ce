// Pages of the door: the half-days of the day, and the door of one of them. No sheet, hence no code of the device.
import type { Routes } from '@angular/router';
import { may } from '../../platform/guards';

export const doorRoutes: Routes = [
  {
    path: 'door',
    canActivate: [may('attendance.greet')],
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'Accueillir à l’entrée',
        loadComponent: async () => (await import('./doors-page')).DoorsPage,
      },
      {
        path: ':halfDayId',
        title: 'Accueil d’une demi-journée',
        loadComponent: async () => (await import('./door-page')).DoorPage,
      },
    ],
  },
];

// Pages of whoever signs alone: by the code of the room, by a half-day's address, by the personal link.
import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Signer ma présence',
    loadComponent: async () => (await import('./alone/room-entry')).RoomEntry,
  },
  {
    path: 'link/:token/:halfDayId',
    title: 'Signer ma présence',
    loadComponent: async () => (await import('./alone/sign-page')).SignPage,
  },
  {
    path: ':halfDayId',
    title: 'Signer ma présence',
    loadComponent: async () => (await import('./alone/sign-page')).SignPage,
  },
];

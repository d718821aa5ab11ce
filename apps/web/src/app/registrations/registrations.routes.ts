// Addresses of registrations: one's own space, and the pages behind a personal link.
import type { Routes } from '@angular/router';
import { signedIn } from '../platform/guards';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Mon espace',
    canActivate: [signedIn],
    loadComponent: async () => (await import('./my-space')).MySpace,
  },
  {
    path: 'link/:token',
    title: 'Mon inscription',
    loadComponent: async () => (await import('./personal-page')).PersonalPage,
  },
  {
    path: 'link/:token/done',
    title: 'Inscription enregistrée',
    loadComponent: async () => (await import('./registered')).Registered,
  },
  {
    path: 'link/:token/cancel',
    title: 'Annuler mon inscription',
    loadComponent: async () => (await import('./cancel-registration')).CancelRegistration,
  },
];

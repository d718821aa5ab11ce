// Addresses of registrations: one's own space, and the pages behind a personal link.
import { inject } from '@angular/core';
import { type CanActivateFn, Router, type Routes } from '@angular/router';
import { signedIn } from '../platform/guards';

/** The message's "ce n’est pas moi" is the personal link with `?pas-moi=1`: that answer has its own page. */
const answersNotMe: CanActivateFn = ({ params, queryParamMap }) =>
  !queryParamMap.has('pas-moi') ||
  inject(Router).createUrlTree(['/registrations/link', params['token'], 'cancel'], {
    queryParams: { notMe: true },
  });

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
    canActivate: [answersNotMe],
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

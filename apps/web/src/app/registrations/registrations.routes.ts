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
    loadComponent: async () => (await import('./space/my-space')).MySpace,
  },
  {
    path: 'link/:token',
    title: 'Mon inscription',
    canActivate: [answersNotMe],
    loadComponent: async () => (await import('./link/personal-page')).PersonalPage,
  },
  {
    path: 'link/:token/done',
    title: 'Inscription enregistrée',
    loadComponent: async () => (await import('./link/registered')).Registered,
  },
  {
    path: 'link/:token/edit',
    title: 'Modifier mes choix et besoins',
    loadComponent: async () => (await import('./link/edit-registration')).EditRegistration,
  },
  {
    path: 'link/:token/address',
    title: 'Changer mon adresse',
    loadComponent: async () => (await import('./link/change-address')).ChangeAddress,
  },
  {
    path: 'address',
    title: 'Confirmer ma nouvelle adresse',
    loadComponent: async () => (await import('./link/confirm-address')).ConfirmAddress,
  },
  {
    path: 'link/:token/transfer',
    title: 'Passer à une autre date',
    loadComponent: async () => (await import('./link/transfer')).Transfer,
  },
  {
    path: 'link/:token/letter',
    title: 'Lettre à l’employeur',
    loadComponent: async () => (await import('./link/letter')).Letter,
  },
  {
    path: 'link/:token/summons',
    title: 'Convocation',
    loadComponent: async () => (await import('./link/summons')).Summons,
  },
  {
    path: 'link/:token/cancel',
    title: 'Annuler mon inscription',
    loadComponent: async () => (await import('./link/cancel-registration')).CancelRegistration,
  },
];

// Pages of a commune's contact: its people, registering several, one registration, replacing, validating.
import type { Routes } from '@angular/router';
import { may } from '../platform/guards';

export const routes: Routes = [
  {
    path: '',
    canActivate: [may('municipality.read')],
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'Ma commune',
        loadComponent: async () => (await import('./choose-commune')).ChooseCommune,
      },
      {
        path: 'sessions/:sessionId/register',
        title: 'Inscrire plusieurs personnes',
        loadComponent: async () => (await import('./choose-commune')).ChooseCommune,
      },
      {
        path: ':code',
        children: [
          {
            path: '',
            pathMatch: 'full',
            title: 'Les personnes de la commune',
            loadComponent: async () => (await import('./people-page')).PeoplePage,
          },
          {
            path: 'validate',
            title: 'Demandes à valider',
            canActivate: [may('municipality.write')],
            loadComponent: async () => (await import('./validate-page')).ValidatePage,
          },
          {
            path: 'sessions/:sessionId/register',
            title: 'Inscrire plusieurs personnes',
            canActivate: [may('municipality.write')],
            loadComponent: async () => (await import('./several/register-several')).RegisterSeveral,
          },
          {
            path: 'registrations/:registrationId',
            title: 'Inscription',
            loadComponent: async () => (await import('./person/registration-page')).RegistrationPage,
          },
          {
            path: 'registrations/:registrationId/replace',
            title: 'Remplacer une personne',
            canActivate: [may('municipality.write')],
            loadComponent: async () => (await import('./person/replace-page')).ReplacePage,
          },
          {
            path: 'registrations/:registrationId/summons',
            title: 'Convocation',
            data: { paper: 'summons' },
            loadComponent: async () => (await import('./person/paper-page')).PaperPage,
          },
          {
            path: 'registrations/:registrationId/letter',
            title: 'Lettre à l’employeur',
            data: { paper: 'letter' },
            loadComponent: async () => (await import('./person/paper-page')).PaperPage,
          },
        ],
      },
    ],
  },
];

// Pages of the organiser: sessions in scope, a session with its roster, its form, its move, its end; the mail around them.
import type { Routes } from '@angular/router';
import { may } from '../platform/guards';
import { mailRoutes } from './mail/mail.routes';

export const routes: Routes = [
  {
    path: '',
    canActivate: [may('sessions.read')],
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'Organiser les sessions',
        loadComponent: async () => (await import('./sessions-page')).SessionsPage,
      },
      {
        path: 'sessions/new',
        title: 'Nouvelle session',
        canActivate: [may('sessions.write')],
        loadComponent: async () => (await import('./form/new-session')).NewSession,
      },
      {
        path: 'tracks/:trackId/cancel',
        title: 'Annuler un parcours',
        canActivate: [may('sessions.write')],
        loadComponent: async () => (await import('./called-off/cancel-track')).CancelTrack,
      },
      ...mailRoutes,
      {
        path: 'sessions/:sessionId',
        children: [
          {
            path: '',
            title: 'Session',
            loadComponent: async () => (await import('./session/session-page')).SessionPage,
          },
          {
            path: 'edit',
            title: 'Modifier la session',
            canActivate: [may('sessions.write')],
            loadComponent: async () => (await import('./form/edit-session')).EditSession,
          },
          {
            path: 'move',
            title: 'Changer la date ou le lieu',
            canActivate: [may('sessions.write')],
            loadComponent: async () => (await import('./form/move-session')).MoveSession,
          },
          {
            path: 'register',
            title: 'Inscrire une personne',
            canActivate: [may('registrations.write')],
            loadComponent: async () => (await import('./roster/register-by-hand')).RegisterByHand,
          },
          {
            path: 'arrival-rules',
            title: 'Règles d’arrivée',
            canActivate: [may('sessions.write')],
            loadComponent: async () => (await import('./arrivals/arrival-rules-page')).ArrivalRulesPage,
          },
          {
            path: 'badges',
            title: 'Badges à imprimer',
            canActivate: [may('registrations.read')],
            loadComponent: async () => (await import('./arrivals/badges-page')).BadgesPage,
          },
          {
            path: 'cancel',
            title: 'Annuler la session',
            canActivate: [may('sessions.write')],
            loadComponent: async () => (await import('./called-off/cancel-session')).CancelSession,
          },
          {
            path: 'postpone',
            title: 'Reporter la session sans date',
            canActivate: [may('sessions.write')],
            loadComponent: async () => (await import('./called-off/postpone-session')).PostponeSession,
          },
          {
            path: 'reinstate',
            title: 'Rétablir la session',
            canActivate: [may('sessions.write')],
            loadComponent: async () => (await import('./called-off/reinstate-session')).ReinstateSession,
          },
        ],
      },
    ],
  },
];

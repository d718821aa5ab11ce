// Pages of the room: the list of sessions, a session.
import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: 'Les sessions',
    loadComponent: async () => (await import('./session-list')).SessionList,
  },
  {
    path: ':sessionId',
    title: 'Session',
    loadComponent: async () => (await import('./session-page')).SessionPage,
  },
];

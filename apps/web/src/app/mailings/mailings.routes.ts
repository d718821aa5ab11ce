// The public page of mailings: receiving no more invitations.
import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: ':token',
    title: 'Ne plus recevoir d’invitations',
    loadComponent: async () => (await import('./unsubscribe')).Unsubscribe,
  },
];

// Addresses of the doors: sign-in by e-mail, and the link of the message.
import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Se connecter', loadComponent: async () => (await import('./sign-in')).SignIn },
  {
    path: 'link',
    title: 'Se connecter',
    loadComponent: async () => (await import('./sign-in-link')).SignInLink,
  },
];

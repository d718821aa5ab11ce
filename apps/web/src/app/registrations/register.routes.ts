// Addresses of the registration form, under /sessions/:sessionId/register.
import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'S’inscrire', loadComponent: async () => (await import('./form/register')).Register },
];

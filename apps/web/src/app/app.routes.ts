// Every address of the site: a room each, loaded when first visited.
import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Accueil',
    loadComponent: async () => (await import('./territories/home')).Home,
  },
  {
    path: 'sessions/:sessionId/register',
    loadChildren: async () => (await import('./registrations/register.routes')).routes,
  },
  { path: 'sessions', loadChildren: async () => (await import('./sessions/sessions.routes')).routes },
  { path: 'tracks', loadChildren: async () => (await import('./tracks/tracks.routes')).routes },
  {
    path: 'registrations',
    loadChildren: async () => (await import('./registrations/registrations.routes')).routes,
  },
  { path: 'calendars', loadChildren: async () => (await import('./calendar/calendar.routes')).routes },
  { path: 'sign-in', loadChildren: async () => (await import('./auth/auth.routes')).routes },
  { path: 'attendance', loadChildren: async () => (await import('./attendance/attendance.routes')).routes },
  { path: 'sign', loadChildren: async () => (await import('./signing/signing.routes')).routes },
  { path: 'trainer', loadChildren: async () => (await import('./signing/trainer.routes')).routes },
  {
    path: 'certificates',
    loadChildren: async () => (await import('./certificates/certificates.routes')).routes,
  },
  {
    path: 'municipality',
    loadChildren: async () => (await import('./municipality/municipality.routes')).routes,
  },
  { path: 'verify', loadChildren: async () => (await import('./verify/verify.routes')).routes },
  { path: 'organiser', loadChildren: async () => (await import('./organiser/organiser.routes')).routes },
  { path: 'unsubscribe', loadChildren: async () => (await import('./mailings/mailings.routes')).routes },
  { path: 'operations', loadChildren: async () => (await import('./operations/operations.routes')).routes },
  { path: '', loadChildren: async () => (await import('./pages/pages.routes')).routes },
];

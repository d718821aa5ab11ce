// Pages that only tell: help, legal pages, site map, refusals, and whatever address leads nowhere.
import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: 'aide', title: 'Aide', loadComponent: async () => (await import('./help')).Help },
  {
    path: 'accessibilite',
    title: 'Accessibilité',
    loadComponent: async () => (await import('./accessibility')).Accessibility,
  },
  {
    path: 'mentions-legales',
    title: 'Mentions légales',
    loadComponent: async () => (await import('./legal-notice')).LegalNotice,
  },
  {
    path: 'donnees-personnelles',
    title: 'Données personnelles',
    loadComponent: async () => (await import('./personal-details')).PersonalDetails,
  },
  {
    path: 'plan-du-site',
    title: 'Plan du site',
    loadComponent: async () => (await import('./site-map')).SiteMap,
  },
  {
    path: 'acces-refuse',
    title: 'Accès refusé',
    loadComponent: async () => (await import('./forbidden')).Forbidden,
  },
  {
    path: '**',
    title: 'Page introuvable',
    loadComponent: async () => (await import('./not-found')).NotFound,
  },
];

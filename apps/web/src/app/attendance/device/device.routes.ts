// Pages of the device: prepare for a day without network, and the PIN asked before what is kept is shown.
import type { Routes } from '@angular/router';

export const deviceRoutes: Routes = [
  {
    path: 'offline',
    title: 'Préparer pour le hors-ligne',
    loadComponent: async () => (await import('./pages/offline-page')).OfflinePage,
  },
  {
    path: 'unlock',
    title: 'Code de cet appareil',
    loadComponent: async () => (await import('./pages/unlock-page')).UnlockPage,
  },
];

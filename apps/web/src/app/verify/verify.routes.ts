// The address where anybody verifies a file: nothing of it leaves the browser.
import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: 'Vérifier une feuille d’émargement',
    loadComponent: async () => (await import('./verify-page')).VerifyPage,
  },
];

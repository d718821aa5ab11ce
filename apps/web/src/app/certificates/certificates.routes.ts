// Addresses of certificates: the form that verifies a code, and what a code says.
import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Vérifier un certificat',
    loadComponent: async () => (await import('./verify-form')).VerifyForm,
  },
  {
    path: ':code',
    title: 'Certificat',
    loadComponent: async () => (await import('./verified-certificate')).VerifiedCertificate,
  },
];

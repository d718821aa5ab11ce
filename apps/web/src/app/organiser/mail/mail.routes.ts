// Pages about mail beside the sessions: what bounced, what came in, who writes, mailings, texts.
import type { Routes } from '@angular/router';
import { may } from '../../platform/guards';

export const mailRoutes: Routes = [
  {
    path: 'bounces',
    title: 'Adresses en échec',
    canActivate: [may('registrations.read')],
    loadComponent: async () => (await import('./bounces/bounces-page')).BouncesPage,
  },
  {
    path: 'inbox',
    title: 'Courrier reçu',
    canActivate: [may('registrations.read')],
    loadComponent: async () => (await import('./inbox/inbox-page')).InboxPage,
  },
  {
    path: 'senders',
    title: 'Adresses d’envoi',
    canActivate: [may('sessions.write')],
    loadComponent: async () => (await import('./senders/senders-page')).SendersPage,
  },
  {
    path: 'mailings',
    title: 'Messages groupés',
    canActivate: [may('mailings.read')],
    loadComponent: async () => (await import('./bulk/mailings-page')).MailingsPage,
  },
  {
    path: 'mailings/new',
    title: 'Nouveau message groupé',
    canActivate: [may('mailings.send')],
    loadComponent: async () => (await import('./bulk/new-mailing')).NewMailing,
  },
  {
    path: 'mailings/:mailingId',
    title: 'Message groupé',
    canActivate: [may('mailings.read')],
    loadComponent: async () => (await import('./bulk/mailing-page')).MailingPage,
  },
  {
    path: 'reminders',
    title: 'Rappels de la région',
    canActivate: [may('sessions.write')],
    loadComponent: async () => (await import('./reminders/region-reminders-page')).RegionRemindersPage,
  },
  {
    path: 'templates',
    title: 'Textes des messages',
    canActivate: [may('mailings.read')],
    loadComponent: async () => (await import('./templates/templates-page')).TemplatesPage,
  },
];

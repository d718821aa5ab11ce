// Personal details and cookies: what is kept, why, how long, and one's rights.
import { Component, inject } from '@angular/core';
import { SiteFacts } from '../platform/site';

@Component({
  selector: 'app-personal-details',
  templateUrl: './personal-details.html',
})
export class PersonalDetails {
  protected readonly site = inject(SiteFacts).site;
  protected readonly retention = [
    ['Émargement, certificat, attestation', '6 ans après la session (10 ans si elle est cofinancée)'],
    ['Inscription annulée, liste d’attente', '12 mois'],
    ['Besoins d’accès', '30 jours après la session'],
    ['Compte', '3 ans sans activité, ou 6 mois sans activité après la fin du mandat'],
    ['Journal des messages et de sécurité', '12 mois'],
  ] as const;
}

// Every page one can go to, in one list; those behind a role show to those who hold it.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Identity } from '../platform/identity';

@Component({
  selector: 'app-site-map',
  imports: [RouterLink],
  template: `
    <div class="page">
      <div class="prose">
        <h1>Plan du site</h1>
        @for (part of parts; track part.heading) {
          @if (part.shown()) {
            <h2>{{ part.heading }}</h2>
            <ul>
              @for (link of part.links; track link[0]) {
                <li>
                  <a [routerLink]="link[0]">{{ link[1] }}</a>
                </li>
              }
            </ul>
          }
        }
      </div>
    </div>
  `,
})
export class SiteMap {
  private readonly identity = inject(Identity);
  private readonly always = () => true;

  protected readonly parts: {
    heading: string;
    shown: () => boolean;
    links: [path: string, label: string][];
  }[] = [
    {
      heading: 'Se former',
      shown: this.always,
      links: [
        ['/', 'Accueil et carte des régions'],
        ['/sessions', 'Les sessions'],
        ['/tracks', 'Les parcours de formation'],
        ['/calendars', 'S’abonner aux agendas'],
      ],
    },
    {
      heading: 'Mon espace',
      shown: this.always,
      links: [
        ['/sign-in', 'Se connecter'],
        ['/registrations', 'Mes inscriptions'],
        ['/sign', 'Signer ma présence'],
      ],
    },
    {
      heading: 'Ma commune',
      shown: () => this.identity.can('municipality.read'),
      links: [['/municipality', 'Les personnes de ma commune']],
    },
    {
      heading: 'Animer',
      shown: () => this.identity.can('attendance.read'),
      links: [['/attendance', 'Feuilles d’émargement']],
    },
    {
      heading: 'Accueillir',
      shown: () => this.identity.can('attendance.greet') && !this.identity.can('attendance.read'),
      links: [['/attendance/door', 'Accueillir à l’entrée']],
    },
    {
      heading: 'Organiser',
      shown: () => this.identity.can('sessions.read'),
      links: [['/organiser', 'Organiser les sessions']],
    },
    {
      heading: 'Exploiter',
      shown: () => this.identity.can('operations.read'),
      links: [['/operations', 'Envois et tâches']],
    },
    {
      heading: 'Le site',
      shown: this.always,
      links: [
        ['/certificates', 'Vérifier un certificat'],
        ['/verify', 'Vérifier une feuille d’émargement'],
        ['/aide', 'Aide et contact'],
        ['/accessibilite', 'Accessibilité'],
        ['/mentions-legales', 'Mentions légales'],
        ['/donnees-personnelles', 'Données personnelles'],
      ],
    },
  ];
}

// Step 4 of the registration form: everything told, a way back to each answer, and what becomes of it.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PublicLimit } from '@treize/contract/places';
import {
  bodyOf,
  chosenLimits,
  functionOf,
  limitsTaken,
  peopleOf,
  type Answers,
  type PersonAnswers,
} from '../answers/answers';

interface Part {
  step: number;
  title: string;
  lines: { term: string; told: string }[];
}

/** What one person told, step by step. */
export function partsOf(given: PersonAnswers, limits: readonly PublicLimit[]): Part[] {
  const elected = given.kind === 'ELECTED';
  const chosen = limitsTaken(given, limits).map(({ label }) => label);
  return [
    {
      step: 1,
      title: 'Fonction et collectivité',
      lines: [
        { term: 'Fonction', told: `${functionOf(given)} (${elected ? 'élu·e' : 'agent·e'})` },
        ...(elected ? [{ term: 'Délégation', told: given.delegation === 'YES' ? 'Oui' : 'Non' }] : []),
        { term: 'Au nom de', told: bodyOf(given) },
      ],
    },
    {
      step: 2,
      title: 'Identité et coordonnées',
      lines: [
        { term: 'Nom', told: given.familyName },
        { term: 'Prénom', told: given.givenName },
        { term: 'Adresse électronique', told: given.email },
        { term: 'Téléphone', told: given.phone || 'Non indiqué' },
      ],
    },
    {
      step: 3,
      title: chosenLimits(limits).length > 0 ? 'Choix et besoins' : 'Besoins',
      lines: [
        ...(chosenLimits(limits).length > 0
          ? [{ term: 'Choix', told: chosen.join(', ') || 'Pas de repas' }]
          : []),
        { term: 'À prévoir', told: given.needs || 'Rien de particulier' },
      ],
    },
  ];
}

@Component({
  selector: 'app-step-recap',
  imports: [RouterLink],
  host: { class: 'stack loose measure' },
  styles: `
    @media (min-width: 600px) {
      dl.recap {
        grid-template-columns: 11rem minmax(0, 1fr);
      }
    }
  `,
  template: `
    @for (person of people(); track person.who) {
      @if (person.heading) {
        <h3 class="h2">{{ person.heading }}</h3>
      }
      @for (part of person.parts; track part.step) {
        <div class="stack tight">
          <div class="row between">
            <h4>{{ part.title }}</h4>
            <a routerLink="." [queryParams]="{ step: part.step }" queryParamsHandling="merge"
              >Modifier<span class="visually-hidden"> : {{ part.title }} {{ person.heading }}</span></a
            >
          </div>
          <dl class="recap">
            @for (line of part.lines; track line.term) {
              <dt>{{ line.term }}</dt>
              <dd>{{ line.told }}</dd>
            }
          </dl>
        </div>
      }
    }
    <section class="stack tight small" aria-labelledby="notice">
      <h3 id="notice">Vos données</h3>
      <p>
        {{ bodyName() }} utilise ces informations pour organiser la session, tenir la feuille d’émargement et
        établir votre certificat (mission d’intérêt public et obligations légales). L’organisation régionale
        et l’équipe de formation de cette session y ont accès, et elles seules. Vous pouvez les consulter, les
        faire corriger ou effacer&nbsp;:
        <a routerLink="/donnees-personnelles" target="_blank">données personnelles (nouvel onglet)</a>. Ce
        navigateur garde le lien de l’inscription jusqu’à la fin de la session, pour vous signaler deux
        sessions aux mêmes heures.
      </p>
    </section>
  `,
})
export class StepRecap {
  readonly answers = input.required<Answers>();
  readonly limits = input<readonly PublicLimit[]>([]);
  /** The body that runs the training, as the site names it. */
  readonly bodyName = input.required<string>();

  protected readonly people = computed(() =>
    peopleOf(this.answers()).map((who) => ({
      who,
      heading: this.answers().isPair ? (who === 'you' ? 'Vous' : 'Votre collègue') : '',
      parts: partsOf(this.answers()[who], this.limits()),
    })),
  );
}

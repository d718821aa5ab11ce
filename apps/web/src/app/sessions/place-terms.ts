// How places go in a session: lunches and workshops, shares, reserved places, who validates, how the list moves.
import { Component, computed, input } from '@angular/core';
import type { PlacesRules, PublicLimit } from '@treize/contract/places';
import { frenchDate, frenchDayMonth } from '@treize/rules/time/french';
import { addDays, parisDate, parisTime } from '@treize/rules/time/wall';
import { deadlineText, validatorOf, waitingRule } from '../platform/places-words';
import { plural } from '../platform/session-words';

/** "12 places", "complet", "sans limite de places" */
const leftOf = ({ left }: PublicLimit): string =>
  left === null ? 'sans limite de places' : left === 0 ? 'complet' : plural(left, 'place');

/** "Repas du midi (compris, 12 places)" */
export const limitText = (limit: PublicLimit): string =>
  `${limit.label} (${limit.included > 0 ? 'compris, ' : ''}${leftOf(limit)})`;

/** "jeudi 14 janvier, 8 h"; midnight is told by the day that ends: "mercredi 13 janvier inclus". */
function releaseText(releasesAt: string): string {
  const at = new Date(releasesAt);
  if (parisTime(at) !== '00:00') return deadlineText(releasesAt);
  const lastDay = addDays(parisDate(at), -1);
  const isThisYear = lastDay.slice(0, 4) === parisDate(new Date()).slice(0, 4);
  return `${isThisYear ? frenchDayMonth(lastDay) : frenchDate(lastDay)} inclus`;
}

/** "2 places gardées pour « Finistère » jusqu’au jeudi 14 janvier, 8 h, puis ouvertes à tout le monde" */
export function reservedText({ label, left, releasesAt }: PlacesRules['reservedFor'][number]): string {
  const until = releasesAt ? ` jusqu’au ${releaseText(releasesAt)}, puis ouvertes à tout le monde` : '';
  const kept = left === 0 ? 'Plus de place gardée' : plural(left, 'place gardée', 'places gardées');
  return `${kept} pour «\u00a0${label}\u00a0»${until}.`;
}

/** "3 personnes au plus par commune ou intercommunalité ; les suivantes attendent qu’une place se libère." */
const shareText = (share: number): string =>
  `${plural(share, 'personne')} au plus par commune ou intercommunalité\u00a0; les suivantes vont en liste d’attente.`;

@Component({
  selector: 'app-place-terms',
  template: `
    @for (group of groups(); track group.title) {
      <h3>{{ group.title }}</h3>
      <ul>
        @for (limit of group.limits; track limit.id) {
          <li>{{ text(limit) }}</li>
        }
      </ul>
    }
    @for (sentence of sentences(); track sentence) {
      <p>{{ sentence }}</p>
    }
    @if (places().waitingListOpen) {
      <p><span class="soft">Liste d’attente&nbsp;:</span> {{ rule() }}</p>
    } @else {
      <p>La liste d’attente est fermée.</p>
    }
  `,
  host: { class: 'stack tight' },
})
export class PlaceTerms {
  readonly places = input.required<PlacesRules>();
  protected readonly text = limitText;
  protected readonly rule = computed(() => waitingRule(this.places()));
  protected readonly groups = computed(() => {
    const { limits } = this.places();
    const workshops = limits.filter(({ kind }) => kind === 'WORKSHOP');
    return [
      { title: 'Repas', limits: limits.filter(({ kind }) => kind === 'LUNCH') },
      {
        title: workshops.some(({ included }) => included === 0) ? 'Ateliers (un au choix)' : 'Ateliers',
        limits: workshops,
      },
    ].filter((group) => group.limits.length > 0);
  });
  protected readonly sentences = computed(() => {
    const { share, reservedFor, validation } = this.places();
    return [
      ...(share === null ? [] : [shareText(share)]),
      ...reservedFor.map(reservedText),
      ...(validation === 'NONE'
        ? []
        : [
            `Chaque inscription est validée par ${validatorOf[validation]}\u00a0; la place est gardée entre-temps.`,
          ]),
    ];
  });
}

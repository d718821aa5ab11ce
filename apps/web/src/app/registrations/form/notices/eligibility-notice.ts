// Told as soon as the answers show it: the session is not meant for this person. The server decides, on sending.
import { Component, computed, input } from '@angular/core';
import type { SessionPage } from '@treize/contract/sessions';
import { Alert } from '@treize/design/alert';
import { eligibilityFaults, type EligibilityFault } from '@treize/rules/registrations/eligibility';
import { conditionWords } from '../../../platform/places-words';
import { peopleOf, type Answers, type PersonAnswers } from '../answers/answers';

type Asking = Pick<SessionPage, 'places' | 'regionCode'>;

/** Conditions that the answers already miss; those of an EPCI's members are for the server to look at. */
export function missedConditions({ places, regionCode }: Asking, given: PersonAnswers): EligibilityFault[] {
  const { kind, delegation, municipality, body } = given;
  if (kind === '') return [];
  const faults = eligibilityFaults(
    { ...places.eligibility, regionCode },
    {
      kind,
      delegation: delegation !== 'NO',
      regionCodes: [municipality?.regionCode ?? regionCode],
      programmes: municipality?.programmes ?? places.eligibility.programmes,
    },
  );
  return faults.filter((fault) => body === 'MUNICIPALITY' || fault === 'KIND' || fault === 'DELEGATION');
}

@Component({
  selector: 'app-eligibility-notice',
  imports: [Alert],
  template: `
    @if (missed().length > 0) {
      <ui-alert tone="wait" [live]="true">
        <h3>D’après ces réponses, l’inscription ne pourra pas être acceptée</h3>
        <ul>
          @for (sentence of missed(); track sentence) {
            <li>{{ sentence }}</li>
          }
        </ul>
        <p>
          Une situation particulière&nbsp;? Écrivez à
          <a [href]="'mailto:' + session().contactEmail">{{ session().contactEmail }}</a>.
        </p>
      </ui-alert>
    }
  `,
})
export class EligibilityNotice {
  readonly session = input.required<SessionPage>();
  readonly answers = input.required<Answers>();
  protected readonly missed = computed(() => {
    const session = this.session();
    const words = conditionWords(session.places.eligibility, session.regionName);
    const faults = peopleOf(this.answers()).flatMap((who) => missedConditions(session, this.answers()[who]));
    return [...new Set(faults)].map((fault) => words[fault]);
  });
}

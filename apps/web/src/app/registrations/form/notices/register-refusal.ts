// Why the registration was not recorded, and what one can do about it; the answers are kept.
import { Component, computed, input, output } from '@angular/core';
import type { Problem } from '@treize/contract/refusals';
import type { SessionPage } from '@treize/contract/sessions';
import { Alert } from '@treize/design/alert';
import { conditionWords } from '../../../platform/places-words';
import { faultsOf, sentenceOf } from '../../../platform/refusals';

@Component({
  selector: 'app-register-refusal',
  imports: [Alert],
  template: `
    <ui-alert [tone]="problem().code === 'places-remain' ? 'note' : 'bad'" [live]="true">
      @switch (problem().code) {
        @case ('places-remain') {
          <h3>Une place s’est libérée</h3>
          <p>Vous n’avez plus besoin d’attendre&nbsp;: inscrivez-vous directement avec les mêmes réponses.</p>
          <p>
            <button type="button" class="button primary" (click)="direct.emit()">
              S’inscrire directement
            </button>
          </p>
        }
        @case ('key-reused') {
          <h3>L’inscription n’a pas été enregistrée</h3>
          <p>
            Ce formulaire a déjà été envoyé avant vos dernières modifications, et cette première inscription a
            pu être enregistrée&nbsp;: consultez votre messagerie. Pour envoyer ces réponses comme une
            nouvelle inscription, continuez.
          </p>
          <p>
            <button type="button" class="button" (click)="anew.emit()">Continuer avec ces réponses</button>
          </p>
        }
        @case ('invitation-gone') {
          <h3>L’invitation n’est plus valable</h3>
          <p>{{ sentence() }} Vous pouvez vous inscrire sans elle, dans la limite des places.</p>
          <p>
            <button type="button" class="button" (click)="uninvited.emit()">
              Continuer sans l’invitation
            </button>
          </p>
        }
        @case ('not-eligible') {
          <h3>Cette session n’est pas ouverte à votre situation</h3>
          @if (conditions().length > 0) {
            <ul>
              @for (condition of conditions(); track condition) {
                <li>{{ condition }}</li>
              }
            </ul>
          } @else {
            <p>{{ sentence() }}</p>
          }
          <p>
            Vos réponses sont gardées&nbsp;: corrigez-les s’il y a une erreur, ou écrivez à
            <a [href]="'mailto:' + session().contactEmail">{{ session().contactEmail }}</a>, qui peut décider
            d’une exception.
          </p>
        }
        @default {
          <h3>L’inscription n’a pas été enregistrée</h3>
          <p>{{ sentence() }}</p>
          <p>Vos réponses sont gardées.</p>
        }
      }
    </ui-alert>
  `,
})
export class RegisterRefusal {
  readonly problem = input.required<Problem>();
  readonly session = input.required<SessionPage>();
  /** Register directly, now that places remain. */
  readonly direct = output();
  /** Make these answers a new form. */
  readonly anew = output();
  readonly uninvited = output();

  protected readonly sentence = computed(() => sentenceOf(this.problem()));
  protected readonly conditions = computed(() => {
    const { places, regionName } = this.session();
    const words = conditionWords(places.eligibility, regionName);
    return faultsOf(this.problem().facts ?? {})
      .map((fault) => words[fault])
      .filter(Boolean);
  });
}

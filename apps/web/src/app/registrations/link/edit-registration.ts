// Changes the choices and needs of a registration that waits; nothing else of it moves.
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { Alert } from '@treize/design/alert';
import { Loading } from '@treize/design/loading';
import { loaded } from '../../platform/loaded';
import { Sending } from '../../platform/sending';
import { errorsOfChoices } from '../form/answers/answer-errors';
import { limitsTaken, nobody, type PersonAnswers } from '../form/answers/answers';
import { StepNeeds } from '../form/steps/step-needs';
import { leadsNowhere, RegistrationsApi, registrationOf } from '../registrations-api';

@Component({
  selector: 'app-edit-registration',
  imports: [Alert, Loading, RouterLink, StepNeeds],
  host: { class: 'page' },
  template: `
    <h1>Modifier mes choix et besoins</h1>
    @if (registration.hasValue()) {
      @let it = registration.value();
      <p class="soft">{{ it.session.title }} · n°&nbsp;{{ it.number }}</p>
      @if (it.status === 'WAITLISTED') {
        @if (sending.sentence(); as sentence) {
          <ui-alert tone="bad" [live]="true"
            ><p>{{ sentence }}</p></ui-alert
          >
        }
        <p class="measure">
          Votre rang ne change pas.
          @if (it.session.places.limits.length > 0) {
            Un choix complet fait attendre jusqu’à ce qu’il se libère.
          }
        </p>
        <form class="stack loose" novalidate (submit)="save($event)">
          <app-step-needs [form]="form" [errors]="messages()" [limits]="it.session.places.limits" />
          <div class="actions">
            <button type="submit" class="button primary" [disabled]="sending.busy()">
              {{ sending.busy() ? 'Envoi en cours…' : 'Enregistrer les changements' }}
            </button>
            <a class="button" [routerLink]="['/registrations/link', token()]">Ne rien changer</a>
          </div>
        </form>
      } @else {
        <ui-alert tone="wait">
          <p>
            Les choix se changent ici tant qu’on attend une place. Pour tout changement, écrivez à
            <a [href]="'mailto:' + it.session.contactEmail">{{ it.session.contactEmail }}</a>.
          </p>
        </ui-alert>
        <p class="actions">
          <a class="button" [routerLink]="['/registrations/link', token()]">Voir mon inscription</a>
        </p>
      }
    } @else if (missing()) {
      <ui-alert tone="bad" [live]="true">
        <p>Ce lien n’est pas reconnu. Copiez-le en entier depuis le message reçu.</p>
      </ui-alert>
    } @else {
      <ui-loading [resource]="registration" what="l’inscription" [count]="2" [height]="160" />
    }
  `,
})
export class EditRegistration {
  private readonly api = inject(RegistrationsApi);
  private readonly router = inject(Router);
  readonly token = input.required<string>();

  protected readonly registration = registrationOf(this.token);
  protected readonly missing = computed(() => leadsNowhere(this.registration.error()));
  private readonly limits = computed(() => loaded(this.registration)?.session.places.limits ?? []);
  private readonly answers = linkedSignal<PersonAnswers>(() => {
    const taken = (loaded(this.registration)?.extras ?? []).map(({ limitId }) => limitId);
    const ofKind = (kind: 'LUNCH' | 'WORKSHOP') =>
      this.limits()
        .filter((limit) => limit.kind === kind && taken.includes(limit.id))
        .map(({ id }) => id);
    return {
      ...nobody,
      workshop: ofKind('WORKSHOP')[0] ?? '',
      lunches: ofKind('LUNCH'),
      needs: loaded(this.registration)?.needs ?? '',
    };
  });
  protected readonly form = form(this.answers);
  protected readonly messages = computed(() => errorsOfChoices(this.answers(), this.limits()));
  protected readonly sending = new Sending();

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const [wrong] = Object.keys(this.messages());
    if (wrong) return document.getElementById(wrong)?.focus();
    const given = this.answers();
    await this.sending.run(() =>
      this.api.edit(this.token(), {
        needs: given.needs.trim() || null,
        extras: limitsTaken(given, this.limits()).map(({ id }) => ({ limitId: id, quantity: 1 })),
      }),
    );
    if (!this.sending.problem())
      await this.router.navigate(['/registrations/link', this.token()], { queryParams: { edited: 1 } });
  }
}

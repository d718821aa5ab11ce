// Changes of wording, capacity, deadline, trainers; and of days and place while the session is a draft.
import { Component, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Venue } from '@treize/contract/sessions';
import { ErrorSummary } from '@treize/design/error-summary';
import { Loading } from '@treize/design/loading';
import { loaded } from '../../platform/loaded';
import { OrganiserApi, sessionOf, sessionOptions } from '../organiser-api';
import { SessionFields } from './session-fields';
import { SessionLoader } from './session-loader';
import { draftOf, newSession, textOf } from './session-text';
import { sessionErrors } from './text-errors';
import { TextForm } from './text-form';

@Component({
  selector: 'app-edit-session',
  imports: [ErrorSummary, Loading, RouterLink, SessionFields, SessionLoader],
  template: `
    <app-session-loader [session]="session" here="Modifier" />
    @if (session.hasValue()) {
      <h1>Modifier la session</h1>
      @if (options.hasValue()) {
        <form class="form" novalidate (submit)="$event.preventDefault(); send()">
          <p>Toutes les réponses sont attendues, sauf mention «&nbsp;(optionnel)&nbsp;».</p>
          <ui-error-summary [errors]="page.summary()" />
          @if (page.sending.problem()?.code === 'version-conflict') {
            <p>
              <a [routerLink]="['/organiser/sessions', sessionId()]" target="_blank">
                Voir la version actuelle (nouvel onglet)
              </a>
            </p>
          }
          <app-session-fields
            [form]="page.form"
            [options]="options.value()"
            [messages]="page.messages()"
            [placeable]="session.value().state === 'DRAFT'"
            (moduleChosen)="page.form.moduleId().value.set($event)"
            (venueCreated)="addVenue($event)"
          >
            <p placing>
              La session est publiée&nbsp;: sa date et son lieu changent par un déplacement, qui prévient les
              personnes inscrites.
              <a [routerLink]="['/organiser/sessions', sessionId(), 'move']">Changer la date ou le lieu</a>
            </p>
            <p places>
              Le nombre de places, les repas, les ateliers et la liste d’attente se règlent à part.
              <a [routerLink]="['/organiser/sessions', sessionId()]" [queryParams]="{ tab: 'places' }"
                >Régler les places</a
              >
            </p>
          </app-session-fields>
          <div class="actions">
            <button class="button primary" [disabled]="page.sending.busy()">
              Enregistrer les modifications
            </button>
            <a class="button quiet" [routerLink]="['/organiser/sessions', sessionId()]">Abandonner</a>
          </div>
        </form>
      } @else {
        <ui-loading [resource]="options" what="le formulaire" [count]="6" [height]="64" />
      }
    }
  `,
  host: { class: 'page' },
})
export class EditSession {
  readonly sessionId = input.required<string>();
  protected readonly session = sessionOf(this.sessionId);
  protected readonly options = sessionOptions();
  protected readonly page = new TextForm(newSession(new Date(), ''), sessionErrors);
  private readonly api = inject(OrganiserApi);
  private readonly router = inject(Router);

  constructor() {
    effect(() => {
      const session = loaded(this.session);
      if (session) untracked(() => this.page.text.set(textOf(session)));
    });
  }

  protected addVenue(venue: Venue): void {
    const regionCode = this.page.text().regionCode;
    this.options.update(
      (options) => options && { ...options, venues: [...options.venues, { ...venue, regionCode }] },
    );
    this.page.form.venueId().value.set(venue.id);
  }

  protected async send(): Promise<void> {
    const version = loaded(this.session)?.version;
    if (version === undefined) return;
    const saved = await this.page.send((text) =>
      this.api.edit(this.sessionId(), { ...draftOf(text), version }),
    );
    if (saved) await this.router.navigate(['/organiser/sessions', saved.id]);
  }
}

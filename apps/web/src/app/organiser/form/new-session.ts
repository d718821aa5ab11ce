// A new session: a draft nobody else sees until it is published.
import { Component, effect, inject, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Venue } from '@treize/contract/sessions';
import { ErrorSummary } from '@treize/design/error-summary';
import { Loading } from '@treize/design/loading';
import { loaded } from '../../platform/loaded';
import { Identity } from '../../platform/identity';
import { OrganiserApi, sessionOptions } from '../organiser-api';
import { SessionFields } from './session-fields';
import { draftOf, newSession, withDeadline, withModule } from './session-text';
import { sessionErrors } from './text-errors';
import { TextForm } from './text-form';

@Component({
  selector: 'app-new-session',
  imports: [ErrorSummary, Loading, RouterLink, SessionFields],
  template: `
    <nav class="crumbs" aria-label="Fil d’Ariane">
      <ol class="plain">
        <li><a routerLink="/organiser">Organiser les sessions</a></li>
        <li aria-current="page">Nouvelle session</li>
      </ol>
    </nav>
    <h1>Créer une session</h1>
    @if (options.hasValue()) {
      <form class="form" novalidate (submit)="$event.preventDefault(); send()">
        <p>
          Toutes les réponses sont attendues, sauf mention «&nbsp;(optionnel)&nbsp;». Le brouillon n’est
          visible que de l’organisation.
        </p>
        <ui-error-summary [errors]="page.summary()" />
        <app-session-fields
          [form]="page.form"
          [options]="options.value()"
          [messages]="page.messages()"
          (moduleChosen)="chooseModule($event)"
          (venueCreated)="addVenue($event)"
        />
        <div class="actions">
          <button class="button primary" [disabled]="page.sending.busy()">Enregistrer le brouillon</button>
          <a class="button quiet" routerLink="/organiser">Abandonner</a>
        </div>
      </form>
    } @else {
      <ui-loading [resource]="options" what="le formulaire" [count]="6" [height]="64" />
    }
  `,
  host: { class: 'page' },
})
export class NewSession {
  protected readonly options = sessionOptions();
  private readonly identity = inject(Identity);
  protected readonly page = new TextForm(
    newSession(new Date(), this.identity.me()?.email ?? ''),
    sessionErrors,
  );
  private readonly api = inject(OrganiserApi);
  private readonly router = inject(Router);

  constructor() {
    // One region only: nothing to choose.
    effect(() => {
      const regions = loaded(this.options)?.regions ?? [];
      const [only] = regions;
      if (regions.length === 1 && only) untracked(() => this.page.form.regionCode().value.set(only.code));
    });
    effect(() => {
      const text = withDeadline(this.page.text());
      untracked(() => this.page.text.set(text));
    });
  }

  protected chooseModule(moduleId: string): void {
    const options = loaded(this.options);
    if (options) this.page.text.update((text) => withModule(text, options, moduleId));
  }

  protected addVenue(venue: Venue): void {
    const regionCode = this.page.text().regionCode;
    this.options.update(
      (options) => options && { ...options, venues: [...options.venues, { ...venue, regionCode }] },
    );
    this.page.form.venueId().value.set(venue.id);
  }

  protected async send(): Promise<void> {
    const created = await this.page.send((text) => this.api.create(draftOf(text)));
    if (created) await this.router.navigate(['/organiser/sessions', created.id]);
  }
}

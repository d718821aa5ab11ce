// Cancelling every date to come of a track: how many sessions and people first, the reason, then the confirmation.
import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Alert } from '@treize/design/alert';
import { Confirm } from '@treize/design/confirm';
import { Field } from '@treize/design/field';
import { Loading } from '@treize/design/loading';
import { loaded } from '../../platform/loaded';
import { isMissing } from '../../platform/refused';
import { Sending } from '../../platform/sending';
import { trackResource } from '../../tracks/tracks-api';
import { RosterApi, trackCancelOf } from '../roster/roster-api';
import { trackCancelledText, trackFactsText } from '../words';

@Component({
  selector: 'app-cancel-track',
  imports: [Alert, Confirm, Field, Loading, RouterLink],
  template: `
    <nav class="crumbs" aria-label="Fil d’Ariane">
      <ol class="plain">
        <li><a routerLink="/organiser">Organiser les sessions</a></li>
        <li aria-current="page">Annuler un parcours</li>
      </ol>
    </nav>
    @if (told(); as sentence) {
      <h1>Les dates du parcours sont annulées</h1>
      <ui-alert tone="ok" [live]="true">{{ sentence }}</ui-alert>
      <p><a class="button" routerLink="/organiser">Revenir aux sessions</a></p>
    } @else {
      <h1>Annuler les dates à venir du parcours</h1>
      @if (track.hasValue()) {
        <p class="soft">{{ track.value().title }}</p>
      }
      @if (facts.hasValue()) {
        <p class="lead">{{ notice() }}</p>
        @if (facts.value().sessions > 0) {
          <form class="form" novalidate (submit)="$event.preventDefault(); confirm()">
            <ui-field
              for="reason"
              label="Motif"
              hint="Envoyé aux personnes inscrites et en liste d’attente."
              [error]="missing()"
            >
              <textarea
                id="reason"
                rows="3"
                maxlength="500"
                [value]="reason()"
                (input)="reason.set($any($event.target).value)"
              ></textarea>
            </ui-field>
            <p>Chaque session annulée pourra être rétablie jusqu’à sa date.</p>
            @if (sending.sentence(); as sentence) {
              <ui-alert tone="bad" [live]="true">{{ sentence }}</ui-alert>
            }
            <div class="actions">
              <button class="button danger primary" [disabled]="sending.busy()">
                Annuler les dates à venir
              </button>
              <a class="button quiet" routerLink="/organiser">Ne rien changer</a>
            </div>
          </form>
        } @else {
          <p><a class="button" routerLink="/organiser">Revenir aux sessions</a></p>
        }
      } @else if (unknown()) {
        <p>Ce parcours n’existe pas, ou il n’est pas dans votre périmètre.</p>
      } @else {
        <ui-loading [resource]="facts" what="les dates du parcours" [count]="1" [height]="96" />
      }
      <ui-confirm
        heading="Annuler les dates à venir&nbsp;?"
        action="Annuler les dates à venir"
        [danger]="true"
        (confirmed)="send()"
      >
        <p>{{ notice() }}</p>
        <p>Motif&nbsp;: {{ reason() }}</p>
      </ui-confirm>
    }
  `,
  host: { class: 'page' },
})
export class CancelTrack {
  readonly trackId = input.required<string>();
  protected readonly track = trackResource(this.trackId);
  protected readonly facts = trackCancelOf(this.trackId);
  protected readonly unknown = computed(() => isMissing(this.facts.error()));
  protected readonly notice = computed(() => {
    const facts = loaded(this.facts);
    return facts ? trackFactsText(facts) : '';
  });
  protected readonly reason = signal('');
  private readonly asked = signal(false);
  protected readonly missing = computed(() =>
    this.asked() && this.reason().trim() === ''
      ? 'Indiquez le motif\u00a0: les personnes inscrites le liront.'
      : '',
  );
  protected readonly sending = new Sending();
  protected readonly told = signal<string | null>(null);
  private readonly ask = viewChild.required(Confirm);
  private readonly api = inject(RosterApi);

  protected confirm(): void {
    this.asked.set(true);
    if (this.missing() === '') this.ask().open();
    else document.getElementById('reason')?.focus();
  }

  protected async send(): Promise<void> {
    const done = await this.sending.run(() => this.api.cancelTrack(this.trackId(), this.reason().trim()));
    if (done) this.told.set(trackCancelledText(done));
  }
}

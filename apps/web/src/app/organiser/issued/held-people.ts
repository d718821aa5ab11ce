// Who attended and has no document yet: what is missing for each, and the button once nothing holds them any more.
import { Component, computed, inject, input, output } from '@angular/core';
import type { SessionCertificates } from '@treize/contract/certificates';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import { Identity } from '../../platform/identity';
import { Sending } from '../../platform/sending';
import { plural } from '../../platform/session-words';
import { heldPeople, heldSentences } from './certificate-words';
import { CertificatesDeskApi } from './certificates-desk-api';

@Component({
  selector: 'app-held-people',
  imports: [Alert, Icon],
  template: `
    @if (sending.sentence(); as sentence) {
      <ui-alert tone="bad" [live]="true">
        <p>{{ sentence }}</p>
      </ui-alert>
    }
    @if (people().length > 0) {
      <ui-alert tone="wait">
        <h2>
          {{ plural(people().length, 'personne attend son document', 'personnes attendent leur document') }}
        </h2>
        <ul>
          @for (sentence of sentences(); track sentence) {
            <li>{{ sentence }}.</li>
          }
        </ul>
        <details>
          <summary>Qui, et quoi</summary>
          <ul>
            @for (one of people(); track one.registrationId) {
              <li>
                <strong>{{ one.name }}</strong> ({{ one.documents }})&nbsp;: {{ one.missing }}
              </li>
            }
          </ul>
        </details>
        <p>
          Complétez ce qui manque dans
          <a href="" (click)="goToMentions($event)">les mentions obligatoires</a>, ou acceptez qu’une mention
          manque. Puis délivrez les documents.
        </p>
      </ui-alert>
    }
    @if (mayIssue() && (people().length > 0 || list().waiting > 0)) {
      <p class="actions">
        @if (list().waiting > 0) {
          <button type="button" class="button primary" [disabled]="sending.busy()" (click)="issue()">
            <ui-icon name="check" />Délivrer {{ plural(list().waiting, 'document') }}
          </button>
          <span class="soft">Plus rien ne les retient&nbsp;: ils partiront par courriel.</span>
        } @else {
          <span class="soft">Aucun document ne peut être délivré pour le moment.</span>
        }
      </p>
    }
  `,
  host: { class: 'stack' },
})
export class HeldPeople {
  readonly sessionId = input.required<string>();
  readonly list = input.required<SessionCertificates>();
  /** How many documents the worker was asked for. */
  readonly asked = output<number>();

  protected readonly people = computed(() => heldPeople(this.list().held));
  protected readonly sentences = computed(() => heldSentences(this.list().held));
  protected readonly mayIssue = computed(() => this.identity.can('certificates.issue'));
  protected readonly sending = new Sending();
  protected readonly plural = plural;
  private readonly identity = inject(Identity);
  private readonly api = inject(CertificatesDeskApi);

  protected goToMentions(event: Event): void {
    event.preventDefault();
    document.getElementById('mentions-title')?.focus();
  }

  protected async issue(): Promise<void> {
    const answer = await this.sending.run(() => this.api.issue(this.sessionId()));
    if (answer) this.asked.emit(answer.asked);
  }
}

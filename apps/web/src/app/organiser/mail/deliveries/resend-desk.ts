// Sending the current version again: to all whose copy is stale, or to the selection; and what came of it.
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import { Sending } from '../../../platform/sending';
import { plural } from '../../../platform/session-words';
import { refusedLines, type RefusedLine } from '../../roster/acts';
import { DeliveriesApi, type DeliveryRow } from './deliveries-api';
import { asRefused, resentText } from './delivery-words';

@Component({
  selector: 'app-resend-desk',
  imports: [Alert, Icon],
  template: `
    @if (sending.sentence(); as sentence) {
      <ui-alert tone="bad" [live]="true">
        <p>{{ sentence }}</p>
      </ui-alert>
    }
    @if (outcome(); as one) {
      <ui-alert [tone]="one.refused.length > 0 ? 'wait' : 'ok'" [live]="true">
        <p>
          <strong>{{ one.text }}</strong>
        </p>
        @for (line of one.refused; track line.sentence) {
          <p>{{ line.names.join(', ') }}&nbsp;: {{ line.sentence }}</p>
        }
      </ui-alert>
    }
    @if (stale() > 0 && sendable() === 0) {
      <p class="small soft">
        Aucune copie périmée ne peut être renvoyée&nbsp;: les adresses sont bloquées. Corrigez-les d’abord.
      </p>
    }
    @if (sendable() > 0 || chosen().length > 0) {
      <div class="toolbar" role="group" aria-label="Renvoyer la version à jour">
        @if (sendable() > 0) {
          <button type="button" class="button small" [disabled]="sending.busy()" (click)="send(null)">
            <ui-icon name="send" [size]="18" />{{ staleLabel() }}
          </button>
        }
        @if (chosen().length > 0) {
          <button type="button" class="button small" [disabled]="sending.busy()" (click)="send(chosen())">
            <ui-icon name="send" [size]="18" />Renvoyer à la sélection ({{ chosen().length }})
          </button>
          <button type="button" class="button quiet small" (click)="cleared.emit()">
            Tout désélectionner
          </button>
        }
      </div>
    }
  `,
  host: { class: 'stack tight', '[hidden]': 'isSilent()' },
})
export class ResendDesk {
  readonly sessionId = input.required<string>();
  /** People whose copy is stale. */
  readonly stale = input.required<number>();
  readonly rows = input.required<readonly DeliveryRow[]>();
  readonly chosen = input.required<readonly DeliveryRow[]>();
  readonly resent = output();
  readonly cleared = output();

  protected readonly sending = new Sending();
  protected readonly outcome = signal<{ text: string; refused: RefusedLine[] } | null>(null);
  protected readonly isSilent = computed(
    () =>
      this.stale() + this.chosen().length === 0 && this.outcome() === null && this.sending.sentence() === '',
  );
  /** Nothing leaves for a blocked address. */
  protected readonly sendable = computed(
    () =>
      this.rows().filter(({ blocked, days }) => blocked === null && days.some((day) => day.isStale)).length,
  );
  protected readonly staleLabel = computed(() =>
    this.sendable() === 1
      ? 'Renvoyer à la personne dont la copie est périmée'
      : `Renvoyer aux ${plural(this.sendable(), 'personne')} dont la copie est périmée`,
  );
  private readonly api = inject(DeliveriesApi);

  protected async send(rows: readonly DeliveryRow[] | null): Promise<void> {
    this.outcome.set(null);
    const ids = rows && rows.map(({ registrationId }) => registrationId);
    const answer = await this.sending.run(() => this.api.resend(this.sessionId(), ids));
    if (!answer) return;
    const names = this.rows().map(({ registrationId: id, familyName, givenName }) => ({
      ...{ id, familyName, givenName },
    }));
    this.outcome.set({
      text: `${resentText(answer.resent, answer.refused.length)}${answer.refused.length > 0 ? '\u00a0:' : '.'}`,
      refused: refusedLines(asRefused(answer.refused), names),
    });
    this.resent.emit();
  }
}

// The badges of a session, eight a page of paper, for whoever comes without their convocation.
import { Component, input } from '@angular/core';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { QrCode } from '../../platform/scan/qr-code';
import { plural } from '../../platform/session-words';
import { SessionLoader } from '../form/session-loader';
import { sessionOf } from '../organiser-api';
import { badgesOf } from './arrival-rules-api';

@Component({
  selector: 'app-badges-page',
  imports: [Icon, Loading, QrCode, SessionLoader],
  template: `
    <app-session-loader class="no-print" [session]="session" here="Badges à imprimer" />
    @if (session.hasValue()) {
      <header class="stack tight no-print">
        <h1>Badges à imprimer</h1>
        <p class="soft measure">
          Chaque convocation porte déjà le badge de la personne. Cette page les donne tous, huit par feuille.
          Un badge est signé&nbsp;: il se lit sans réseau, et ne vaut que pour cette session.
        </p>
      </header>
      @if (badges.hasValue()) {
        <div class="toolbar no-print">
          @if (badges.value().length > 0) {
            <button type="button" class="button primary" (click)="print()">
              <ui-icon name="print" />Imprimer {{ plural(badges.value().length, 'badge') }}
            </button>
          } @else {
            <p class="empty">Personne n’est inscrit avec une place&nbsp;: il n’y a pas de badge.</p>
          }
        </div>
        <ul class="plain sheet">
          @for (one of badges.value(); track one.registrationId) {
            <li>
              <app-qr-code [text]="one.badge" [label]="'Badge de ' + one.givenName + ' ' + one.familyName" />
              <div>
                <p>
                  <strong>{{ one.familyName }} {{ one.givenName }}</strong>
                </p>
                <p class="small">{{ one.body }}</p>
                <p class="small soft">{{ session.value().title }}<br />{{ one.number }}</p>
              </div>
            </li>
          }
        </ul>
      } @else {
        <ui-loading [resource]="badges" what="les badges" [count]="4" [height]="120" />
      }
    }
  `,
  styles: `
    .sheet {
      display: grid;
      gap: var(--space-3);
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
    }
    .sheet > li {
      display: grid;
      grid-template-columns: 8.5rem minmax(0, 1fr);
      gap: var(--space-3);
      align-items: center;
      padding: var(--space-3);
      border: 1px dashed var(--line-control);
      background: var(--paper);
      overflow-wrap: anywhere;
    }
    @media print {
      .sheet {
        grid-template-columns: 1fr 1fr;
        gap: 0;
      }
      .sheet > li {
        grid-template-columns: 42mm minmax(0, 1fr);
        block-size: 64mm;
        break-inside: avoid;
      }
    }
  `,
  host: { class: 'page' },
})
export class BadgesPage {
  readonly sessionId = input.required<string>();
  protected readonly session = sessionOf(this.sessionId);
  protected readonly badges = badgesOf(this.sessionId);
  protected readonly plural = plural;

  protected print(): void {
    globalThis.print();
  }
}

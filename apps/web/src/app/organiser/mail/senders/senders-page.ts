// Who writes for each region: the name and address people read, the prefix of subjects, the signature.
import { Component, inject, signal } from '@angular/core';
import type { RegionSender } from '@treize/contract/calendar';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { Identity } from '../../../platform/identity';
import { DeskNav } from '../desk-nav';
import { SenderForm } from './sender-form';
import { sendersInScope } from './senders-api';

@Component({
  selector: 'app-senders-page',
  imports: [Alert, DeskNav, Icon, Loading, SenderForm],
  template: `
    <app-desk-nav />
    <div class="stack tight">
      <h1>Adresses d’envoi</h1>
      <p class="soft measure">
        Ce que les personnes lisent dans leur messagerie&nbsp;: qui écrit, et d’où. Les réponses aux
        invitations reviennent à cette adresse.
      </p>
    </div>
    @if (told(); as sentence) {
      <ui-alert tone="ok" [live]="true">
        <p>{{ sentence }}</p>
      </ui-alert>
    }
    @if (senders.hasValue()) {
      <ul class="plain cards">
        @for (sender of senders.value(); track sender.regionCode) {
          <li class="card">
            <h2 class="h3">{{ sender.regionName }}</h2>
            @if (opened() === sender.regionCode) {
              <app-sender-form [sender]="sender" (saved)="saved($event)" (closed)="opened.set(null)" />
            } @else {
              <dl class="recap small">
                <dt>Expéditeur</dt>
                <dd>{{ sender.name }} &lt;{{ sender.address }}&gt;</dd>
                <dt>Préfixe des objets</dt>
                <dd>{{ sender.subjectPrefix || 'aucun' }}</dd>
                <dt>Signature</dt>
                <dd class="lines">{{ sender.signature || 'aucune' }}</dd>
              </dl>
              @if (identity.can('sessions.write')) {
                <div>
                  <button type="button" class="button small" (click)="edit(sender)">
                    <ui-icon name="pen" [size]="18" />Modifier<span class="visually-hidden">
                      l’adresse de {{ sender.regionName }}</span
                    >
                  </button>
                </div>
              }
            }
          </li>
        }
      </ul>
    } @else {
      <ui-loading [resource]="senders" what="les adresses d’envoi" [count]="3" [height]="160" />
    }
  `,
  host: { class: 'page' },
  styles: `
    .lines {
      white-space: pre-line;
    }
  `,
})
export class SendersPage {
  protected readonly senders = sendersInScope();
  protected readonly opened = signal<string | null>(null);
  protected readonly told = signal('');
  protected readonly identity = inject(Identity);

  protected edit({ regionCode }: RegionSender): void {
    this.told.set('');
    this.opened.set(regionCode);
  }

  protected saved(sender: RegionSender): void {
    this.opened.set(null);
    this.told.set(`${sender.regionName} écrit maintenant depuis ${sender.address}.`);
    this.senders.reload();
  }
}

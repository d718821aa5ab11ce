// One message received: what it is, who wrote, its words as text, where it leads, dealt with or not.
import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { deliveryPaths, type InboundRow } from '@treize/contract/deliveries';
import { Badge } from '@treize/design/badge';
import { Icon } from '@treize/design/icon';
import { momentText } from '../mail-words';
import { proposalText, readingOf } from './inbox-words';

@Component({
  selector: 'app-inbox-message',
  imports: [Badge, Icon, RouterLink],
  template: `
    @let one = row();
    <article class="card" [attr.aria-labelledby]="'inbound-' + one.id">
      <div class="row between">
        <ui-badge [tone]="reading().tone">{{ reading().label }}</ui-badge>
        <span class="soft small">{{ momentText(one.receivedAt) }}</span>
      </div>
      <h2 class="h3" [id]="'inbound-' + one.id">{{ one.subject || 'Sans objet' }}</h2>
      <p class="small">
        De
        @if (one.fromAddress; as address) {
          <a [href]="'mailto:' + address">{{ address }}</a>
        } @else {
          provenance inconnue
        }
        @if (one.personName && one.registrationId) {
          ·
          <a
            [routerLink]="['/organiser/sessions', one.sessionId]"
            [queryParams]="{ tab: 'people', q: one.number, state: 'all' }"
            >{{ one.personName }} ({{ one.number }})</a
          >
        }
        @if (one.sessionId && one.sessionTitle) {
          ·
          <a
            [routerLink]="['/organiser/sessions', one.sessionId]"
            [queryParams]="{ tab: 'messages', q: one.number }"
            >{{ one.sessionTitle }}</a
          >
        }
      </p>
      @if (proposal(); as moment) {
        <p>
          Propose&nbsp;: <strong>{{ moment }}</strong>
        </p>
      }
      @if (one.excerpt) {
        <blockquote>{{ one.excerpt }}</blockquote>
      }
      <p class="soft small">{{ reading().meaning }}</p>
      <div class="toolbar">
        @if (mayTreat() && isToRead()) {
          <button type="button" class="button small" [disabled]="busy()" (click)="treat.emit(true)">
            <ui-icon name="check" [size]="18" />Marquer comme traité<span class="visually-hidden"
              >&nbsp;: {{ one.subject }}</span
            >
          </button>
        }
        @if (one.treatedAt; as at) {
          <span class="soft small">Traité le {{ momentText(at) }}</span>
          @if (mayTreat()) {
            <button type="button" class="button quiet small" [disabled]="busy()" (click)="treat.emit(false)">
              Remettre à lire
            </button>
          }
        }
        @if (one.hasRaw) {
          <a class="button quiet small" [href]="rawPath()" download
            ><ui-icon name="download" [size]="18" />Original<span class="visually-hidden">
              du message&nbsp;: {{ one.subject }}</span
            ></a
          >
        }
      </div>
    </article>
  `,
  styles: `
    blockquote {
      padding-inline-start: var(--space-3);
      border-inline-start: 3px solid var(--line);
      max-inline-size: var(--measure);
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class InboxMessage {
  readonly row = input.required<InboundRow>();
  readonly mayTreat = input.required<boolean>();
  readonly busy = input.required<boolean>();
  readonly treat = output<boolean>();

  protected readonly reading = computed(() => readingOf(this.row()));
  protected readonly proposal = computed(() => proposalText(this.row()));
  /** Only what a person must read can be dealt with. */
  protected readonly isToRead = computed(
    () => this.row().treatedAt === null && ['PERSON', 'REVIEW'].includes(this.row().sort),
  );
  protected readonly rawPath = computed(() => deliveryPaths.inboundRaw(this.row().id));
  protected readonly momentText = momentText;
}

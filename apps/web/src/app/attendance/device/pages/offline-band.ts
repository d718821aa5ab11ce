// The band of the network, on every page of the trainer and wherever something waits to be sent.
import { Component, computed, effect, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import type { RefusalCode } from '@treize/contract/refusals';
import { Icon } from '@treize/design/icon';
import { filter, map } from 'rxjs';
import { sentenceOf } from '../../../platform/refusals';
import { markWaiting } from '../../../platform/waiting-mark';
import { ApplicationUpdate } from '../application-update';
import { Device } from '../device';
import { bandText, exchangeText, refusedText } from './band-words';

@Component({
  selector: 'app-offline-band',
  imports: [Icon, RouterLink],
  template: `
    @if (isShown()) {
      <aside [class]="'offline-band ' + said().tone" aria-label="Connexion et envois">
        <div>
          <p role="status">
            <strong>{{ said().text }}</strong> {{ refused() }}
          </p>
          <p>{{ exchange() }}</p>
          @if (device.signedOut() && device.waiting() > 0) {
            <a routerLink="/sign-in" [queryParams]="{ return: url() }">Se reconnecter</a>
          } @else if (device.waiting() > 0 && device.othersWaiting() < device.waiting()) {
            <button type="button" class="button small" (click)="device.sync()">
              <ui-icon name="send" [size]="18" />Envoyer maintenant
            </button>
          }
          @if (updates.isReady() && !device.drawing()) {
            <p>
              Une nouvelle version est prête. Rien de ce qui est gardé ici n’est perdu.
              <button type="button" class="button small" (click)="updates.reload()">Recharger</button>
            </p>
          }
        </div>
      </aside>
    }
  `,
  styles: `
    .offline-band {
      border-block-end: 1px solid var(--line);
      font-size: var(--dense);
      line-height: 1.4;
    }
    .offline-band > div {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-4);
      max-inline-size: var(--work);
      margin-inline: auto;
      padding: 6px var(--space-4);
    }
    @media (min-width: 768px) {
      .offline-band > div {
        padding-inline: var(--space-5);
      }
    }
    .ok {
      background: var(--ok-tint);
      color: var(--ok);
    }
    .wait {
      background: var(--wait-tint);
      color: var(--wait);
    }
    .bad {
      background: var(--bad-tint);
      color: var(--bad);
    }
    .note {
      background: var(--note-tint);
      color: var(--note);
    }
    a {
      color: inherit;
    }
    @media print {
      .offline-band {
        display: none;
      }
    }
  `,
})
export class OfflineBand {
  protected readonly device = inject(Device);
  protected readonly updates = inject(ApplicationUpdate);
  private readonly router = inject(Router);
  protected readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url),
    ),
    { initialValue: this.router.url },
  );
  protected readonly isShown = computed(
    () => this.url().startsWith('/attendance') || this.device.waiting() > 0,
  );
  protected readonly said = computed(() => {
    const { device } = this;
    return bandText({
      online: device.online(),
      waiting: device.waiting(),
      signatures: device.signatures(),
      othersWaiting: device.othersWaiting(),
      signedOut: device.signedOut(),
      blocked: this.blocked(),
      refused: device.refused().length,
    });
  });
  protected readonly refused = computed(() => refusedText(this.device.refused().length));
  protected readonly exchange = computed(() => exchangeText(this.device.lastExchange(), new Date()));
  private readonly blocked = computed(() => {
    const code = this.device.blocked();
    return code === ''
      ? ''
      : sentenceOf({ type: 'about:blank', title: '', status: 409, code: code as RefusalCode });
  });

  constructor() {
    effect(() => markWaiting(this.device.waiting() > 0));
  }
}

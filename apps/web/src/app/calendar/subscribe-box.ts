// The ways to subscribe to one calendar, and its address to copy.
import { Component, computed, effect, type ElementRef, input, signal, viewChild } from '@angular/core';
import { Icon } from '@treize/design/icon';
import { subscribeLinks } from './subscribe-links';

@Component({
  selector: 'app-subscribe-box',
  imports: [Icon],
  templateUrl: './subscribe-box.html',
  host: { class: 'stack' },
  styles: `
    .copy {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-3);
    }
    .copy > input {
      flex: 1 1 16rem;
      inline-size: auto;
      min-inline-size: 0;
      text-overflow: ellipsis;
    }
    @media (max-width: 479px) {
      li,
      .button {
        inline-size: 100%;
      }
    }
    .told {
      display: flex;
      gap: 6px;
      align-items: center;
      color: var(--ok);
      font-weight: 700;
    }
  `,
})
export class SubscribeBox {
  /** https address of the feed. */
  readonly url = input.required<string>();
  /** Name that the calendar takes. */
  readonly name = input.required<string>();
  /** Tells this box from another one in the page. */
  readonly boxId = input.required<string>();

  protected readonly links = computed(() => subscribeLinks(this.url(), this.name()));
  /** Said once the address is copied, until another calendar is shown. */
  protected readonly told = signal('');
  private readonly address = viewChild.required<ElementRef<HTMLInputElement>>('address');

  constructor() {
    effect(() => {
      this.url();
      this.told.set('');
    });
  }

  /** Where the browser does not let a page copy, the address is selected for the person to do it. */
  protected async copy(): Promise<void> {
    this.told.set('');
    const copied = await this.written();
    if (copied) return this.told.set('Adresse copiée. Collez-la dans votre agenda.');
    this.address().nativeElement.select();
    this.told.set('Adresse sélectionnée\u00a0: copiez-la (Ctrl+C, ou appui long).');
  }

  private async written(): Promise<boolean> {
    if (!('clipboard' in navigator)) return false;
    return navigator.clipboard.writeText(this.url()).then(
      () => true,
      () => false,
    );
  }
}

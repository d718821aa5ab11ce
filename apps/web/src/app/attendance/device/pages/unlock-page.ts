// Asks for the PIN of this device when the application starts, with or without network.
import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Alert } from '@treize/design/alert';
import { Confirm } from '@treize/design/confirm';
import { Field } from '@treize/design/field';
import { plural } from '../../../platform/session-words';
import { Device } from '../device';
import { pinPattern } from '../keeping/vault';
import { Unlocking } from '../opened';

@Component({
  selector: 'app-unlock-page',
  imports: [Alert, Confirm, Field, RouterLink],
  templateUrl: './unlock-page.html',
  host: { class: 'page' },
})
export class UnlockPage {
  /** Where the trainer was going. */
  readonly return = input('/attendance');
  protected readonly device = inject(Device);
  private readonly unlocking = inject(Unlocking);
  private readonly router = inject(Router);

  protected readonly pin = signal('');
  protected readonly busy = signal(false);
  protected readonly error = signal('');
  /** The key was destroyed, by too many wrong PINs or on demand. */
  protected readonly isErased = signal(false);
  /** What this device keeps has been looked up. */
  protected readonly isRead = signal(false);
  /** No code opens anything here: nothing is kept, or not for this person. */
  protected readonly hasNothing = computed(() => this.device.state() === 'none' || this.device.isOthers());
  protected readonly waits = computed(() => plural(this.device.waiting(), 'enregistrement'));

  constructor() {
    void this.device.ready.then(() => this.isRead.set(true));
  }

  protected type(text: string): void {
    this.pin.set(text.trim());
    this.error.set('');
  }

  protected async unlock(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    if (!pinPattern.test(this.pin())) return this.error.set('Le code a 6 chiffres.');
    this.busy.set(true);
    const result = await this.device.unlock(this.pin()).finally(() => this.busy.set(false));
    if (result === 'open') return this.goOn();
    this.pin.set('');
    if (result.triesLeft === 0) return this.isErased.set(true);
    this.error.set(`Ce n’est pas ce code. Il reste ${plural(result.triesLeft, 'essai')}.`);
  }

  protected withoutPin(): void {
    this.unlocking.isSkipped.set(true);
    this.goOn();
  }

  protected async startAgain(): Promise<void> {
    await this.device.startAgain();
    this.isErased.set(true);
  }

  protected goOn(): void {
    // Only a page of this site: an address given from outside is not followed.
    const { pathname, search } = new URL(this.return(), document.baseURI);
    void this.router.navigateByUrl(pathname.startsWith('/attendance') ? pathname + search : '/attendance');
  }
}

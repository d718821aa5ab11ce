// Moves a registration to another date of the same module: what is free there, what happens, then one confirmation.
import { Component, computed, inject, input, viewChild, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { TransferOption } from '@treize/contract/registrations';
import { Alert } from '@treize/design/alert';
import { Confirm } from '@treize/design/confirm';
import { Loading } from '@treize/design/loading';
import { frenchInstant } from '@treize/rules/time/french';
import { Sending } from '../../platform/sending';
import { SessionFacts } from '../../platform/session-facts';
import { plural } from '../../platform/session-words';
import { forgetLink, keepLink } from '../kept-links';
import { leadsNowhere, RegistrationsApi, registrationOf, transferOptionsOf } from '../registrations-api';
import { statusWords } from '../status-words';

@Component({
  selector: 'app-transfer',
  imports: [Alert, Confirm, Loading, RouterLink, SessionFacts],
  templateUrl: './transfer.html',
  host: { class: 'page' },
})
export class Transfer {
  private readonly api = inject(RegistrationsApi);
  private readonly router = inject(Router);
  readonly token = input.required<string>();

  protected readonly registration = registrationOf(this.token);
  protected readonly options = transferOptionsOf(this.token);
  protected readonly missing = computed(() => leadsNowhere(this.registration.error()));
  protected readonly chosen = signal<TransferOption | null>(null);
  protected readonly sending = new Sending();
  private readonly ask = viewChild.required(Confirm);

  protected readonly wordsOf = statusWords;
  protected readonly momentOf = ({ startsAt }: TransferOption): string => frenchInstant(new Date(startsAt));
  protected readonly whereOf = ({ town, regionName }: TransferOption): string =>
    `${town ?? 'À distance'}, ${regionName}`;
  protected readonly leftOf = ({ left }: TransferOption): string =>
    left === null ? 'Sans limite de places' : left === 0 ? 'Complet' : plural(left, 'place');

  protected choose(option: TransferOption): void {
    this.chosen.set(option);
    this.ask().open();
  }

  protected async move(): Promise<void> {
    const option = this.chosen();
    if (!option) return;
    const token = await this.sending.run(() => this.api.transfer(this.token(), option.sessionId));
    if (!token) {
      // Full meanwhile: nothing has changed, and the list says what is left.
      this.options.reload();
      return;
    }
    forgetLink(this.token(), new Date());
    keepLink(token, option.startsAt, new Date());
    await this.router.navigate(['/registrations/link', token], {
      queryParams: { moved: 1 },
      replaceUrl: true,
    });
  }
}

// Stored mails, by state, with what the mail server last said.
import { Component, computed, input, output, type ResourceRef, type WritableSignal } from '@angular/core';
import { mailStates, type MailList } from '@treize/contract/operations';
import { Badge } from '@treize/design/badge';
import { Loading } from '@treize/design/loading';
import { loaded } from '../platform/loaded';
import { plural } from '../platform/session-words';
import { mailStateWords, momentText, retriable } from './words';

@Component({
  selector: 'app-mail-table',
  imports: [Badge, Loading],
  templateUrl: './mail-table.html',
  host: { class: 'stack' },
})
export class MailTable {
  readonly mails = input.required<ResourceRef<MailList | undefined>>();
  readonly filters = input.required<WritableSignal<{ state: string; page: number }>>();
  readonly mayRetry = input.required<boolean>();
  readonly busy = input.required<boolean>();
  readonly retry = output<string>();

  protected readonly states = mailStates;
  protected readonly words = mailStateWords;
  protected readonly retriable = retriable;
  protected readonly plural = plural;
  protected readonly answer = computed(() => loaded(this.mails()));
  protected readonly whenText = momentText;

  protected show(state: string, page = 1): void {
    this.filters().set({ state, page });
  }
}

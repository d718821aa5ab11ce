// One mailing: its text, its public in words, what became of each message; stopping it while it waits.
import { Component, computed, effect, inject, input, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { mailingPaths } from '@treize/contract/mailings';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { Confirm } from '@treize/design/confirm';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { Pager } from '@treize/design/pager';
import { loaded } from '../../../platform/loaded';
import { Identity } from '../../../platform/identity';
import { PageTitle } from '../../../platform/page-title';
import { isMissing } from '../../../platform/refused';
import { Sending } from '../../../platform/sending';
import { plural } from '../../../platform/session-words';
import { departmentsOf } from '../../places/places-api';
import { departureText, momentText } from '../mail-words';
import { mailingStateWords, progressText, purposeWords, recipientWord, targetLines } from './mailing-words';
import { mailingOf, MailingsApi } from './mailings-api';

const onPage = 50;

@Component({
  selector: 'app-mailing-page',
  imports: [Alert, Badge, Confirm, Icon, Loading, Pager, RouterLink],
  templateUrl: './mailing-page.html',
  host: { class: 'page' },
  styles: `
    td {
      overflow-wrap: anywhere;
    }
    pre {
      margin: 0;
      padding-inline-start: var(--space-4);
      border-inline-start: 3px solid var(--line);
      max-inline-size: var(--measure);
      font: inherit;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class MailingPage {
  readonly mailingId = input.required<string>();
  readonly page = input<string>();

  protected readonly mailing = mailingOf(this.mailingId);
  protected readonly missing = computed(() => isMissing(this.mailing.error()));
  private readonly departments = departmentsOf();
  protected readonly target = computed(() => {
    const mailing = loaded(this.mailing);
    const names = loaded(this.departments) ?? [];
    const nameOf = (code: string) => names.find((one) => one.code === code)?.name ?? code;
    return mailing ? targetLines(mailing.target, nameOf) : [];
  });
  protected readonly shownPage = computed(() => Math.max(1, Math.trunc(Number(this.page() ?? 1)) || 1));
  protected readonly recipients = computed(() =>
    (loaded(this.mailing)?.recipientList ?? [])
      .slice((this.shownPage() - 1) * onPage, this.shownPage() * onPage)
      .map((one) => ({ ...one, word: recipientWord(one) })),
  );
  protected readonly onPage = onPage;
  protected readonly sending = new Sending();
  protected readonly words = mailingStateWords;
  protected readonly purposes = purposeWords;
  protected readonly progressText = progressText;
  protected readonly momentText = momentText;
  protected readonly plural = plural;
  protected readonly exportPath = computed(() => mailingPaths.mailingExport(this.mailingId()));
  protected readonly identity = inject(Identity);
  private readonly ask = viewChild(Confirm);
  private readonly api = inject(MailingsApi);

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      if (this.mailing.hasValue()) title.set(this.mailing.value().subject);
    });
    // Messages leave one after the other: the page follows them until the last.
    effect((onCleanup) => {
      const state = loaded(this.mailing)?.state;
      if (state !== 'WAITING' && state !== 'SENDING') return;
      const timer = setTimeout(() => this.mailing.reload(), 5000);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected whenText = (instant: string): string => departureText(instant, new Date());

  protected stop(): void {
    this.ask()?.open();
  }

  protected async cancel(): Promise<void> {
    if (await this.sending.run(() => this.api.cancel(this.mailingId()))) this.mailing.reload();
  }
}

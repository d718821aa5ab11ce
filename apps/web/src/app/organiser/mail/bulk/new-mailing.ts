// A new mailing: its public counted as it changes, its text, what it will look like, a trial, then the confirmed sending.
import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { httpResource } from '@angular/common/http';
import { Router, RouterLink } from '@angular/router';
import { organiserSession, sessionPaths } from '@treize/contract/sessions';
import type { MailPreview } from '@treize/contract/deliveries';
import type { MailingCount } from '@treize/contract/mailings';
import { Alert } from '@treize/design/alert';
import { Confirm } from '@treize/design/confirm';
import { ErrorSummary } from '@treize/design/error-summary';
import { loaded } from '../../../platform/loaded';
import { Identity } from '../../../platform/identity';
import { Sending } from '../../../platform/sending';
import { sessionOptions } from '../../organiser-api';
import { TextForm } from '../../form/text-form';
import { MailSample } from '../mail-sample';
import { BodyFields } from './body-fields';
import { CountCard } from './count-card';
import {
  checkedDraft,
  countRequestOf,
  mailingErrors,
  mailingRefused,
  newMailing,
  type MailingText,
} from './mailing-text';
import { leavingText } from './mailing-words';
import { countOf, MailingsApi } from './mailings-api';
import { TargetFields } from './target-fields';

@Component({
  selector: 'app-new-mailing',
  imports: [Alert, BodyFields, Confirm, CountCard, ErrorSummary, MailSample, RouterLink, TargetFields],
  templateUrl: './new-mailing.html',
  host: { class: 'page' },
})
export class NewMailing {
  /** Session to write about, from the query string. */
  readonly session = input<string>();

  protected readonly page = new TextForm<MailingText>(newMailing(), mailingErrors, mailingRefused);
  private readonly request = computed(() => countRequestOf(this.page.text()), {
    // Typing the message asks for no new count.
    equal: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
  protected readonly count = countOf(this.request);
  /** The last count stays in view while the next one is on its way. */
  protected readonly counted = linkedSignal<MailingCount | undefined, MailingCount | undefined>({
    source: () => loaded(this.count),
    computation: (count, before) => count ?? (this.count.isLoading() ? before?.value : undefined),
  });
  protected readonly leaving = computed(() => {
    const count = this.counted();
    return count ? leavingText(count, new Date()) : '';
  });
  private readonly identity = inject(Identity);
  private readonly options = sessionOptions(() => this.identity.can('sessions.write'));
  protected readonly regions = computed(() => loaded(this.options)?.regions ?? []);
  /** The session one came from gives the region. */
  private readonly from = httpResource(
    () => {
      const id = this.session();
      return id === undefined ? undefined : sessionPaths.organiserSession(id);
    },
    { parse: (value) => organiserSession.parse(value) },
  );
  protected readonly preview = signal<MailPreview | null>(null);
  protected readonly trying = new Sending();
  protected readonly tried = signal(false);
  /** The same form sent twice sends once. */
  private readonly key = crypto.randomUUID();
  private readonly ask = viewChild.required(Confirm);
  private readonly api = inject(MailingsApi);
  private readonly router = inject(Router);

  constructor() {
    effect(() => {
      const [session, regions] = [loaded(this.from), this.regions()];
      // Until the session one came from is read, the region is not known.
      if (this.session() !== undefined && session === undefined && !this.from.error()) return;
      untracked(() => {
        const [only] = regions;
        const regionCode = session?.regionCode ?? (regions.length === 1 ? only?.code : undefined);
        if (regionCode === undefined || this.page.text().regionCode !== '') return;
        this.change({ ...this.page.text(), regionCode, sessionId: session?.id ?? '' });
      });
    });
  }

  /** What was shown of another text no longer holds. */
  protected change(text: MailingText): void {
    this.page.text.set(text);
    this.preview.set(null);
    this.tried.set(false);
  }

  protected async look(): Promise<void> {
    const preview = await this.page.send((text) => this.api.preview(checkedDraft(text)));
    this.preview.set(preview ?? null);
  }

  protected async try(): Promise<void> {
    if (!this.page.ready()) return;
    const sent = await this.trying.run(() => this.api.test(checkedDraft(this.page.text())));
    this.tried.set(sent !== undefined);
  }

  protected confirm(): void {
    if (this.page.ready()) this.ask().open();
  }

  protected async send(): Promise<void> {
    const mailing = await this.page.send((text) => this.api.send(checkedDraft(text), this.key));
    if (mailing) await this.router.navigate(['/organiser/mailings', mailing.id]);
  }
}

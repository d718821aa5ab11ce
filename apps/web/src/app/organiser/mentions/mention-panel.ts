// Mandatory mentions of a session's documents: what is missing, whose, which text asks for it, and what is accepted without it.
import { Component, computed, inject, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MissingMention } from '@treize/contract/papers';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { Confirm } from '@treize/design/confirm';
import { Loading } from '@treize/design/loading';
import { frenchInstant } from '@treize/rules/time/french';
import { Identity } from '../../platform/identity';
import { loaded } from '../../platform/loaded';
import { ReasonField } from '../../platform/reason-field';
import { Sending } from '../../platform/sending';
import { plural } from '../../platform/session-words';
import { MentionsApi, mentionsOf } from './mentions-api';
import { acceptedText, byDocument, correctableKey, heldPeople, isHeld, summaryOf } from './mentions-view';
import { PersonMention } from './person-mention';

@Component({
  selector: 'app-mention-panel',
  imports: [Alert, Badge, Confirm, Loading, PersonMention, ReasonField, RouterLink],
  templateUrl: './mention-panel.html',
  host: { class: 'stack card', role: 'region', 'aria-labelledby': 'mentions-title' },
})
export class MentionPanel {
  readonly sessionId = input.required<string>();
  /** Documents that waited may now be issued. */
  readonly changed = output();
  protected readonly told = signal('');
  protected readonly mentions = mentionsOf(this.sessionId);
  /** The last answer stays in view while it is read again. */
  protected readonly shown = linkedSignal<MissingMention[] | undefined, MissingMention[] | undefined>({
    source: () => loaded(this.mentions),
    computation: (read, before) => read ?? before?.value,
  });
  protected readonly documents = computed(() => byDocument(this.shown() ?? []));
  private readonly identity = inject(Identity);
  protected readonly mayAccept = computed(() => this.identity.can('certificates.issue'));
  protected readonly mayCorrect = computed(() => this.identity.can('registrations.write'));
  protected readonly maySession = computed(() => this.identity.can('sessions.write'));
  protected readonly asked = signal<MissingMention | null>(null);
  protected readonly reason = signal('');
  protected readonly sending = new Sending();
  protected readonly summaryOf = summaryOf;
  protected readonly acceptedText = acceptedText;
  protected readonly held = heldPeople;
  protected readonly isHeld = isHeld;
  protected readonly correctableKey = correctableKey;
  protected readonly plural = plural;
  protected readonly momentOf = (instant: string): string => frenchInstant(new Date(instant));
  private readonly dialog = viewChild.required<Confirm>('dialog');
  private readonly api = inject(MentionsApi);

  protected filledIn(name: string): void {
    this.say(`La fiche de ${name} est complétée.`);
  }

  private say(sentence: string): void {
    this.told.set(sentence);
    this.mentions.reload();
    this.changed.emit();
  }

  protected ask(mention: MissingMention): void {
    this.asked.set(mention);
    this.reason.set('');
    this.dialog().open();
  }

  protected async accept(): Promise<void> {
    const mention = this.asked();
    if (!mention) return;
    const { kind, key } = mention;
    const registrationIds = heldPeople(mention).map(({ registrationId }) => registrationId);
    const draft = { kind, key, registrationIds, reason: this.reason().trim() };
    const answer = await this.sending.run(() => this.api.accept(this.sessionId(), draft));
    if (answer) this.say('C’est noté\u00a0: ces documents pourront être délivrés sans cette mention.');
  }
}

// Reminders of a session or of a region: when each leaves, to whom; changed here, or given back to the level above.
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import type { ReminderRule } from '@treize/contract/mailings';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { loaded } from '../../../platform/loaded';
import { Identity } from '../../../platform/identity';
import { Sending } from '../../../platform/sending';
import { ReminderForm } from './reminder-form';
import { checkedReminder, reminderTextOf } from './reminder-text';
import { levelWords, publicText, regionState, reminderState, timingText } from './reminder-words';
import { ownCode, remindersOf, RemindersApi, type ReminderPlace } from './reminders-api';

@Component({
  selector: 'app-reminder-list',
  imports: [Alert, Badge, Icon, Loading, ReminderForm],
  templateUrl: './reminder-list.html',
  host: { class: 'stack' },
  styles: `
    pre {
      margin: 0;
      padding-inline-start: var(--space-3);
      border-inline-start: 3px solid var(--line);
      max-inline-size: var(--measure);
      font: inherit;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    summary {
      min-block-size: 32px;
      cursor: pointer;
    }
  `,
})
export class ReminderList {
  readonly place = input.required<ReminderPlace>();
  /** Lunches and workshops of the session; none for a region. */
  readonly limits = input<readonly { id: string; label: string }[]>([]);
  /** A session that nobody may come to sends none. */
  readonly isPublished = input(true);

  protected readonly list = remindersOf(this.place);
  protected readonly isRegion = computed(() => this.place().level === 'REGION');
  protected readonly here = computed(() => (this.isRegion() ? 'la région' : 'cette session'));
  /** The last answer stays in view while it is read again. */
  private readonly rules = linkedSignal<ReminderRule[] | undefined, ReminderRule[] | undefined>({
    source: () => loaded(this.list),
    computation: (rules, before) => rules ?? (this.list.error() ? undefined : before?.value),
  });
  protected readonly lines = computed(() =>
    this.rules()?.map((rule) => ({
      rule,
      timing: timingText(rule),
      to: publicText(rule, this.limits()),
      state: this.isRegion() ? regionState(rule) : reminderState(rule, this.isPublished(), new Date()),
      level: levelWords[rule.level],
      isToCome: this.isRegion() || (rule.dueAt !== null && new Date(rule.dueAt) > new Date()),
    })),
  );
  /** Code of the reminder being changed; `new` for one more. */
  protected readonly opened = signal<string | null>(null);
  protected readonly told = signal('');
  protected readonly sending = new Sending();
  private readonly identity = inject(Identity);
  protected readonly mayEdit = computed(() => this.identity.can('mailings.send'));
  private readonly api = inject(RemindersApi);

  /** Made here: there is no other wording to come back to. */
  protected readonly isOwn = ({ code }: ReminderRule): boolean => code.startsWith(ownCode);

  protected open(code: string | null): void {
    this.told.set('');
    this.sending.clear();
    this.opened.set(code);
  }

  protected async turn(rule: ReminderRule): Promise<void> {
    const draft = checkedReminder({ ...reminderTextOf(rule), enabled: !rule.enabled });
    const saved = await this.sending.run(() => this.api.save(this.place(), rule.code, draft));
    if (saved)
      this.after(
        saved.enabled
          ? `Le rappel est activé pour ${this.here()}.`
          : `Le rappel ne partira pas pour ${this.here()}.`,
      );
  }

  protected async giveBack(rule: ReminderRule): Promise<void> {
    const gone = await this.sending.run(() => this.api.remove(this.place(), rule.code));
    if (gone !== undefined) this.after(`Le rappel propre à ${this.here()} est retiré.`);
  }

  protected saved(): void {
    this.opened.set(null);
    this.after(`Le rappel est enregistré pour ${this.here()}.`);
  }

  private after(sentence: string): void {
    this.told.set(sentence);
    this.list.reload();
  }
}

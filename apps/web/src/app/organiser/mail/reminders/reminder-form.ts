// A reminder of a session or of a region: when it leaves, to whom, what it says.
import { Component, effect, inject, input, output, untracked } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { addresseeKinds, presences, reminderAnchors, type ReminderRule } from '@treize/contract/mailings';
import { ErrorSummary } from '@treize/design/error-summary';
import { Field } from '@treize/design/field';
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import { TextForm } from '../../form/text-form';
import { BodyFields } from '../bulk/body-fields';
import { addresseeWords } from '../bulk/mailing-words';
import {
  checkedReminder,
  newReminder,
  reminderErrors,
  reminderRefused,
  reminderTextOf,
  type ReminderText,
} from './reminder-text';
import { presenceWords, reminderStatuses, reminderStatusWords } from './reminder-words';
import { ownCode, RemindersApi, type ReminderPlace } from './reminders-api';

@Component({
  selector: 'app-reminder-form',
  imports: [BodyFields, ErrorSummary, Field, FormField],
  templateUrl: './reminder-form.html',
})
export class ReminderForm {
  readonly place = input.required<ReminderPlace>();
  /** Lunches and workshops of the session; none for a region. */
  readonly limits = input.required<readonly { id: string; label: string }[]>();
  /** The reminder to change; null for one more. */
  readonly rule = input.required<ReminderRule | null>();
  /** Stable word of the reminder; a new one gets its own. */
  readonly code = input(`${ownCode}${crypto.randomUUID().slice(0, 8)}`);
  readonly saved = output();
  readonly closed = output();

  protected readonly page = new TextForm<ReminderText>(newReminder(), reminderErrors, reminderRefused);
  protected readonly anchors = reminderAnchors;
  protected readonly anchorWords: Record<ReminderText['anchor'], string> = {
    START: 'Avant le début',
    END: 'Après la fin',
    FIXED: 'À une date fixe',
  };
  protected readonly statuses = reminderStatuses;
  protected readonly statusWords = reminderStatusWords;
  protected readonly presences = presences;
  protected readonly presenceWords = presenceWords;
  protected readonly addressees = addresseeKinds;
  protected readonly addresseeWords = addresseeWords;
  private readonly api = inject(RemindersApi);

  constructor() {
    effect(() => {
      const rule = this.rule();
      untracked(() => this.page.text.set(rule ? reminderTextOf(rule) : newReminder()));
    });
  }

  protected toggle(status: RegistrationStatus): void {
    this.page.text.update((text) => ({
      ...text,
      statuses: text.statuses.includes(status)
        ? text.statuses.filter((one) => one !== status)
        : reminderStatuses.filter((one) => one === status || text.statuses.includes(one)),
    }));
  }

  protected write(words: { subject: string; body: string }): void {
    this.page.text.update((text) => ({ ...text, ...words }));
  }

  protected async send(): Promise<void> {
    const saved = await this.page.send((text) =>
      this.api.save(this.place(), this.code(), checkedReminder(text)),
    );
    if (saved) this.saved.emit();
  }
}

// Calls about reminders: the rules of a session or of a region, changed there, or given back to the level above.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { mailingPaths, reminderRule, reminderRuleList, type ReminderDraft } from '@treize/contract/mailings';
import { Api } from '../../../platform/api';

/** Where reminders are read and changed. */
export type ReminderPlace = { level: 'SESSION'; id: string } | { level: 'REGION'; code: string };

const listPath = (place: ReminderPlace): string =>
  place.level === 'SESSION' ? mailingPaths.reminders(place.id) : mailingPaths.regionReminders(place.code);
const rulePath = (place: ReminderPlace, code: string): string =>
  place.level === 'SESSION'
    ? mailingPaths.reminder(place.id, code)
    : mailingPaths.regionReminder(place.code, code);

export const remindersOf = (place: () => ReminderPlace) =>
  httpResource(() => listPath(place()), { parse: (value) => reminderRuleList.parse(value) });

/** How the word of a reminder made for one session or one region begins. */
export const ownCode = 'own-';

/** What the removal answers is read again with the list. */
const anything = { parse: (value: unknown) => value };

@Injectable({ providedIn: 'root' })
export class RemindersApi {
  private readonly api = inject(Api);

  save(place: ReminderPlace, code: string, draft: ReminderDraft) {
    return this.api.put(rulePath(place, code), draft, reminderRule);
  }
  /** Back to the wording of the level above, or gone when it was made here. */
  remove(place: ReminderPlace, code: string) {
    return this.api.delete(rulePath(place, code), anything);
  }
}

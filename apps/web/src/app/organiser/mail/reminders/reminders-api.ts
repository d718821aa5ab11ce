// Calls about the reminders of a session: the rules that write to its people, changed for it, or given back to its region.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { mailingPaths, reminderRule, reminderRuleList, type ReminderDraft } from '@treize/contract/mailings';
import { Api } from '../../../platform/api';

export const remindersOf = (sessionId: () => string) =>
  httpResource(() => mailingPaths.reminders(sessionId()), {
    parse: (value) => reminderRuleList.parse(value),
  });

/** How the word of a reminder made for one session begins. */
export const ownCode = 'own-';

/** What the removal answers is read again with the list. */
const anything = { parse: (value: unknown) => value };

@Injectable({ providedIn: 'root' })
export class RemindersApi {
  private readonly api = inject(Api);

  save(sessionId: string, code: string, draft: ReminderDraft) {
    return this.api.put(mailingPaths.reminder(sessionId, code), draft, reminderRule);
  }
  /** Back to the region’s wording, or gone when it was made for this session. */
  remove(sessionId: string, code: string) {
    return this.api.delete(mailingPaths.reminder(sessionId, code), anything);
  }
}

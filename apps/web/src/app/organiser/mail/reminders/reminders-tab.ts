// The "Rappels" tab of a session: what will leave, when, to whom.
import { Component, computed, input } from '@angular/core';
import type { OrganiserSession } from '@treize/contract/sessions';
import { ReminderList } from './reminder-list';
import type { ReminderPlace } from './reminders-api';

@Component({
  selector: 'app-reminders-tab',
  imports: [ReminderList],
  template: `
    <app-reminder-list [place]="place()" [limits]="session().places.limits" [isPublished]="isPublished()" />
  `,
})
export class RemindersTab {
  readonly session = input.required<OrganiserSession>();
  protected readonly place = computed((): ReminderPlace => ({ level: 'SESSION', id: this.session().id }));
  protected readonly isPublished = computed(() => ['PUBLISHED', 'FINALIZED'].includes(this.session().state));
}

// "Émargement" on the page of a session: the sheet of each half-day, blank or at work, and what concerns all of them.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { paperPaths } from '@treize/contract/papers';
import type { OrganiserSession } from '@treize/contract/sessions';
import { Icon } from '@treize/design/icon';
import { frenchDayMonth } from '@treize/rules/time/french';
import { Identity } from '../../platform/identity';
import { periodWords } from '../../platform/session-words';

@Component({
  selector: 'app-attendance-panel',
  imports: [Icon, RouterLink],
  templateUrl: './attendance-panel.html',
  host: { class: 'stack tight' },
})
export class AttendancePanel {
  readonly session = input.required<OrganiserSession>();
  protected readonly identity = inject(Identity);
  protected readonly halfDays = computed(() =>
    this.session().days.flatMap(({ date, halfDays }) =>
      halfDays.map(({ id, period }) => ({
        id,
        text: `${frenchDayMonth(date)}, ${periodWords[period].toLowerCase()}`,
        blankPath: paperPaths.blankSheet(id, 'pdf'),
      })),
    ),
  );
}

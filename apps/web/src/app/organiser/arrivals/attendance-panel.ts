// "Émargement" on the page of a session: the sheet of each half-day, blank or at work, and what concerns all of them.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { paperPaths } from '@treize/contract/papers';
import type { OrganiserSession } from '@treize/contract/sessions';
import { Icon } from '@treize/design/icon';
import { frenchDayMonth, frenchTimeRange } from '@treize/rules/time/french';
import { Identity } from '../../platform/identity';
import { loaded } from '../../platform/loaded';
import { periodWords, plural } from '../../platform/session-words';
import { unresolvedOf } from '../../attendance/attendance-api';

@Component({
  selector: 'app-attendance-panel',
  imports: [Icon, RouterLink],
  templateUrl: './attendance-panel.html',
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-4);
      padding-block: var(--space-2);
      border-block-end: 1px solid var(--line);
    }
    li > p {
      flex: 1 1 18rem;
    }
    p::first-letter {
      text-transform: uppercase;
    }
  `,
  host: { class: 'stack tight' },
})
export class AttendancePanel {
  readonly session = input.required<OrganiserSession>();
  protected readonly identity = inject(Identity);
  protected readonly plural = plural;
  private readonly unresolved = unresolvedOf(() => this.session().id);
  /** Records that wait for a decision; unknown while they are not read. */
  protected readonly waiting = computed(
    () => loaded(this.unresolved)?.filter(({ resolution }) => resolution === null).length,
  );
  protected readonly halfDays = computed(() =>
    this.session().days.flatMap(({ date, halfDays }) =>
      halfDays.map(({ id, period, startTime, endTime }) => ({
        id,
        text: `${frenchDayMonth(date)}, ${periodWords[period].toLowerCase()}`,
        times: frenchTimeRange(startTime, endTime),
        blankPath: paperPaths.blankSheet(id, 'pdf'),
      })),
    ),
  );
}

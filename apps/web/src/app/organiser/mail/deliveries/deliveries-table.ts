// The people of a session with their answer, the copy they hold and their last message; one person’s messages under them.
import { Component, computed, ElementRef, inject, input, model, output, signal } from '@angular/core';
import { Badge } from '@treize/design/badge';
import { standingOf } from '../../../platform/registration-words';
import { moveFocus, shortcutOf } from '../../roster/roster-keys';
import { mailWord, momentText } from '../mail-words';
import type { DeliveryRow } from './deliveries-api';
import { answerWord, copyWord, dayLines, shortSubject } from './delivery-words';
import { PersonMails } from './person-mails';

@Component({
  selector: 'app-deliveries-table',
  imports: [Badge, PersonMails],
  templateUrl: './deliveries-table.html',
  host: { '(keydown)': 'keyed($event)' },
  styles: `
    .pick {
      inline-size: 2.75rem;
    }
    .pick label {
      display: grid;
      place-items: center;
      margin: -4px;
      padding: 4px;
    }
    .pick input {
      inline-size: 20px;
      block-size: 20px;
      margin: 0;
      accent-color: var(--brand);
    }
    ui-badge {
      white-space: nowrap;
    }
    @media (max-width: 767px) {
      .table tbody tr {
        position: relative;
      }
      .table tbody td.pick {
        position: absolute;
        inset-block-start: 12px;
        inset-inline-end: 12px;
      }
      .table tbody th {
        padding-inline-end: 44px;
      }
    }
  `,
})
export class DeliveriesTable {
  readonly rows = input.required<readonly DeliveryRow[]>();
  /** Of the session. */
  readonly title = input.required<string>();
  readonly mayAct = input.required<boolean>();
  readonly chosen = model.required<ReadonlySet<string>>();
  /** An address was corrected: what to tell. */
  readonly corrected = output<string>();

  protected readonly opened = signal<string | null>(null);
  protected readonly lines = computed(() =>
    this.rows().map((row) => ({
      row,
      standing:
        row.status === 'CONFIRMED' || row.status === 'TO_RECONFIRM'
          ? null
          : standingOf({ ...row, rank: null }),
      answer: answerWord(row),
      days: dayLines(row),
      copy: copyWord(row),
      last: row.last && {
        subject: shortSubject(row.last.subject, this.title()),
        word: mailWord(row.last),
        at: momentText(row.last.createdAt),
      },
    })),
  );
  protected readonly allChosen = computed(
    () =>
      this.rows().length > 0 && this.rows().every(({ registrationId }) => this.chosen().has(registrationId)),
  );
  private readonly host: ElementRef<HTMLElement> = inject(ElementRef);

  protected toggle(id: string): void {
    const chosen = new Set(this.chosen());
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen.set(chosen);
  }

  protected toggleAll(): void {
    const [chosen, all] = [new Set(this.chosen()), this.allChosen()];
    for (const { registrationId } of this.rows()) {
      if (all) chosen.delete(registrationId);
      else chosen.add(registrationId);
    }
    this.chosen.set(chosen);
  }

  /** The arrows go from person to person. */
  protected keyed(event: KeyboardEvent): void {
    const shortcut = shortcutOf(event, false);
    if (shortcut !== 'next' && shortcut !== 'previous') return;
    event.preventDefault();
    moveFocus(this.host.nativeElement, shortcut === 'next' ? 1 : -1);
  }
}

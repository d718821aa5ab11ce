// Availability by cause: the plain verdict, then one line of figures a limit.
import { Component, computed, input } from '@angular/core';
import type { Availability, PublicLimit } from '@treize/contract/places';
import { Badge } from '@treize/design/badge';
import { cellsOf, verdictOf } from './availability-words';

@Component({
  selector: 'app-availability-table',
  imports: [Badge],
  template: `
    <div class="row">
      <h2 id="availability-title">Places</h2>
      <ui-badge [tone]="verdict().tone" icon="seat">{{ verdict().text }}</ui-badge>
    </div>
    <table class="table" aria-labelledby="availability-title">
      <thead>
        <tr>
          <th scope="col"><span class="visually-hidden">Session, repas ou atelier</span></th>
          @for (cell of lines()[0]?.cells; track cell.label) {
            <th scope="col" class="number">{{ cell.label }}</th>
          }
        </tr>
      </thead>
      <tbody>
        @for (line of lines(); track $index) {
          <tr>
            <th scope="row">{{ line.label }}</th>
            @for (cell of line.cells; track cell.label) {
              <td
                class="number"
                [attr.data-label]="cell.label"
                [class.nothing]="cell.value === '0' && !cell.isKept"
              >
                <span
                  >{{ cell.value }}
                  @if (cell.note) {
                    <span class="small soft">{{ cell.note }}</span>
                  }
                </span>
              </td>
            }
          </tr>
        }
      </tbody>
    </table>
  `,
  host: { class: 'stack tight' },
  styles: `
    td {
      font-weight: 700;
    }
    td.nothing,
    td .small {
      color: var(--ink-soft);
      font-weight: 400;
    }
    td .small {
      display: block;
    }
    @media (max-width: 767px) {
      tbody tr {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-4);
      }
      tbody th {
        flex-basis: 100%;
      }
      .table tbody td[data-label] {
        display: flex;
        gap: var(--space-1);
      }
      .table tbody td[data-label]::before {
        font-weight: 400;
      }
      .table tbody td.nothing {
        display: none;
      }
    }
  `,
})
export class AvailabilityTable {
  readonly availability = input.required<Availability>();
  /** Limits beside the room as people choose from them. */
  readonly limits = input.required<readonly PublicLimit[]>();
  protected readonly verdict = computed(() => verdictOf(this.availability(), this.limits()));
  protected readonly lines = computed(() =>
    this.availability().limits.map((limit) => ({
      label: limit.id === null ? 'Session' : limit.label,
      cells: cellsOf(limit),
    })),
  );
}

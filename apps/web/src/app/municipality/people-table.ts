// People of the commune: who, on which session, where it stands and why, papers to hand over.
import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MunicipalityRow } from '@treize/contract/municipality';
import { Badge } from '@treize/design/badge';
import { isExpected } from '@treize/rules/registrations/status';
import { frenchDuration } from '@treize/rules/time/french';
import { sourceWords, standingOf } from '../platform/registration-words';
import { reasonsText } from '../platform/wait-words';
import { momentOf } from './words';

@Component({
  selector: 'app-people-table',
  imports: [Badge, RouterLink],
  template: `
    <table class="table">
      <caption class="visually-hidden">
        {{
          caption()
        }}
      </caption>
      <thead>
        <tr>
          <th scope="col">Personne</th>
          <th scope="col">Session</th>
          <th scope="col">État</th>
          <th scope="col">Inscription</th>
          <th scope="col">Documents</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.id) {
          @let standing = standingOf(row);
          <tr>
            <th scope="row">
              <a [routerLink]="['/municipality', code(), 'registrations', row.id]"
                >{{ row.familyName }} {{ row.givenName }}</a
              >
              <div class="soft small">{{ row.function }}</div>
            </th>
            <td data-label="Session">
              <div>
                {{ row.session.title }}
                <div class="soft small">
                  {{ momentOf(row.session.startsAt) }}{{ row.session.town ? ' · ' + row.session.town : '' }}
                </div>
              </div>
            </td>
            <td data-label="État">
              <div class="stack tight">
                <span
                  ><ui-badge [tone]="standing.tone">{{ standing.label }}</ui-badge></span
                >
                @if (detailOf(row); as detail) {
                  <span class="small">{{ detail }}</span>
                }
              </div>
            </td>
            <td data-label="Inscription">
              <div>
                <span class="nowrap figures">{{ row.number }}</span>
                <div class="soft small">{{ sourceWords[row.source] }}</div>
                @if (row.viaMunicipality) {
                  <div class="soft small">messages à la mairie</div>
                }
              </div>
            </td>
            <td data-label="Documents">
              <div>
                @if (row.certificate; as paper) {
                  <a [href]="paper.pdfPath" download
                    >Certificat (PDF)<span class="visually-hidden">
                      de {{ row.givenName }} {{ row.familyName }}</span
                    ></a
                  >
                  <div class="soft small">{{ durationOf(paper.minutes) }}</div>
                } @else if (isComing(row)) {
                  <a [routerLink]="['/municipality', code(), 'registrations', row.id, 'summons']"
                    >Convocation<span class="visually-hidden">
                      de {{ row.givenName }} {{ row.familyName }}</span
                    ></a
                  >
                } @else {
                  <span class="soft">aucun</span>
                }
              </div>
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class PeopleTable {
  readonly rows = input.required<readonly MunicipalityRow[]>();
  readonly code = input.required<string>();
  readonly caption = input.required<string>();

  protected readonly standingOf = standingOf;
  protected readonly sourceWords = sourceWords;
  protected readonly momentOf = momentOf;
  protected readonly durationOf = frenchDuration;
  protected readonly isComing = ({ status, session }: MunicipalityRow): boolean =>
    isExpected(status) && session.phase !== 'HELD' && session.phase !== 'FINALIZED';

  /** What waits, until when, and why. */
  protected detailOf(row: MunicipalityRow): string {
    if (row.status === 'OFFERED' && row.offerExpiresAt)
      return `À accepter jusqu’au ${momentOf(row.offerExpiresAt)}.`;
    if (row.status === 'PENDING_VALIDATION' && row.validationDueAt)
      return `Place gardée jusqu’au ${momentOf(row.validationDueAt)}.`;
    if (row.status === 'WAITLISTED' && row.waitReasons.length > 0) return `${reasonsText(row.waitReasons)}.`;
    return row.previousNumber ? `À la suite de l’inscription n°\u00a0${row.previousNumber}.` : '';
  }
}

// One's own documents that a missing mention holds: which, what each lacks, and who fills it in.
import { Component, computed, input } from '@angular/core';
import type { AwaitedCertificate } from '@treize/contract/certificates';
import { Alert } from '@treize/design/alert';
import { titleOfKind } from '@treize/rules/certificates/certificate';

/** "la fonction et la commune". */
export const lackText = ({ missing }: Pick<AwaitedCertificate, 'missing'>): string =>
  new Intl.ListFormat('fr', { type: 'conjunction' }).format(missing);

@Component({
  selector: 'app-awaited-list',
  imports: [Alert],
  template: `
    @if (awaited().length > 0) {
      <ui-alert tone="wait">
        <p><strong>Il manque une mention avant de vous délivrer&nbsp;:</strong></p>
        <ul>
          @for (one of awaited(); track one.registrationId + one.kind) {
            <li>{{ titles[one.kind] }}, «&nbsp;{{ one.title }}&nbsp;»&nbsp;: il manque {{ lackOf(one) }}.</li>
          }
        </ul>
        <p>
          L’organisation de la session la complète. Le document vous est envoyé ensuite&nbsp;: vous pouvez lui
          écrire à l’adresse de contact de la session.
        </p>
      </ui-alert>
    }
  `,
})
export class AwaitedList {
  readonly list = input.required<readonly AwaitedCertificate[] | undefined>();

  protected readonly awaited = computed(() => this.list() ?? []);
  protected readonly titles = titleOfKind;
  protected readonly lackOf = lackText;
}

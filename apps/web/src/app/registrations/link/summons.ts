// The page of one's own convocation, to be read, printed or shown, once one has a place.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { paperPaths, type PaperFormat } from '@treize/contract/papers';
import { Alert } from '@treize/design/alert';
import { Loading } from '@treize/design/loading';
import { isExpected } from '@treize/rules/registrations/status';
import { loaded } from '../../platform/loaded';
import { PaperLinks } from '../../platform/papers/paper-links';
import { leadsNowhere, registrationOf } from '../registrations-api';
import { statusWords } from '../status-words';

@Component({
  selector: 'app-summons',
  imports: [Alert, Loading, PaperLinks, RouterLink],
  templateUrl: './summons.html',
  host: { class: 'page' },
})
export class Summons {
  readonly token = input.required<string>();
  protected readonly registration = registrationOf(this.token);
  protected readonly missing = computed(() => leadsNowhere(this.registration.error()));
  /** Only who has a place is summoned. */
  protected readonly isSummoned = computed(() => {
    const shown = loaded(this.registration);
    return (
      !!shown &&
      isExpected(shown.status) &&
      shown.session.phase !== 'CANCELLED' &&
      shown.session.phase !== 'POSTPONED'
    );
  });
  protected readonly path = (format: PaperFormat) => paperPaths.summons(this.token(), format);
  protected readonly wordsOf = statusWords;
}

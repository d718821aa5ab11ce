// The page of the letter an elected person gives their employer to ask for training leave: prefilled, to be read again, printed and signed.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { paperPaths, type PaperFormat } from '@treize/contract/papers';
import { Alert } from '@treize/design/alert';
import { Loading } from '@treize/design/loading';
import { loaded } from '../../platform/loaded';
import { PaperLinks } from '../../platform/papers/paper-links';
import { leadsNowhere, registrationOf } from '../registrations-api';
import { statusWords } from '../status-words';

@Component({
  selector: 'app-letter',
  imports: [Alert, Loading, PaperLinks, RouterLink],
  templateUrl: './letter.html',
  host: { class: 'page' },
})
export class Letter {
  readonly token = input.required<string>();
  protected readonly registration = registrationOf(this.token);
  protected readonly missing = computed(() => leadsNowhere(this.registration.error()));
  /** Only elected people have this leave. */
  protected readonly concerns = computed(() => loaded(this.registration)?.kind === 'ELECTED');
  /** A letter names a date: a session called off has none. */
  protected readonly isCalledOff = computed(() => {
    const phase = loaded(this.registration)?.session.phase;
    return phase === 'POSTPONED' || phase === 'CANCELLED';
  });
  protected readonly path = (format: PaperFormat) => paperPaths.letter(this.token(), format);
  protected readonly wordsOf = statusWords;
}

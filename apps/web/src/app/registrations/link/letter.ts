// The page of the letter an elected person gives their employer to ask for training leave: prefilled, to be read again, printed and signed.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { loaded } from '../../platform/loaded';
import { LeaveLetter } from '../../platform/papers/leave-letter';
import { leadsNowhere, registrationOf } from '../registrations-api';
import { statusWords } from '../status-words';

@Component({
  selector: 'app-letter',
  imports: [Alert, Icon, LeaveLetter, Loading, RouterLink],
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
  protected readonly wordsOf = statusWords;

  protected print(): void {
    window.print();
  }
}

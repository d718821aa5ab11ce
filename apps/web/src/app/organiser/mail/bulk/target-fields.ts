// Who a mailing is for: why one writes, the region, the session, the public, and how it is narrowed.
import { Component, computed, input, output } from '@angular/core';
import type { MailingTarget } from '@treize/contract/mailings';
import { addresseeKinds, purposes } from '@treize/contract/mailings';
import { personKinds } from '@treize/contract/places';
import { Field } from '@treize/design/field';
import { loaded } from '../../../platform/loaded';
import { departmentsOf } from '../../places/places-api';
import { addresseeWords, audienceWords, kindWords, programmeWords, purposeWords } from './mailing-words';
import { audiencesFor, withPurpose, type MailingText } from './mailing-text';
import { SessionChoice } from './session-choice';

@Component({
  selector: 'app-target-fields',
  imports: [Field, SessionChoice],
  templateUrl: './target-fields.html',
  host: { class: 'stack loose' },
})
export class TargetFields {
  readonly text = input.required<MailingText>();
  readonly regions = input.required<readonly { code: string; name: string }[]>();
  readonly messages = input.required<Readonly<Record<string, string>>>();
  /** The whole text, changed. */
  readonly changed = output<MailingText>();

  private readonly departments = departmentsOf();
  protected readonly ofRegion = computed(() =>
    (loaded(this.departments) ?? []).filter(({ regionCode }) => regionCode === this.text().regionCode),
  );
  protected readonly audiences = computed(() => audiencesFor(this.text().purpose));
  /** Filters set among those that are folded. */
  protected readonly narrowed = computed(() => {
    const { departments, programmes, kinds, addressees } = this.text();
    return departments.length + programmes.length + kinds.length + (addressees === 'PARTICIPANTS' ? 0 : 1);
  });
  protected readonly purposes = purposes;
  protected readonly programmes: MailingTarget['programmes'] = ['PVD', 'ACV', 'MOUNTAIN'];
  protected readonly kinds = personKinds;
  protected readonly addressees = addresseeKinds;
  protected readonly purposeWords = purposeWords;
  protected readonly purposeHints: Record<MailingText['purpose'], string> = {
    SERVICE: 'Un changement pratique, un document, un rappel.',
    INVITATION:
      'Les personnes qui ne veulent plus d’invitation sont laissées de côté, et le message dit comment ne plus en recevoir.',
  };
  protected readonly audienceWords = audienceWords;
  protected readonly programmeWords = programmeWords;
  protected readonly kindWords = kindWords;
  protected readonly addresseeWords = addresseeWords;

  protected change(part: Partial<MailingText>): void {
    this.changed.emit({ ...this.text(), ...part });
  }

  protected choosePurpose(purpose: MailingText['purpose']): void {
    this.changed.emit(withPurpose(this.text(), purpose));
  }

  /** Another region has other départements and sessions. */
  protected chooseRegion(regionCode: string): void {
    this.change({ regionCode, sessionId: '', departments: [] });
  }

  protected toggled<T>(list: readonly T[], one: T): T[] {
    return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
  }
}

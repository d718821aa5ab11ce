// The door of a half-day: somebody is found by badge, name or number, and their arrival is recorded. No sheet is shown.
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DoorPerson } from '@treize/contract/door';
import { Alert } from '@treize/design/alert';
import { Loading } from '@treize/design/loading';
import { problemOf } from '../../platform/refused';
import { QrCamera } from '../../platform/scan/qr-camera';
import { readingOf } from '../arrivals/badge-reading';
import { refusalText } from '../desk/refusal-words';
import { nameOf } from '../words';
import { DoorApi } from './door-api';
import { DoorArrivals } from './door-arrivals';
import { DoorDesk, type Comer } from './door-desk';
import { DoorSearch, type Found } from './door-search';
import { doorMoment, doorState, fateWords, isLongEnough, refusedEntry, toldOf, whoOf } from './door-words';

/** Whom the page is about to record, or has just. */
interface Chosen extends Comer {
  /** Why they are not recorded once more; null when they may be. */
  refused: ReturnType<typeof refusedEntry>;
  since: string | null;
}

@Component({
  selector: 'app-door-page',
  imports: [Alert, DoorArrivals, Loading, QrCamera, RouterLink],
  templateUrl: './door-page.html',
  host: { class: 'page' },
})
export class DoorPage {
  readonly halfDayId = input.required<string>();
  protected readonly desk = new DoorDesk(() => this.halfDayId());
  protected readonly search = new DoorSearch(() => this.halfDayId());
  private readonly api = inject(DoorApi);
  protected readonly chosen = signal<Chosen | null>(null);
  protected readonly answer = signal('');
  /** Why a badge, or an arrival, came to nothing. */
  protected readonly refused = signal('');
  /** The half-day that a badge or a number belongs to, when it is another one of mine. */
  protected readonly elsewhere = signal('');
  private readonly lastId = signal('');
  protected readonly busy = signal(false);
  protected readonly last = computed(() => this.desk.noted().find(({ id }) => id === this.lastId()));
  protected readonly moment = doorMoment;
  protected readonly state = computed(() => {
    const door = this.desk.door();
    return door && doorState(door, this.desk.serverNow());
  });
  protected readonly isLongEnough = isLongEnough;
  protected readonly nameOf = nameOf;
  protected readonly toldOf = toldOf;
  protected readonly whoOf = whoOf;
  protected readonly fateWords = fateWords;
  protected readonly refusalText = refusalText;

  /** A badge names somebody: their arrival is recorded at once, unless a question is to be asked first. */
  protected async read(badge: string): Promise<void> {
    this.forget();
    try {
      await this.take(await this.api.find(badge), badge);
    } catch (error) {
      const { code } = problemOf(error);
      if (code === 'unavailable') await this.readAlone(badge);
      else this.refused.set(refusalText(code === 'not-found' ? 'wrong-session' : code));
    }
  }

  protected choose(found: Found): void {
    this.forget();
    this.search.clear();
    void this.take(found, null);
    setTimeout(() => document.getElementById('door-person')?.focus());
  }

  protected async arrive(): Promise<void> {
    const chosen = this.chosen();
    const question = this.desk.door()?.rules.question;
    const answer = this.answer().trim() || null;
    if (!chosen || chosen.refused !== null || this.busy()) return;
    if (question?.required && answer === null) return this.refused.set(refusalText('answer-missing'));
    this.busy.set(true);
    const kept = await this.desk.arrive(chosen, answer).finally(() => this.busy.set(false));
    if ('refused' in kept) return this.refused.set(refusalText(kept.refused));
    this.refused.set('');
    this.chosen.set(null);
    this.lastId.set(kept.id);
    this.search.clear();
  }

  private async take(found: Found, badge: string | null): Promise<void> {
    if ('halfDayId' in found && found.halfDayId !== this.halfDayId()) {
      this.elsewhere.set(found.halfDayId);
      return;
    }
    const { registrationId, familyName, givenName, body, since, hasLeft } = found;
    await this.meet({ registrationId, familyName, givenName, body }, registrationId, badge, {
      since,
      hasLeft,
    });
  }

  /** Without network: the signature of the badge is enough to record it, and the name comes with the answer. */
  private async readAlone(badge: string): Promise<void> {
    const door = this.desk.door();
    if (!door) return this.refused.set(refusalText('unavailable'));
    const reading = readingOf(badge, door, this.desk.serverNow());
    if (reading.kind === 'refused') return this.refused.set(refusalText(reading.code));
    if (reading.kind === 'elsewhere') return this.refused.set(refusalText('wrong-session'));
    await this.meet(null, reading.registrationId, badge, { since: null, hasLeft: false });
  }

  private async meet(
    person: DoorPerson | null,
    registrationId: string,
    badge: string | null,
    seen: { since: string | null; hasLeft: boolean },
  ): Promise<void> {
    const rules = this.desk.door()?.rules;
    if (!rules) return;
    const isTwice = !rules.multipleEntries && this.desk.hasNoted(registrationId);
    const refused = isTwice ? 'already-present' : refusedEntry(seen, rules);
    this.chosen.set({ registrationId, person, badge, refused, since: seen.since });
    if (badge !== null && refused === null && rules.question === null) await this.arrive();
  }

  private forget(): void {
    this.chosen.set(null);
    this.refused.set('');
    this.elsewhere.set('');
    this.answer.set('');
    this.lastId.set('');
  }
}

// The place held while the form is being filled: asked from the first typed field, given back on leaving.
import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { problemOf } from '../../platform/refused';
import { RegistrationsApi, type HoldAsked } from '../registrations-api';

export type HoldState = 'NONE' | 'HELD' | 'NO_PLACE' | 'EXPIRED' | 'INVITATION_GONE';

/** One for each form: goes in its `providers`. */
@Injectable()
export class SeatHold {
  private readonly api = inject(RegistrationsApi);
  readonly state = signal<HoldState>('NONE');
  /** Instant until which the places are held. */
  readonly until = signal<string | null>(null);
  private asked: HoldAsked | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const leave = () => this.release();
    const comeBack = ({ persisted }: PageTransitionEvent) => persisted && this.renew();
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', comeBack);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', comeBack);
      this.release();
      this.asked = null;
    });
  }

  /** Holds what the form now needs; the same question is not asked twice. */
  ask(wanted: HoldAsked): void {
    const same = JSON.stringify(wanted) === JSON.stringify(this.asked);
    if (same) return;
    if (this.asked && this.asked.key !== wanted.key) this.release();
    this.asked = wanted;
    this.renew();
  }

  /** Asks again for what expired. */
  renew(): void {
    const { asked } = this;
    if (asked) void this.hold(asked);
  }

  /** The registration took the places: nothing to give back any more. */
  taken(): void {
    this.asked = null;
    this.show('NONE', null);
  }

  private async hold(asked: HoldAsked): Promise<void> {
    try {
      const until = await this.api.hold(asked);
      if (this.asked === asked) this.show(until ? 'HELD' : 'NO_PLACE', until);
      // The page was left while the question was on its way.
      else if (until && this.asked?.key !== asked.key) this.api.release(asked.sessionId, asked.key);
    } catch (error) {
      // Without a held place the form goes on: registering says what there is.
      if (this.asked === asked)
        this.show(problemOf(error).code === 'invitation-gone' ? 'INVITATION_GONE' : 'NONE', null);
    }
  }

  private release(): void {
    if (this.asked && this.state() === 'HELD') this.api.release(this.asked.sessionId, this.asked.key);
    this.show('NONE', null);
  }

  private show(state: HoldState, until: string | null): void {
    clearTimeout(this.timer);
    this.state.set(state);
    this.until.set(until);
    if (until)
      this.timer = setTimeout(() => this.show('EXPIRED', null), new Date(until).getTime() - Date.now());
  }
}

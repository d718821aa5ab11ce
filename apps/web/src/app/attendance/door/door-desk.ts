// One door under the hands of whoever welcomes people: what is recorded there, and what became of it.
import { computed, DestroyRef, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import type { DoorDesk as DeskView, DoorPerson } from '@treize/contract/door';
import { loaded } from '../../platform/loaded';
import { isMissing } from '../../platform/refused';
import { Device } from '../device/device';
import { doorOf } from './door-api';
import { closedDoor, type Noted } from './door-words';

/** Whom an arrival is about: named, or only by the badge that was read without network. */
export interface Comer {
  registrationId: string;
  person: DoorPerson | null;
  badge: string | null;
}
type Mine = Pick<Noted, 'id' | 'person' | 'at' | 'code'> & { registrationId: string };

const clockMs = 15_000;

/** Made in the field of a page (it injects what it needs). */
export class DoorDesk {
  readonly device = inject(Device);
  readonly resource = doorOf(() => this.halfDayId());
  /** The last answer stays in view while it is read again, and without network. */
  readonly door = linkedSignal<DeskView | undefined, DeskView | undefined>({
    source: () => loaded(this.resource),
    computation: (read, before) => read ?? before?.value,
  });
  readonly missing = computed(() => isMissing(this.resource.error()));
  private readonly now = signal(new Date());
  private offsetMs = 0;
  /** Why nothing is recorded now; null while the door is open, undefined until it is read. */
  readonly closed = computed(() => {
    const door = this.door();
    return door && closedDoor(door, this.now());
  });
  /** Recorded since this page was opened, with the names that only it knows until the server has them. */
  private readonly mine = signal<readonly Mine[]>([]);

  readonly noted = computed<readonly Noted[]>(() => {
    const refused = new Map(this.device.refused().map((one) => [one.id, one]));
    const mine = this.mine().map((one) => {
      const refusal = refused.get(one.id);
      const code = refusal?.code ?? one.code;
      const fate = code === null ? this.device.fateOf(one.id) : 'refused';
      return { ...one, fate, code, since: refusal?.since ?? null, toRead: refusal !== undefined };
    });
    const known = new Set(mine.map(({ id }) => id));
    const earlier = (this.door()?.arrivals ?? [])
      .filter(({ id }) => !known.has(id))
      .map((one) => {
        const fate = one.code === null ? ('sent' as const) : ('refused' as const);
        return { ...one, fate, since: refused.get(one.id)?.since ?? null, toRead: refused.has(one.id) };
      });
    return [...mine, ...earlier].sort((a, b) => b.at.localeCompare(a.at));
  });

  constructor(readonly halfDayId: () => string) {
    effect(() => {
      // What this device sent is read again from the server, which says it to the next device too.
      if (this.device.lastExchange() !== null) untracked(() => void this.resource.reload());
      void this.device.serverTime().then((at) => {
        this.offsetMs = at.getTime() - Date.now();
        this.now.set(at);
      });
    });
    void this.device.join();
    const ticking = setInterval(() => this.now.set(this.serverNow()), clockMs);
    inject(DestroyRef).onDestroy(() => clearInterval(ticking));
  }

  /** What time it is by the server's clock, as far as this device knows. */
  serverNow(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** This page has recorded the arrival of that person, and nothing was said against it. */
  hasNoted(registrationId: string): boolean {
    const ids = new Set(
      this.mine()
        .filter((one) => one.registrationId === registrationId)
        .map(({ id }) => id),
    );
    return this.noted().some(({ id, fate }) => ids.has(id) && fate !== 'refused');
  }

  /** The record's id once it is kept on this device; else why not. */
  async arrive(
    { registrationId, person, badge }: Comer,
    answer: string | null,
  ): Promise<{ id: string } | { refused: string }> {
    const method = badge === null ? ('TRAINER_DEVICE' as const) : ('BADGE' as const);
    const action = { kind: 'ENTERED' as const, registrationId, badge, answer };
    const kept = await this.device.greet(this.halfDayId(), action, { method });
    if ('refused' in kept) return kept;
    const at = this.serverNow().toISOString();
    this.mine.update((mine) => [...mine, { id: kept.id, registrationId, person, at, code: null }]);
    return kept;
  }

  /** A refusal that was read leaves this device; the list keeps telling it. */
  async read({ id, code }: Noted): Promise<void> {
    this.mine.update((mine) => mine.map((one) => (one.id === id ? { ...one, code } : one)));
    await this.device.dismiss(id);
  }
}

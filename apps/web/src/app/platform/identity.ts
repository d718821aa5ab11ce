// Who is signed in, as far as the screens care; the server decides what is allowed.
import { httpResource } from '@angular/common/http';
import { computed, effect, inject, Injectable, signal } from '@angular/core';
import type { Me } from '@treize/contract/auth';
import { authPaths } from '@treize/contract/paths/auth';
import type { Permission } from '@treize/rules/auth/permissions';
import { Api } from './api';
import { answerOfMe } from './answers';
import { keptOffline } from './offline-identity';
import { problemOf } from './refused';

/** Signing out answers nothing worth reading. */
const nothing = { parse: (value: unknown) => value };

@Injectable({ providedIn: 'root' })
export class Identity {
  private readonly api = inject(Api);
  private readonly answer = httpResource(() => authPaths.me, { parse: (value) => answerOfMe.parse(value) });
  private readonly reloaded = signal<Me | null | undefined>(undefined);
  /** Whoever prepared this device; undefined until it was looked up. */
  private readonly kept = signal<Me | null | undefined>(undefined);
  private readonly isUnreachable = computed(() => {
    const error = this.answer.error();
    return error !== undefined && problemOf(error).code === 'unavailable';
  });

  /**
   * The signed-in person; null for nobody; undefined while the server has not answered. When it cannot be reached, whoever
   * prepared this device for that.
   */
  readonly me = computed<Me | null | undefined>(() => {
    const reloaded = this.reloaded();
    if (reloaded !== undefined) return reloaded;
    if (this.answer.hasValue()) return this.answer.value().me;
    if (!this.answer.error()) return undefined;
    return this.isUnreachable() ? this.kept() : null;
  });

  constructor() {
    effect(() => {
      if (this.isUnreachable()) void keptOffline().then((me) => this.kept.set(me));
    });
  }

  can(permission: Permission): boolean {
    return this.me()?.permissions.includes(permission) ?? false;
  }

  /** Asks the server again, after signing in or out; resolves to the person. */
  async reload(): Promise<Me | null> {
    const { me } = await this.api.get(authPaths.me, answerOfMe);
    this.reloaded.set(me);
    return me;
  }

  /** Closes this door, or every door of this person on all their devices. */
  async signOut(everywhere = false): Promise<void> {
    await this.api.post(authPaths.signOut, { everywhere }, nothing);
    this.reloaded.set(null);
  }
}

// A new version of the application: offered, never imposed, and not while somebody signs. What is kept here stays.
import { inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { SwUpdate } from '@angular/service-worker';

@Injectable({ providedIn: 'root' })
export class ApplicationUpdate {
  private readonly updates = inject(SwUpdate);
  /** True once a newer version is downloaded, or when the one in use can no longer load its pages. */
  readonly isReady = signal(false);

  constructor() {
    if (!this.updates.isEnabled) return;
    this.updates.versionUpdates.pipe(takeUntilDestroyed()).subscribe(({ type }) => {
      if (type === 'VERSION_READY') this.isReady.set(true);
    });
    this.updates.unrecoverable.pipe(takeUntilDestroyed()).subscribe(() => this.isReady.set(true));
  }

  async reload(): Promise<void> {
    await this.updates.activateUpdate().catch(() => false);
    document.location.reload();
  }
}

// The one thing asked from the server to verify a file: its published keys. The file itself is never sent.
import { inject, Injectable } from '@angular/core';
import { evidencePaths, publishedKeys, type PublishedKeys } from '@treize/contract/evidence';
import { Api } from '../platform/api';

@Injectable({ providedIn: 'root' })
export class VerifyApi {
  private readonly api = inject(Api);

  /** Null when the installation cannot be asked, offline for instance. */
  async keys(): Promise<PublishedKeys['keys'] | null> {
    try {
      return (await this.api.get(evidencePaths.keys, publishedKeys)).keys;
    } catch {
      return null;
    }
  }
}

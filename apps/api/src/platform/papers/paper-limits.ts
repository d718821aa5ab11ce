// How often anybody without an account may have a document composed: one costs a core some 10 ms.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../http/actor';
import { RateLimits } from '../http/limits/rate-limits';

/** A whole town hall may sit behind one address. */
const perNetwork = 120;
/** The same document again, from anywhere. */
const perDocument = 20;
const windowSeconds = 600;

@Injectable()
export class PaperLimits {
  constructor(private readonly limits: RateLimits) {}

  /**
   * Counts a document about to be composed for whoever asks.
   * @param document whose it is, when one person holds its link; null for what is given to everybody
   * @throws Refusal `too-many-requests`
   */
  count({ network }: Actor, document: string | null): Promise<void> {
    const from = { bucket: `paper-from:${network}`, limit: perNetwork, windowSeconds };
    const same = { bucket: `paper:${document}`, limit: perDocument, windowSeconds };
    return this.limits.hitAll(document === null ? [from] : [from, same]);
  }
}

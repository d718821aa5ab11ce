// The code shown in a room: its secret, and the pass that whoever read it holds for the time of signing in.
import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { RoomPass, roomSource } from '@treize/contract/signing';
import { isRoomCode } from '@treize/evidence/room-code';
import type * as z from 'zod';
import { Clock } from '../../../platform/clock';
import type { Config } from '../../../platform/config';
import { CONFIG } from '../../../platform/config.token';
import { Links } from '../../../platform/http/links';
import { RateLimits } from '../../../platform/http/limits/rate-limits';
import { Refusal } from '../../../platform/http/refusal';

/** Long enough to receive a sign-in code by mail and type it. */
const passMinutes = 15;
const guessWindow = 600;
/** A whole room may sit behind one address: more would let somebody far away try codes at leisure. */
const guessesPerNetwork = 150;
const guessesPerPerson = 20;

@Injectable()
export class RoomCodes {
  constructor(
    private readonly clock: Clock,
    private readonly links: Links,
    private readonly limits: RateLimits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Secret of the half-day, hexadecimal: whoever holds it shows the codes without the network. */
  secretOf(halfDayId: string): string {
    return createHmac('sha256', this.config.SECRET).update(`room:${halfDayId}`).digest('hex');
  }

  sourceOf(halfDayId: string): z.output<typeof roomSource> {
    return { halfDayId, secret: this.secretOf(halfDayId), siteUrl: this.config.PUBLIC_URL };
  }

  isCode(halfDayId: string, code: string): boolean {
    return isRoomCode(this.secretOf(halfDayId), code, this.clock.now());
  }

  /** @throws Refusal `too-many-requests` */
  async countGuess(network: string, who: readonly string[]): Promise<void> {
    await this.limits.hitAll([
      { bucket: `room-code:network:${network}`, limit: guessesPerNetwork, windowSeconds: guessWindow },
      ...who.map((id) => ({
        bucket: `room-code:person:${id}`,
        limit: guessesPerPerson,
        windowSeconds: guessWindow,
      })),
    ]);
  }

  passFor(halfDayId: string): RoomPass {
    const until = new Date(this.clock.now().getTime() + passMinutes * 60_000);
    return {
      halfDayId,
      pass: this.links.signWords('room', halfDayId, '', until),
      until: until.toISOString(),
    };
  }

  /** @throws Refusal `room-code-missing` without a pass, or with that of another half-day or of too long ago */
  mustHoldPass(halfDayId: string, pass: string | null): void {
    if (pass === null || !this.isPass(halfDayId, pass)) throw new Refusal('room-code-missing');
  }

  private isPass(halfDayId: string, pass: string): boolean {
    try {
      return this.links.readWords('room', pass, this.clock.now()).id === halfDayId;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }
}

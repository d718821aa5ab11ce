// Other sessions of the same person at the same hours: told before confirming, and in the confirmation.
import { Injectable } from '@nestjs/common';
import type { Overlap, overlapQuery } from '@treize/contract/registrations';
import { emailKey, nameKey } from '@treize/rules/people/keys';
import { overlapping } from '@treize/rules/sessions/overlap';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Clock } from '../../platform/clock';
import type { Actor } from '../../platform/http/actor';
import { Links } from '../../platform/http/links';
import { halfDaysOfSession, otherHalfDays, personByKeys, type OtherHalfDay } from './overlaps.queries';

@Injectable()
export class Overlaps {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly links: Links,
  ) {}

  /**
   * For a form: everything to the person who is signed in, what their links show to whoever holds them. Nobody else
   * learns anything, not even whether the person is known.
   */
  async ofForm(actor: Actor, sessionId: string, form: z.output<typeof overlapQuery>): Promise<Overlap[]> {
    const known = this.readable(form.links);
    if (actor.personId === null && known.size === 0) return [];
    const tx = this.source.manager;
    const personId = await personByKeys(tx, nameKey(form.familyName, form.givenName), emailKey(form.email));
    const isSelf = personId !== undefined && personId === actor.personId;
    if (personId === undefined || (!isSelf && known.size === 0)) return [];
    const met = await this.met(tx, sessionId, personId);
    return met.filter(({ registrationId }) => isSelf || known.has(registrationId)).map(overlapOf);
  }

  /** For the person's own mail, which goes to the address on file. */
  async of(tx: EntityManager, sessionId: string, personId: string): Promise<Overlap[]> {
    return (await this.met(tx, sessionId, personId)).map(overlapOf);
  }

  /** The first half-day of each other registration that meets the session. */
  private async met(tx: EntityManager, sessionId: string, personId: string): Promise<OtherHalfDay[]> {
    const own = await halfDaysOfSession(tx, sessionId);
    const others = overlapping(own, await otherHalfDays(tx, sessionId, personId, this.clock.now()));
    const seen = new Set<string>();
    return others.filter(({ registrationId }) => !seen.has(registrationId) && seen.add(registrationId));
  }

  /** Registrations of the links that were made here; the others count for nothing. */
  private readable(tokens: readonly string[]): Set<string> {
    return new Set(
      tokens.flatMap((token) => {
        try {
          return [this.links.read('registration', token)];
        } catch {
          return [];
        }
      }),
    );
  }
}

const overlapOf = ({ number, title, date, startTime }: OtherHalfDay): Overlap => ({
  number,
  title,
  date,
  startTime,
});

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
    const tx = this.source.manager;
    const person = [nameKey(form.familyName, form.givenName), emailKey(form.email)] as const;
    const personId = await personByKeys(tx, ...person);
    if (personId === undefined) return [];
    const met = (await this.met(tx, sessionId, [personId])).get(personId) ?? [];
    if (personId === actor.personId) return met.map(overlapOf);
    const known = this.readable(form.links);
    return met.filter(({ registrationId }) => known.has(registrationId)).map(overlapOf);
  }

  /** Of these people, for whom they are told anyway: their own mail, the contact of their commune. */
  async of(
    tx: EntityManager,
    sessionId: string,
    personIds: readonly string[],
  ): Promise<Map<string, Overlap[]>> {
    const met = await this.met(tx, sessionId, personIds);
    return new Map([...met].map(([personId, halfDays]) => [personId, halfDays.map(overlapOf)]));
  }

  /** The first half-day of each other registration that meets the session, by person. */
  private async met(
    tx: EntityManager,
    sessionId: string,
    personIds: readonly string[],
  ): Promise<Map<string, OtherHalfDay[]>> {
    if (personIds.length === 0) return new Map();
    const own = await halfDaysOfSession(tx, sessionId);
    const others = overlapping(own, await otherHalfDays(tx, sessionId, personIds, this.clock.now()));
    const firsts = Map.groupBy(others, ({ registrationId }) => registrationId).values();
    return Map.groupBy(
      [...firsts].map(([first]) => first as OtherHalfDay),
      ({ personId }) => personId,
    );
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

// Places by cause, for organisers: of one session at a time, since two dates of a track share nothing.
import { Injectable } from '@nestjs/common';
import type { Availability, availabilityQuery } from '@treize/contract/places';
import { readAvailability } from '@treize/rules/registrations/availability';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import { Clock } from '../../../platform/clock';
import type { Actor } from '../../../platform/http/actor';
import { Refusal } from '../../../platform/http/refusal';
import { availabilityOf, type AvailabilityRow } from './availability.queries';

@Injectable()
export class Availabilities {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `session-not-named` when only a track is named, or nothing */
  async ofQuery(actor: Actor, { session }: z.output<typeof availabilityQuery>): Promise<Availability> {
    if (session === undefined) throw new Refusal('session-not-named');
    return this.of(actor, session);
  }

  async of(actor: Actor, sessionId: string): Promise<Availability> {
    const row = await availabilityOf(this.source.manager, sessionId, this.clock.now());
    if (!row) throw new Refusal('not-found');
    actor.mustReach('registrations.read', row);
    return availabilityView(row);
  }
}

export const availabilityView = (row: AvailabilityRow): Availability => ({
  ...readAvailability(row),
  closedAt: row.closedAt?.toISOString() ?? null,
});

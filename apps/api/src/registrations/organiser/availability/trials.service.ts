// Trying settings of places before saving them: the people who would be offered one, by name. Nothing is written.
import { Injectable } from '@nestjs/common';
import type { PlacesDraft, PlacesTrial } from '@treize/contract/places';
import { tryPlaces } from '@treize/rules/registrations/trial';
import { DataSource } from 'typeorm';
import { Clock } from '../../../platform/clock';
import type { Actor } from '../../../platform/http/actor';
import { Refusal } from '../../../platform/http/refusal';
import { offersEnd } from '../../deadlines/deadlines';
import { wholeGround } from '../../registering/ground';
import { readSessions } from '../../registering/ground.queries';
import { namesOf } from '../roster/roster.queries';

@Injectable()
export class Trials {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  async try(actor: Actor, sessionId: string, draft: PlacesDraft): Promise<PlacesTrial> {
    const at = this.clock.now();
    const [session] = await readSessions(this.source.manager, [sessionId]);
    if (!session) throw new Refusal('not-found');
    actor.mustReach('registrations.read', { sessionId, regionCode: session.regionCode });
    const { eligibility, offers, offerHours, offersStopHours } = draft;
    const tried = {
      ...session,
      ...eligibility,
      audienceKind: eligibility.kind,
      offers,
      offerHours,
      offersStopHours,
    };
    const { facts, waiting } = await wholeGround(this.source.manager, tried, at);
    const blocks = draft.blocks.filter(({ releasesAt }) => releasesAt === null || new Date(releasesAt) > at);
    const leaves = offers === 'AUTO' && session.state === 'PUBLISHED' && at < offersEnd(tried);
    const trial = tryPlaces(facts, waiting, { ...draft, blocks }, leaves);
    const ranks = new Map(
      waiting.flatMap(({ registrationIds }) => registrationIds).map((id, index) => [id, index + 1]),
    );
    const ids = trial.offered.flatMap(({ registrationIds }) => registrationIds);
    const people = new Map((await namesOf(this.source.manager, ids)).map((one) => [one.id, one]));
    return {
      offers: ids.map((id) => ({
        registrationId: id,
        name: people.get(id)?.name ?? '',
        body: people.get(id)?.body ?? '',
        rank: ranks.get(id) ?? 1,
      })),
      stillWaiting: trial.stillWaiting,
      left: trial.left,
    };
  }
}

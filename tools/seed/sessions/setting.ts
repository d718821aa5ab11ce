// What sessions are written from, and what was written.
import type { Config } from '@treize/api/platform/config';
import type { CatalogueIds } from '../catalogue';
import type { Dice } from '../dice';
import type { Person } from '../people/people';
import type { Cast } from '../people/write-people';
import type { Region } from '../places';
import type { PlacedRegistration } from '../registrations/registration-rows';
import type { SessionPlan } from './plan';
import type { PlacedSession } from './session-rows';

export interface Setting {
  now: Date;
  config: Config;
  dice: Dice;
  regions: Map<string, Region>;
  catalogue: CatalogueIds;
  venues: Map<string, string>;
  cast: Cast;
}

/** A session written, with whom it concerns. */
export interface Written {
  plan: SessionPlan;
  session: PlacedSession;
  trainers: Person[];
  registrations: PlacedRegistration[];
}

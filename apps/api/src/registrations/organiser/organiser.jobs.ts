// Jobs of the organiser's acts: what is written to people after them.
import * as z from 'zod';
import { defineJob } from '../../platform/jobs/job';

/** Places were promised: write to the person, or to the commune's contacts. */
export const seatsPromised = defineJob('registrations.seats-promised', z.object({ invitationId: z.uuid() }));
/** The dates to come of a track fell together: each address is told once. */
export const trackFell = defineJob(
  'registrations.track-fell',
  z.object({ trackId: z.uuid(), reason: z.string(), registrationIds: z.array(z.uuid()) }),
  { expireInSeconds: 600 },
);

// Job of declined registrations.
import * as z from 'zod';
import { defineJob } from '../../platform/jobs/job';

/** A decline can be undone no more: the place goes to the next in line. `declinedAt` names the decline. */
export const declineEnded = defineJob(
  'registrations.decline-ended',
  z.object({ registrationId: z.uuid(), declinedAt: z.iso.datetime() }),
);

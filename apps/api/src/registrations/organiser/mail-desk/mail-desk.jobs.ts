// Jobs of the organiser's mail desk.
import * as z from 'zod';
import { defineJob } from '../../../platform/jobs/job';

/** An organiser wants the current revision of this invitation to leave again. */
export const invitationResend = defineJob(
  'registrations.resend',
  z.object({ invitationId: z.uuid(), actorId: z.uuid() }),
);

// The job that queues the next messages of a mailing.
import * as z from 'zod';
import { defineJob } from '../../platform/jobs/job';

/** Each run queues one batch and sends for the next: killed at any point, the following run goes on where it stopped. */
export const mailingBatch = defineJob('mailings.batch', z.object({ mailingId: z.uuid() }), {
  retryLimit: 50,
  retryDelay: 5,
  retryDelayMax: 600,
  expireInSeconds: 120,
});

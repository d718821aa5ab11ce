// The job that carries one stored mail to the mail server.
import * as z from 'zod';
import { defineJob } from '../jobs/job';

/** Retried after about 1, 2, 4 … minutes, at most 12 hours apart, for two days; a dead worker keeps it 5 minutes. */
export const mailSend = defineJob('mail.send', z.object({ mailId: z.uuid() }), {
  retryLimit: 13,
  retryDelay: 60,
  retryDelayMax: 43_200,
  expireInSeconds: 300,
});

// The job that carries one stored mail to the mail server, and what other rooms learn of mails.
import * as z from 'zod';
import { defineFact, defineJob } from '../jobs/job';
import type { JobToSend } from '../jobs/jobs.service';

/** Retried after about 1, 2, 4 … minutes, at most 12 hours apart, for two days; a dead worker keeps it 5 minutes. */
export const mailSend = defineJob('mail.send', z.object({ mailId: z.uuid() }), {
  retryLimit: 13,
  retryDelay: 60,
  retryDelayMax: 43_200,
  expireInSeconds: 300,
});

/** A mail came back, whoever follows decides what that means for the person. */
export const mailBounced = defineFact(
  'mail-bounced',
  z.object({ mailId: z.uuid(), bounce: z.enum(['SOFT', 'HARD', 'POLICY']) }),
);

/** The job of a stored mail: the most urgent leaves first, none before its hour. */
export const sendingOf = (mail: {
  id: string;
  urgency: number;
  nextAt: Date | null;
}): JobToSend<typeof mailSend.payload> => ({
  payload: { mailId: mail.id },
  when: { priority: 9 - mail.urgency, ...(mail.nextAt && { startAfter: mail.nextAt }) },
});

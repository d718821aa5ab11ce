// The job that carries one stored mail to the mail server, and what other rooms learn of mails.
import { priorityOf } from '@treize/rules/mails/delivery';
import * as z from 'zod';
import { defineFact, defineJob } from '../jobs/job';
import type { JobToSend } from '../jobs/jobs.service';

/**
 * Ends well whatever becomes of the mail, whose next try is a job of its own: the queue's retries are for workers that die
 * or lose the database. A dead worker keeps its jobs 5 minutes, longer than any attempt lasts.
 */
export const mailSend = defineJob('mail.send', z.object({ mailId: z.uuid() }), {
  retryLimit: 500,
  retryDelay: 5,
  retryDelayMax: 600,
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
  when: { priority: priorityOf(mail.urgency), ...(mail.nextAt && { startAfter: mail.nextAt }) },
});

// The job that sorts one received message, and the fact that one of them answers an invitation.
import * as z from 'zod';
import { defineFact, defineJob } from '../jobs/job';

export const inboxSort = defineJob('inbox.sort', z.object({ messageId: z.uuid() }), { expireInSeconds: 120 });

/** A received message carries a calendar object with a method; whoever follows opens it and settles it. */
export const answerReceived = defineFact('answer-received', z.object({ messageId: z.uuid() }));

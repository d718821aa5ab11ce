// The job that sorts one received message, and the facts that one answers an invitation, or comes from a person.
import * as z from 'zod';
import { defineFact, defineJob } from '../jobs/job';

export const inboxSort = defineJob('inbox.sort', z.object({ messageId: z.uuid() }), { expireInSeconds: 120 });

/** A received message carries a calendar object with a method; whoever follows opens it and settles it. */
export const answerReceived = defineFact('answer-received', z.object({ messageId: z.uuid() }));

/** Words for a person to read, and nothing in the message names a mail of ours: whoever knows people may know the writer. */
export const personWrote = defineFact('person-wrote', z.object({ messageId: z.uuid() }));

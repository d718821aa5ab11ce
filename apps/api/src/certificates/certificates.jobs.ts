// The job that tries again the certificates that could not be written after the closing.
import * as z from 'zod';
import { defineJob } from '../platform/jobs/job';

/** `attempt`: how many times it was tried already. */
export const issueAgain = defineJob(
  'certificates.issue-again',
  z.object({ sessionId: z.uuid(), attempt: z.int().positive() }),
);

// Jobs of certificates: those that could not be written or were held are tried again; the copy to print is put together.
import * as z from 'zod';
import { defineJob } from '../platform/jobs/job';

/** `attempt`: how many times it was tried already. */
export const issueAgain = defineJob(
  'certificates.issue-again',
  z.object({ sessionId: z.uuid(), attempt: z.int().nonnegative() }),
);

/** The certificates of a session in one file to print. */
export const printCertificates = defineJob('certificates.print', z.object({ sessionId: z.uuid() }), {
  expireInSeconds: 300,
});

// Facts of attendance that rooms to the right follow: a session was closed, a sealed sheet was corrected.
import * as z from 'zod';
import { defineFact } from '../platform/jobs/job';

/** Every half-day is sealed and the session is closed: certificates may be issued. */
export const sessionClosed = defineFact('session-closed', z.object({ sessionId: z.uuid() }));

/** A correction after the closing: what was certified of this person may be wrong. */
export const attendanceCorrected = defineFact(
  'attendance-corrected',
  z.object({ sessionId: z.uuid(), registrationId: z.uuid(), reason: z.string() }),
);

// Facts of attendance that other work follows: a half-day was sealed, a session closed, a sealed sheet corrected.
import * as z from 'zod';
import { defineFact } from '../platform/jobs/job';

/** Every half-day is sealed and the session is closed: certificates may be issued. */
export const sessionClosed = defineFact('session-closed', z.object({ sessionId: z.uuid() }));

/** A correction after the closing: what was certified of this person may be wrong. */
export const attendanceCorrected = defineFact(
  'attendance-corrected',
  z.object({ sessionId: z.uuid(), registrationId: z.uuid(), reason: z.string() }),
);

/** A half-day was sealed: this room writes its PDF, from the sealed text. */
export const halfDaySealed = defineFact('half-day-sealed', z.object({ halfDayId: z.uuid() }));

// Facts that sessions publish for the rooms to the right: moved, cancelled, places freed.
import { periods } from '@treize/rules/sessions/timetable';
import * as z from 'zod';
import { defineFact } from '../platform/jobs/job';

const halfDay = z.object({ period: z.enum(periods), startTime: z.string(), endTime: z.string() });

/** A published session changed its days, hours or place; `before` is what people were told. */
export const sessionMoved = defineFact(
  'session-moved',
  z.object({
    sessionId: z.uuid(),
    version: z.int(),
    before: z.object({
      days: z.array(z.object({ id: z.uuid(), date: z.string(), halfDays: z.array(halfDay) })),
      place: z.string(),
    }),
  }),
);

export const sessionCancelled = defineFact(
  'session-cancelled',
  z.object({ sessionId: z.uuid(), version: z.int(), reason: z.string() }),
);

/** A change may have freed places: they go to those who wait. */
export const seatsFreed = defineFact('seats-freed', z.object({ sessionId: z.uuid() }));

// Facts that sessions publish for the rooms to the right: moved, fallen, standing again, places freed.
import { periods } from '@treize/rules/sessions/timetable';
import * as z from 'zod';
import { defineFact } from '../platform/jobs/job';

const halfDay = z.object({ period: z.enum(periods), startTime: z.string(), endTime: z.string() });

/**
 * A published session changed its days, hours or place; `before` is what people were told. `isReopened`: it was postponed
 * and has its new date, everybody is invited again.
 */
export const sessionMoved = defineFact(
  'session-moved',
  z.object({
    sessionId: z.uuid(),
    version: z.int(),
    movedAt: z.iso.datetime(),
    isReopened: z.boolean(),
    before: z.object({
      days: z.array(z.object({ id: z.uuid(), date: z.string(), halfDays: z.array(halfDay) })),
      place: z.string(),
    }),
  }),
);

const fallen = z.object({ sessionId: z.uuid(), version: z.int(), reason: z.string() });

export const sessionCancelled = defineFact('session-cancelled', fallen);

/** Its date is given up, registrations are kept; a `sessionMoved` will give the new one. */
export const sessionPostponed = defineFact('session-postponed', fallen);

/** A cancelled session stands again, at its dates. */
export const sessionReinstated = defineFact(
  'session-reinstated',
  z.object({ sessionId: z.uuid(), version: z.int() }),
);

/** A change may have freed places: they go to those who wait. */
export const seatsFreed = defineFact('seats-freed', z.object({ sessionId: z.uuid() }));

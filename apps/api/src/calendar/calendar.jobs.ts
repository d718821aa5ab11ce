// Facts of this room for the rooms to its right, and what it does later.
import { attendances } from '@treize/rules/calendar/replies';
import * as z from 'zod';
import { defineFact, defineJob } from '../platform/jobs/job';

/** Somebody answered for a day; `tells`: the person may be written to about it. */
export const attendanceAnswered = defineFact(
  'attendance-answered',
  z.object({
    registrationId: z.uuid(),
    invitationId: z.uuid(),
    answer: z.enum(attendances),
    tells: z.boolean(),
  }),
);

/** A published session changed a while ago: those invited are told what is true by now, unless it is night. */
export const updatesDue = defineJob('calendar.updates-due', z.object({ sessionId: z.uuid() }), {
  expireInSeconds: 600,
});

/** A region writes from another address: its invitations to come are withdrawn from the old one, sent again from the new. */
export const senderChanged = defineJob('calendar.sender-changed', z.object({ regionCode: z.string() }), {
  expireInSeconds: 600,
});

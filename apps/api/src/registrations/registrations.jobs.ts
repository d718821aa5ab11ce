// Jobs of this room: what happens after a registration changes.
import { defineJob } from '../platform/jobs/job';
import { sessionMoved } from '../sessions/sessions.jobs';
import * as z from 'zod';

const one = z.object({ registrationId: z.uuid() });

/** A place is held: send the confirmation with the invitation. */
export const registrationConfirmed = defineJob('registrations.confirmed', one);
/** A place is held until somebody validates: say so to the person, and to whoever is to answer. */
export const registrationPending = defineJob('registrations.pending', one);
/** Nobody has validated in time. */
export const validationEnded = defineJob('registrations.validation-ended', one);
/** The person waits: send rank and rule. */
export const registrationWaitlisted = defineJob('registrations.waitlisted', one);
/** A place is offered until its deadline. */
export const placeOffered = defineJob('registrations.offered', one.extend({ offeredAt: z.iso.datetime() }));
/** The deadline of an offer has come. */
export const offerEnded = defineJob('registrations.offer-ended', one.extend({ offeredAt: z.iso.datetime() }));
/** A registration ended: take the event out of the person's calendar and say so. */
export const registrationCancelled = defineJob(
  'registrations.cancelled',
  one.extend({ quietly: z.boolean().optional().describe('nobody is told') }),
);
/** Somebody registered a person who is registered already: remind that person, at the address on file. */
export const registrationReminded = defineJob('registrations.reminded', one);
/** Places may be free again without anybody's act: forms abandoned, blocks released, invitations expired. */
export const lineToServe = defineJob('registrations.line-to-serve', z.object({ sessionId: z.uuid() }));
/** Somebody was moved to another session: one mail tells both, the calendar leaves the old one. */
export const registrationTransferred = defineJob('registrations.transferred', one);
/** The session stands again after it fell, or has its new date: `version` is the one that tells so. */
export const registrationToldAgain = defineJob(
  'registrations.told-again',
  one.extend({ occasion: z.enum(['new-date', 'reinstated']), version: z.int() }),
);
/** A session moved a while ago: those without a sure place on it are told what is true by now. */
export const waitingDue = defineJob('registrations.waiting-due', sessionMoved.payload);

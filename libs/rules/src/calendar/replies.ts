// What becomes of a calendar object mailed to us: an answer applied, asked again, kept for a person to read, or nothing.
import { addressKey, attendeeOf, trustOf, type Evidence } from './replies-trust';

export const attendances = ['ACCEPTED', 'TENTATIVE', 'DECLINED'] as const;
export type Attendance = (typeof attendances)[number];

/** Why a person must read the message: stable words, each with its sentence on the organiser's page. */
export const reviewReasons = [
  'unreadable',
  'too-large',
  'forwarded',
  'several-calendars',
  'several-events',
  'method-differs',
  'unknown-uid',
  'other-organizer',
  'several-attendees',
  'stranger',
  'future-stamp',
  'unknown-answer',
  'newer-sequence',
  'counter',
  'delegated',
  'delivery-problem',
] as const;
export type ReviewReason = (typeof reviewReasons)[number];
export type NoteReason = Extract<ReviewReason, 'counter' | 'delegated' | 'delivery-problem'>;

/** Why nothing is done with the message, for the log. */
export const ignoreReasons = ['not-an-answer', 'cancelled', 'over', 'older'] as const;
export type IgnoreReason = (typeof ignoreReasons)[number];

/** A calendar object as it was read: counts, then its only event. */
export interface ReadReply {
  calendars: number;
  events: number;
  /** METHOD of the body, upper case. */
  method: string | null;
  /** `method` of the MIME part, upper case. */
  mimeMethod: string;
  uid: string | null;
  organizer: string | null;
  attendees: readonly { address: string; partstat: string | null }[];
  /** 0 when absent (RFC 5545, 3.8.7.4). */
  sequence: number;
  stamp: Date | null;
  comment: string | null;
  /** `3.7;Invalid calendar user` */
  requestStatus: string | null;
  start: Date | null;
  end: Date | null;
}

/** An invitation, as far as an answer to it is concerned. */
export interface AnsweredInvitation {
  onFile: string;
  aliases: readonly string[];
  organizer: string;
  /** It stands, and its session does. */
  stands: boolean;
  /** Last instant of the day it invites to. */
  endsAt: Date;
  /** SEQUENCE of the last object, and of the last one that changed the times. */
  sequence: number;
  timesSequence: number;
  /** SEQUENCE and DTSTAMP of the answer in force. */
  answered: { sequence: number; at: Date } | null;
}

export interface ReadAnswer {
  partstat: Attendance;
  sequence: number;
  stamp: Date;
  comment: string | null;
  /** Address to remember beside the one on file. */
  newAlias: string | null;
}

export type ReplyOutcome =
  | ({ kind: 'apply'; notify: boolean } & ReadAnswer)
  | ({ kind: 'ask' } & ReadAnswer)
  | { kind: 'stale' }
  | { kind: 'resend' }
  | {
      kind: 'note';
      reason: NoteReason;
      proposed: { start: Date; end: Date | null } | null;
      problem: string | null;
    }
  | { kind: 'review'; reason: ReviewReason }
  | { kind: 'ignore'; reason: IgnoreReason };

const review = (reason: ReviewReason): ReplyOutcome => ({ kind: 'review', reason });
const ignore = (reason: IgnoreReason): ReplyOutcome => ({ kind: 'ignore', reason });
const note = (reason: NoteReason, about: { reply?: ReadReply; problem?: string } = {}): ReplyOutcome => ({
  kind: 'note',
  reason,
  proposed: about.reply?.start ? { start: about.reply.start, end: about.reply.end } : null,
  problem: about.problem ?? null,
});

/** Methods that an invited person sends; the others are for organisers to send. */
const fromAttendees = ['REPLY', 'COUNTER', 'REFRESH'];
/** Clocks of calendars may be wrong by so much: beyond, this stamp would hide every answer to come. */
const clockToleranceMs = 24 * 3_600_000;

/** What is wrong with the object itself, whatever invitation it is about (RFC 5546, 3.2.3; RFC 6047, 2.4). */
function shapeOutcome(reply: ReadReply): ReplyOutcome | null {
  if (reply.calendars !== 1) return review('several-calendars');
  if (reply.method !== reply.mimeMethod) return review('method-differs');
  if (!fromAttendees.includes(reply.method)) return ignore('not-an-answer');
  return reply.events === 1 ? null : review('several-events');
}

/** What became of the invitation meanwhile, and whose mailbox the object believes it writes to. */
function groundOutcome(reply: ReadReply, invitation: AnsweredInvitation, now: Date): ReplyOutcome | null {
  const { organizer } = reply;
  // Exchange leaves ORGANIZER out: only a wrong one is refused.
  if (organizer !== null && addressKey(organizer) !== addressKey(invitation.organizer))
    return review('other-organizer');
  if (!invitation.stands) return ignore('cancelled');
  if (now >= invitation.endsAt) return ignore('over');
  return reply.method === 'REFRESH' ? { kind: 'resend' } : null;
}

/** Order of answers, RFC 5546, 2.1.5: by SEQUENCE, then by DTSTAMP. */
export const isLater = (
  answer: { sequence: number; stamp: Date },
  stored: { sequence: number; at: Date } | null,
): boolean =>
  stored === null ||
  answer.sequence > stored.sequence ||
  (answer.sequence === stored.sequence && answer.stamp > stored.at);

/** When an answer by the right person counts: for the times in force, and later than the one stored. */
function orderOutcome(
  { sequence }: ReadReply,
  stamp: Date,
  invitation: AnsweredInvitation,
  now: Date,
): ReplyOutcome | null {
  if (sequence > invitation.sequence) return review('newer-sequence');
  if (sequence < invitation.timesSequence) return { kind: 'stale' };
  if (stamp.getTime() > now.getTime() + clockToleranceMs) return review('future-stamp');
  return isLater({ sequence, stamp }, invitation.answered) ? null : ignore('older');
}

const isAttendance = (partstat: string | null): partstat is Attendance =>
  attendances.some((known) => known === partstat);

/**
 * Decides what a calendar object received by mail does. It never adds anybody: an address that is neither on file nor
 * an alias that DMARC vouches for is a stranger's. Applied in any order, answers end the same.
 * @param invitation the one whose UID the object names; null: none
 */
export function decideReply(
  reply: ReadReply,
  invitation: AnsweredInvitation | null,
  evidence: Evidence,
  now: Date,
): ReplyOutcome {
  const shape = shapeOutcome(reply);
  if (shape) return shape;
  if (!invitation) return review('unknown-uid');
  const ground = groundOutcome(reply, invitation, now);
  if (ground) return ground;
  if (reply.attendees.some(({ partstat }) => partstat === 'DELEGATED')) return note('delegated');
  const [attendee, ...others] = reply.attendees;
  if (!attendee || others.length > 0) return review('several-attendees');
  const who = attendeeOf(attendee.address, invitation, evidence);
  if (who === null) return review('stranger');
  if (reply.method === 'COUNTER') return note('counter', { reply });
  if (/^[35]\./.test(reply.requestStatus ?? ''))
    return note('delivery-problem', { problem: reply.requestStatus ?? '' });
  const { partstat } = attendee;
  if (!isAttendance(partstat)) return review('unknown-answer');
  const { sequence, stamp, comment } = reply;
  if (stamp === null) return review('unreadable');
  const order = orderOutcome(reply, stamp, invitation, now);
  if (order) return order;
  const newAlias = who === 'new-alias' ? addressKey(attendee.address) : null;
  const answer: ReadAnswer = { partstat, sequence, stamp, comment, newAlias };
  const trust = trustOf(evidence, attendee.address);
  return trust === 'C' ? { kind: 'ask', ...answer } : { kind: 'apply', notify: trust === 'B', ...answer };
}

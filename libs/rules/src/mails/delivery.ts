// What to do with a stored mail when its job comes: send it, wait, drop it because a newer revision exists, or nothing.
export type MailState =
  | 'PENDING'
  | 'SENDING'
  | 'ACCEPTED'
  | 'DEFERRED'
  | 'UNKNOWN'
  | 'REJECTED'
  | 'SUPERSEDED'
  | 'SUPPRESSED'
  | 'EXPIRED';

/** Nothing more is tried in these. */
export const finalStates: readonly MailState[] = [
  'ACCEPTED',
  'REJECTED',
  'SUPERSEDED',
  'SUPPRESSED',
  'EXPIRED',
];

/** A mail of one calendar invitation (or a mail alone, revision null). */
export interface StoredMail {
  id: string;
  state: MailState;
  revision: number | null;
  sendingAt: Date | null;
}

/** A mail whose job has come. */
export interface DueMail extends StoredMail {
  kind: string;
  /** Not tried any more after this instant. */
  giveUpAt: Date | null;
  /** Nothing is sent to its recipient any more. */
  isBlocked: boolean;
}

export type Claim = 'send' | 'wait' | 'superseded' | 'suppressed' | 'expired' | 'final';

/** A mail being sent for longer than this belongs to a dead worker: every SMTP wait is shorter. */
export const leaseMilliseconds = 240_000;

const inFlight = (mail: StoredMail, now: Date): boolean =>
  mail.state === 'SENDING' &&
  mail.sendingAt !== null &&
  now.getTime() - mail.sendingAt.getTime() < leaseMilliseconds;

/**
 * Order within one invitation: an older revision never leaves once a newer one is stored, and a newer one waits while an
 * older is in flight. `siblings` are the other mails of the same invitation.
 */
export function decideClaim(mail: DueMail, siblings: readonly StoredMail[], now: Date): Claim {
  if (finalStates.includes(mail.state)) return 'final';
  if (inFlight(mail, now)) return 'wait';
  if (siblings.some((other) => (other.revision ?? -1) > (mail.revision ?? -1))) return 'superseded';
  if (mail.giveUpAt !== null && mail.giveUpAt < now) return 'expired';
  // Whoever asks for a code to sign in gets it: the person is there, the block may be old.
  if (mail.isBlocked && !holdsSecret(mail.kind)) return 'suppressed';
  return siblings.some((other) => inFlight(other, now)) ? 'wait' : 'send';
}

/**
 * The operator may try again what failed or hangs, never what left or was overtaken, nor a code that has run out; what was
 * held back only once its reason is gone.
 */
export function isRetryable(mail: DueMail, now: Date): boolean {
  if (holdsSecret(mail.kind) || (mail.giveUpAt !== null && mail.giveUpAt < now)) return false;
  if (mail.isBlocked) return false;
  return !['PENDING', 'SENDING', 'ACCEPTED', 'SUPERSEDED'].includes(mail.state);
}

/** Mails whose words open a door: a code, a link that signs in or changes a mailbox. Any other may be read again by whoever keeps the mails. */
const secretKinds: readonly string[] = ['sign-in', 'address.to-confirm'];

/** True for a mail whose words are forgotten once it has left or was refused: nobody reads a code after the recipient. */
export const holdsSecret = (kind: string): boolean => secretKinds.includes(kind);

/** 0 leaves first, 9 last; what the sender of the mail did not say is told by what it is. */
export function urgencyOf(kind: string, method: 'REQUEST' | 'CANCEL' | null, isMailing: boolean): number {
  if (holdsSecret(kind)) return 0;
  if (method === 'CANCEL') return 1;
  return isMailing || kind.endsWith('.reminded') ? 8 : 5;
}

/** Jobs of the queue are taken by priority, the highest first. */
export const priorityOf = (urgency: number): number => 9 - urgency;

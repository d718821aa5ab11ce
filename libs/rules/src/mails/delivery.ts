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

export type Claim = 'send' | 'wait' | 'superseded' | 'final';

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
export function decideClaim(mail: StoredMail, siblings: readonly StoredMail[], now: Date): Claim {
  if (finalStates.includes(mail.state)) return 'final';
  if (inFlight(mail, now)) return 'wait';
  if (siblings.some((other) => (other.revision ?? -1) > (mail.revision ?? -1))) return 'superseded';
  return siblings.some((other) => inFlight(other, now)) ? 'wait' : 'send';
}

/** The operator may try again what failed or hangs, never what left or was overtaken, nor a code that has run out. */
export const isRetryable = (state: MailState, kind: string): boolean =>
  !holdsSecret(kind) && (state === 'REJECTED' || state === 'DEFERRED' || state === 'UNKNOWN');

/** Mails whose words open a door: a code, a link that signs in. Any other may be read again by whoever keeps the mails. */
const secretKinds: readonly string[] = ['sign-in'];

/** True for a mail whose words are forgotten once it has left or was refused: nobody reads a code after the recipient. */
export const holdsSecret = (kind: string): boolean => secretKinds.includes(kind);

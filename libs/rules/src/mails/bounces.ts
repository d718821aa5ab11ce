// What a delivery report says of an address: wrong for good, full or slow for now, or our message refused.
export type Bounce = 'SOFT' | 'HARD' | 'POLICY';

/** Codes about the sender or the message, though they stand among those about addresses (RFC 3463, RFC 7505). */
const aboutTheSender: readonly string[] = ['5.1.7', '5.1.8'];
const nobodyThere =
  /user unknown|unknown (user|recipient|mailbox)|no such (user|recipient|mailbox)|(user|recipient|mailbox|address)\b.{0,40}(does not exist|doesn.t exist|not found)|n.existe pas|recipient (address )?rejected: access denied/i;

/**
 * The meaning of a final failure.
 * @param status enhanced status code of RFC 3463: `5.1.1`
 * @param text what the server wrote beside it, used only where the code is vague
 */
export function bounceOf(status: string, text: string): Bounce {
  if (!status.startsWith('5.')) return 'SOFT';
  if (aboutTheSender.includes(status)) return 'POLICY';
  if (status.startsWith('5.1.') || status === '5.2.1') return 'HARD';
  if (status === '5.2.2') return 'SOFT';
  if (status.startsWith('5.7.')) return 'POLICY';
  if (nobodyThere.test(text)) return 'HARD';
  return /^5\.[356]\./.test(status) ? 'POLICY' : 'SOFT';
}

/** True for a full mailbox: it may be emptied, so one report is not enough to stop writing. */
export const isFull = (status: string): boolean => /^[45]\.2\.2$/.test(status);

/** Reports of a full mailbox, in as many days, after which nothing more is sent to it. */
export const fullReports = 3;
export const fullDays = 5;

/** Why nothing more is sent to the address after this failure, or null. `fullSoFar` counts the mails found full in those days, this one too. */
export function blockCause(bounce: Bounce, status: string, fullSoFar: number): 'HARD' | 'FULL' | null {
  if (bounce === 'HARD') return 'HARD';
  return isFull(status) && fullSoFar >= fullReports ? 'FULL' : null;
}

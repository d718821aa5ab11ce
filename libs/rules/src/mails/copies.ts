// What an organiser knows of the copy that a calendar holds: its age, what became of the last mail, what to send again.
import type { MailState } from './delivery';

/** One day of one person: the last revision made, and the one their calendar holds as far as known. */
export interface Copy {
  /** Null: never invited to this day. */
  wanted: 'REQUEST' | 'CANCEL' | null;
  channel: 'MAIL' | 'FEED';
  /** SEQUENCE of the last object made; null: none. */
  revision: number | null;
  /** Highest SEQUENCE that a mail server accepted and nobody bounced; null: none. */
  held: number | null;
  /** A mail with this revision is still in the queue. */
  isOnItsWay: boolean;
}

/**
 * True when the copy is older than what the session says. A withdrawal concerns only whoever received something: a
 * calendar that holds nothing has nothing to take off.
 */
export function isStale({ wanted, channel, revision, held }: Copy): boolean {
  if (channel === 'FEED' || wanted === null || revision === null) return false;
  return wanted === 'CANCEL' ? held !== null && held < revision : held === null || held < revision;
}

/**
 * True when the current revision is worth sending again: an invitation, or the withdrawal of one that had arrived.
 * @param isAsked somebody named this person: it leaves even when it arrived as far as we know, or is read in a feed
 */
export function isToResend(copy: Copy, isAsked: boolean): boolean {
  if (!isAsked) return isStale(copy) && !copy.isOnItsWay;
  if (copy.wanted === 'CANCEL') return copy.channel === 'MAIL' && copy.held !== null;
  return copy.wanted === 'REQUEST' && copy.revision !== null;
}

export type Fate = 'accepted' | 'waiting' | 'failed' | 'bounced';

/** What became of a mail, in one word for whoever counts. */
export function fateOf(state: MailState, bounce: string | null): Fate {
  if (bounce !== null) return 'bounced';
  if (state === 'ACCEPTED') return 'accepted';
  return state === 'REJECTED' || state === 'SUPPRESSED' || state === 'EXPIRED' ? 'failed' : 'waiting';
}

/** The same answer given for every day that stands; null: none is, or they differ. */
export function sameAnswer<A>(days: readonly { wanted: Copy['wanted']; answer: A | null }[]): A | null {
  const answers = new Set(days.filter(({ wanted }) => wanted === 'REQUEST').map(({ answer }) => answer));
  const [only = null] = answers;
  return answers.size === 1 ? only : null;
}

/** Signed tokens of a link: whoever holds one acts as the person. Identifiers of sessions stay. */
const tokens = /(?<=[/=])(?![0-9a-f]{8}-[0-9a-f]{4}-)[\w-]{32,}/g;

/** Words of a mail for somebody else than its reader: what opens a door is left out. */
export const withoutTokens = (words: string): string => words.replace(tokens, '…');

/** "remi.castagnol@mairie.example" -> "r…@mairie.example": enough to recognise it, too little to write to it. */
export const maskedAddress = (address: string): string => {
  const at = address.lastIndexOf('@');
  return at < 1 ? '…' : `${Array.from(address)[0]}…${address.slice(at)}`;
};

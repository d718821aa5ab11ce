// Who an answer to an invitation comes from, and how far it is believed: address on file, aliases, DMARC, SPF, DKIM.
import { emailKey } from '../people/keys';

/** What the receiving server says of the sender, read from its own Authentication-Results alone. */
export interface Evidence {
  dmarc: 'pass' | 'fail' | 'none' | null;
  /** Domain of the From address that these results are about. */
  domain: string | null;
  spf: boolean;
  dkim: boolean;
}

/** A: applied; B: applied, and the person is told; C: the person is asked first. */
export type Trust = 'A' | 'B' | 'C';

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** `MAILTO:Anne%2Bpvd@Mairie.example` -> `anne+pvd@mairie.example`; other addresses as they are compared. */
export function addressKey(address: string): string {
  const bare = address.trim();
  return emailKey(/^mailto:/i.test(bare) ? decoded(bare.slice('mailto:'.length)) : bare);
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
const localPartOf = (address: string): string => address.slice(0, Math.max(0, address.lastIndexOf('@')));

/** The same domain, or one within the other: relaxed alignment (RFC 7489, 3.1). */
function isAligned(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short === long || (short.includes('.') && long.endsWith(`.${short}`));
}

/** @param attendee address that the answer names */
export function trustOf({ dmarc, domain, spf, dkim }: Evidence, attendee: string): Trust {
  if (domain === null || dmarc === 'fail' || !isAligned(emailKey(domain), domainOf(addressKey(attendee))))
    return 'C';
  if (dmarc === 'pass') return 'A';
  return spf || dkim ? 'B' : 'C';
}

/** Domains whose mailboxes belong to people who do not know each other. */
const publicDomains =
  /^(gmail\.com|googlemail\.com|outlook\.(com|fr)|hotmail\.(com|fr)|live\.(com|fr)|msn\.com|yahoo\.(com|fr)|orange\.fr|wanadoo\.fr|free\.fr|sfr\.fr|neuf\.fr|bbox\.fr|laposte\.net|icloud\.com|me\.com|mac\.com|gmx\.(com|fr|net)|proton\.me|protonmail\.com)$/;

const withoutTag = (address: string): string => localPartOf(address).replace(/\+.*$/s, '');

/**
 * Whose address an answer names. An address that is not on file is taken for an alias only when DMARC vouches for it
 * and its domain is the same; at a public provider it must also be the same mailbox, with a tag after a plus sign.
 * Null: a stranger, or nobody vouches for the alias.
 */
export function attendeeOf(
  address: string,
  { onFile, aliases }: { onFile: string; aliases: readonly string[] },
  evidence: Evidence,
): 'on-file' | 'alias' | 'new-alias' | null {
  const [key, own] = [addressKey(address), addressKey(onFile)];
  if (key === own) return 'on-file';
  if (aliases.some((alias) => addressKey(alias) === key)) return 'alias';
  const domain = domainOf(own);
  if (domainOf(key) !== domain || trustOf(evidence, key) !== 'A') return null;
  return !publicDomains.test(domain) || withoutTag(key) === withoutTag(own) ? 'new-alias' : null;
}

const machines =
  /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|ne-?pas-?repondre|bounces?|listserv|majordomo|owner-.*|.*-(request|owner|bounces?))([+=-].*)?$/;

/** A sender that nothing is ever mailed because of: none at all, a server, a list, a mailbox nobody reads. */
export const isMachine = (address: string | null): boolean =>
  address === null || machines.test(localPartOf(emailKey(address)));

const day = 24 * 3_600_000;

/** Received mail causes at most one mail per invitation in 24 hours. */
export const mayMailAgain = (lastAt: Date | null, now: Date): boolean =>
  lastAt === null || now.getTime() - lastAt.getTime() >= day;

// Who writes: one address a region, the same in From and in the calendar's ORGANIZER.

/** A mailbox: the name shown and the address. */
export interface Mailbox {
  name: string;
  address: string;
}

const localPart = (regionName: string): string =>
  regionName
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/**
 * The sender of a region: `{ name: 'Treize · Bretagne', address: 'bretagne@<domain>' }`.
 * A name without any Latin letter falls back on its code: `region-53@<domain>`.
 */
export function senderOf(regionCode: string, regionName: string, domain: string): Mailbox {
  return {
    name: `Treize · ${regionName}`,
    address: `${localPart(regionName) || `region-${regionCode}`}@${domain}`,
  };
}

/** The sender of what belongs to no region (sign-in, accounts). */
export const nationalSender = (domain: string): Mailbox => ({ name: 'Treize', address: `bonjour@${domain}` });

// Keys under which a person is recognised: the same name and the same mailbox are the same person.

/** "Kerzec-L’Hénaff", "Yann" -> "kerzec l henaff|yann": accents, case, hyphens, apostrophes and invisible signs do not count. */
export function nameKey(familyName: string, givenName: string): string {
  return `${bare(familyName)}|${bare(givenName)}`;
}

function bare(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** An address as it is compared: no capital, no space around, one Unicode form. */
export const emailKey = (email: string): string => email.trim().normalize('NFC').toLowerCase();

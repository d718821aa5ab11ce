// The name beside an address, made fit for every mail server: some refuse a From or To whose name looks like an address or a list.

/** Signs that mean something in an address header, and what begins or ends an encoded word there (RFC 2047). */
const meaningful = /=\?|\?=|[\p{Cc}\p{Cs}\u2028\u2029\uFEFF@,;:"<>()[\]\\]/gu;
const longest = 60;

/** One line of at most 60 signs without `@ , ; : " < > ( ) [ ] \`, nor `=?`; empty when nothing is left: the address then stands alone. */
export const displayName = (text: string): string =>
  Array.from(text.normalize('NFC').replace(meaningful, ' ').replace(/\s+/g, ' ').trim())
    .slice(0, longest)
    .join('')
    .trim();

// An address shown to whoever opens a link that may have been forwarded: enough to recognise one's own.

/** "anne@mairie.fr" -> "a…e@mairie.fr"; a short name keeps its first letter only. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const letters = Array.from(address.slice(0, at));
  const last = letters.length > 2 ? letters.at(-1) : '';
  return `${letters[0] ?? ''}…${last}${address.slice(at)}`;
}

// The network a request comes from, as limits count it: one IPv4 address, or the /64 that one IPv6 customer holds.
import { isIP, isIPv6 } from 'node:net';

/** The eight groups of an IPv6 address without its zone; `::` stands for the zeros left out. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const groups = (text: string) => text.split(':').filter(Boolean);
  if (tail === undefined) return groups(head);
  const [before, after] = [groups(head), groups(tail)];
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
}

/**
 * `203.0.113.7` stays itself, also when written `::ffff:203.0.113.7`; `2001:db8:1:2:a:b:c:d` is `2001:db8:1:2::/64`,
 * since one customer may draw 2^64 addresses from it.
 * @param address as the server reads it, behind trusted proxies
 */
export function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(plain)) return plain;
  const numbers = groupsOf(plain).slice(0, 4);
  return `${numbers.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/** The entries of TRUSTED_PROXIES. */
export const proxiesOf = (list: string): string[] => list.split(/[\s,]+/).filter(Boolean);

const named = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** True for what may stand in TRUSTED_PROXIES: an address, a range `10.0.0.0/8`, or a name that the server knows. */
export function isProxyRange(text: string): boolean {
  if (named.has(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

// What our own receiving server found about the sender (RFC 8601): nothing that the sender could write counts.
import type { MimeHeader } from './mime-parts';

export interface Evidence {
  /** `none`: the server found no policy, or does not look for one; null: nothing that can be believed. */
  dmarc: 'pass' | 'fail' | 'none' | null;
  /** The domain of From that was checked. */
  domain: string | null;
  /** Passed for the domain of From, or for one above or below it. */
  spf: boolean;
  dkim: boolean;
}

export const noEvidence: Evidence = { dmarc: null, domain: null, spf: false, dkim: false };

interface Result {
  method: string;
  result: string;
  props: ReadonlyMap<string, string>;
}

/** Comments and quoted strings may hold anything, also `; dmarc=pass`: comments go, quoted text loses its signs. */
function withoutComments(value: string): string {
  let depth = 0;
  let isQuoted = false;
  let kept = '';
  for (let at = 0; at < value.length; at++) {
    const sign = value.charAt(at);
    if (sign === '\\') at++;
    else if (sign === '"' && depth === 0) isQuoted = !isQuoted;
    else if (isQuoted) kept += /[\w.@+-]/.test(sign) ? sign : '_';
    else if (sign === '(') depth++;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += sign;
  }
  return kept;
}

function parse(value: string): { server: string; results: Result[] } {
  const [server = '', ...clauses] = withoutComments(value)
    .split(';')
    .map((clause) => clause.trim());
  const results = clauses.map((clause) => {
    // Each word is looked at once, from its beginning: strangers write these headers too, as long as they like.
    const pairs = [...clause.matchAll(/(?<![\w./-])([\w./-]+)\s*=\s*([^\s=]+)/g)].map(
      ([, name = '', text = '']) => [name.toLowerCase(), text.toLowerCase()] as const,
    );
    const [method = '', result = ''] = pairs[0] ?? [];
    return { method: method.replace(/\/.*$/, ''), result, props: new Map(pairs.slice(1)) };
  });
  return { server: (server.split(/\s/)[0] ?? '').toLowerCase(), results };
}

export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** The same domain, or one above or below the other; a single label (`fr`) is nobody's. */
function isAligned(one: string | undefined, other: string): boolean {
  if (one === undefined) return false;
  const domain = domainOf(one);
  if (!domain.includes('.') || !other.includes('.')) return false;
  return domain === other || domain.endsWith(`.${other}`) || other.endsWith(`.${domain}`);
}

/**
 * Only the topmost Authentication-Results counts, when it is our server's and the only one under that name: a second
 * one was written by somebody else. `from` is the one address of From; the checked domain must be its domain.
 */
export function readEvidence(
  headers: readonly MimeHeader[],
  from: string | null,
  serverName: string | undefined,
): Evidence {
  if (serverName === undefined || from === null) return noEvidence;
  const all = headers
    .filter(({ name }) => name === 'authentication-results')
    .map(({ value }) => parse(value));
  const [top] = all;
  const isOurs = ({ server }: { server: string }): boolean => server === serverName.toLowerCase();
  if (!top || !isOurs(top) || all.filter(isOurs).length > 1) return noEvidence;

  const domain = domainOf(from);
  const dmarc = top.results.filter(({ method }) => method === 'dmarc');
  const checked = dmarc[0]?.props.get('header.from');
  if (dmarc.length > 1 || (checked !== undefined && domainOf(checked) !== domain)) return noEvidence;
  const said = dmarc[0]?.result;
  const passed = (method: string, ...props: string[]): boolean =>
    top.results.some(
      (one) =>
        one.method === method &&
        one.result === 'pass' &&
        props.some((prop) => isAligned(one.props.get(prop), domain)),
    );
  return {
    // A pass that does not name what it checked proves nothing about this From.
    dmarc: said === 'fail' || (said === 'pass' && checked !== undefined) ? said : 'none',
    domain,
    spf: passed('spf', 'smtp.mailfrom'),
    dkim: passed('dkim', 'header.d', 'header.i'),
  };
}

// The tree of a message's parts, read from its bytes: types, parameters, headers and bodies as they came.
// mailparser merges the parts of a delivery report into the text, and opens forwarded messages: here nothing is merged.
export interface MimeHeader {
  /** Lower case. */
  name: string;
  /** Unfolded, as written. */
  value: string;
}

export interface MimePart {
  /** Lower case: `text/calendar`. */
  type: string;
  /** Of Content-Type, names in lower case. */
  params: ReadonlyMap<string, string>;
  headers: readonly MimeHeader[];
  /** Still encoded; empty for a multipart. */
  body: Buffer;
  /** Of a multipart; a forwarded message is not opened. */
  parts: readonly MimePart[];
}

/** The message nests deeper, or is cut in more pieces, than any mail program makes. */
export class TooManyParts extends Error {}

const deepest = 20;
const mostParts = 200;
const longestHead = 262_144;

export function headerOf(headers: readonly MimeHeader[], name: string): string | null {
  return headers.find((header) => header.name === name)?.value ?? null;
}

/** The parameters of a structured header: `; method=REPLY; charset="utf-8"`. */
export function paramsOf(value: string): Map<string, string> {
  const params = new Map<string, string>();
  for (const [, name = '', text = ''] of value.matchAll(
    /;\s*([^\s=;"]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;\s]*)/g,
  )) {
    const plain = text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;
    if (!params.has(name.toLowerCase())) params.set(name.toLowerCase(), plain);
  }
  return params;
}

/** Header fields in their order. Bytes are kept one to one (latin1). */
export function readHeaders(block: string): MimeHeader[] {
  return block
    .slice(0, longestHead)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap((line) => {
      const colon = line.indexOf(':');
      if (colon < 1) return [];
      return [{ name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() }];
    });
}

/** Where the head of a message ends and where its body begins. */
export function splitHead(source: string): { head: string; body: string } {
  const [first] = /^\r?\n/.exec(source) ?? [];
  if (first !== undefined) return { head: '', body: source.slice(first.length) };
  const empty = /\r?\n\r?\n/.exec(source);
  if (!empty) return { head: source, body: '' };
  return { head: source.slice(0, empty.index), body: source.slice(empty.index + empty[0].length) };
}

/** What stands between the boundary lines; the last piece may miss its closing line. */
function cut(body: string, boundary: string): string[] {
  const mark = `--${boundary}`;
  const pieces: string[] = [];
  let start = -1;
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== '\n') continue;
    const rest = /^(--)?[ \t]*(\r?\n|$)/.exec(body.slice(at + mark.length, at + mark.length + 80));
    if (!rest) continue;
    if (start !== -1) pieces.push(body.slice(start, at).replace(/\r?\n$/, ''));
    if (pieces.length > mostParts) throw new TooManyParts();
    start = at + mark.length + rest[0].length;
    if (rest[1] !== undefined) return pieces;
  }
  if (start !== -1) pieces.push(body.slice(start));
  return pieces;
}

/** @throws TooManyParts for a message made to exhaust its reader. */
export function readParts(raw: Buffer): MimePart {
  let count = 0;
  const read = (source: string, depth: number, fallback: string): MimePart => {
    if (depth > deepest || ++count > mostParts) throw new TooManyParts();
    const { head, body } = splitHead(source);
    const headers = readHeaders(head);
    const value = headerOf(headers, 'content-type') ?? fallback;
    const type = /^[^;\s]+/.exec(value)?.[0].toLowerCase() ?? fallback;
    const params = paramsOf(value);
    const boundary = params.get('boundary');
    const inner = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
    const isMultipart = type.startsWith('multipart/') && boundary !== undefined && boundary !== '';
    return {
      type,
      params,
      headers,
      body: Buffer.from(isMultipart ? '' : body, 'latin1'),
      parts: isMultipart ? cut(body, boundary).map((piece) => read(piece, depth + 1, inner)) : [],
    };
  };
  return read(raw.toString('latin1'), 0, 'text/plain');
}

/** The part and all below it, in the order of the message. */
export const allParts = (part: MimePart): MimePart[] => [part, ...part.parts.flatMap(allParts)];

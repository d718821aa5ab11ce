// For tests: the tree of a message's parts as nested lists, read from the raw bytes.
export type MimeTree = (string | MimeTree)[];

/** `[content type, encoding when base64, disposition when any, ...children]`. */
export function mimeTree(message: Buffer | string): MimeTree {
  const source = message.toString();
  const split = source.indexOf('\r\n\r\n');
  const headers = new Map(
    source
      .slice(0, split)
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map(
        (line) =>
          [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()] as const,
      ),
  );
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary="([^"]+)"/.exec(type)?.[1];
  if (boundary !== undefined) {
    const parts = source.slice(split).split(`--${boundary}`).slice(1, -1);
    return [type.replace(/;.*/, ''), ...parts.map((part) => mimeTree(part.replace(/^\r\n/, '')))];
  }
  const encoding =
    headers.get('content-transfer-encoding') === 'base64' &&
    !type.startsWith('text/html') &&
    !type.startsWith('text/plain')
      ? ['base64']
      : [];
  const disposition = headers.get('content-disposition');
  return [type, ...encoding, ...(disposition === undefined ? [] : [disposition])];
}

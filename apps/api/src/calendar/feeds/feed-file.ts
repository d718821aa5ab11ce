// A feed ready to be sent: its bytes, the same compressed, and the strong tags of both.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

export interface FeedFile {
  body: Buffer;
  gzip: Buffer;
  /** Of the bytes as they are; a strong tag names one representation, so the compressed one has its own. */
  tag: string;
}

export function feedFile(parts: readonly Buffer[]): FeedFile {
  const body = Buffer.concat(parts);
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 27);
  return { body, gzip: gzipSync(body), tag };
}

export const tagOf = ({ tag }: FeedFile, isCompressed: boolean): string =>
  isCompressed ? `"${tag}-gzip"` : `"${tag}"`;

/** The asker already holds it, in either form: If-None-Match compares weakly (RFC 9110, 13.1.2). */
export function isKnown({ tag }: FeedFile, ifNoneMatch: string | undefined): boolean {
  const known = (ifNoneMatch ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return known.some((one) => one === '*' || one === `"${tag}"` || one === `"${tag}-gzip"`);
}

/** Whether `Accept-Encoding` takes gzip: named, or `*`, and not with a weight of nothing. */
export function takesGzip(acceptEncoding: string | undefined): boolean {
  const weights = new Map(
    (acceptEncoding ?? '').split(',').map((one) => {
      const [coding = '', ...params] = one.split(';').map((part) => part.trim().toLowerCase());
      return [
        coding,
        Number(/^q=([\d.]+)$/.exec(params.find((param) => param.startsWith('q=')) ?? '')?.[1] ?? 1),
      ];
    }),
  );
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}

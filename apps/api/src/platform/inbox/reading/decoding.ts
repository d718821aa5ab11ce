// The bytes of one part as they were before they were encoded for the journey, and as text in their charset.
import { headerOf, type MimePart } from './mime-parts';

function fromQuotedPrintable(body: string): Buffer {
  const plain = body
    // Looked at once from its beginning: a megabyte of spaces would otherwise take hours.
    .replace(/(?<![ \t])[ \t]+(?=\r?\n|$)/g, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}

/** The part without its transfer encoding; null for an encoding that no standard names. */
export function decodeBody(part: MimePart): Buffer | null {
  const encoding = (headerOf(part.headers, 'content-transfer-encoding') ?? '7bit').toLowerCase();
  switch (encoding.replace(/[;\s].*$/, '')) {
    case 'base64':
      return Buffer.from(part.body.toString('latin1'), 'base64');
    case 'quoted-printable':
      return fromQuotedPrintable(part.body.toString('latin1'));
    case '7bit':
    case '8bit':
    case 'binary':
    case '':
      return part.body;
    default:
      return null;
  }
}

const asUtf8 = (bytes: Buffer): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/**
 * Text of these bytes without its byte order mark; null for an unknown charset. UTF-8 that is none is read as
 * Windows-1252: programs forget the charset, or say us-ascii.
 */
export function decodeText(bytes: Buffer, charset: string | undefined): string | null {
  const label = (charset ?? 'utf-8').trim().toLowerCase();
  if (['utf-8', 'utf8', 'us-ascii', 'ascii', 'ansi_x3.4-1968', ''].includes(label))
    return asUtf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return null;
  }
}

// Folding by octets (RFC 5545, 3.1), on the bytes of a whole text: a feed folds thousands of lines.
const lineFeed = 0x0a;
const fold = Buffer.from('\r\n ');
const isWithinSign = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** No line longer than 75 octets, no UTF-8 sign cut. @param text lines that end by CRLF, the last one too */
export function foldedBytes(text: string): Buffer {
  const bytes = Buffer.from(text);
  const parts: Buffer[] = [];
  let written = 0;
  for (let from = 0; from < bytes.length;) {
    const next = bytes.indexOf(lineFeed, from) + 1;
    for (let cut = from + 75; cut < next - 2; cut += 74) {
      while (isWithinSign(bytes[cut])) cut--;
      parts.push(bytes.subarray(written, cut), fold);
      written = cut;
    }
    from = next;
  }
  return Buffer.concat([...parts, bytes.subarray(written)]);
}

// Folding by octets (RFC 5545, 3.1), on the bytes of a whole text: a feed folds thousands of lines.
const lineFeed = 0x0a;
const fold = Buffer.from('\r\n ');
const isWithinSign = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** A line goes on after 71 octets at least: 74, less a sign of four that is not cut. */
const mostFolded = (length: number): number => length + fold.length * Math.ceil(length / 71);

/** No line longer than 75 octets, no UTF-8 sign cut. @param text lines that end by CRLF, the last one too */
export function foldedBytes(text: string): Buffer {
  const bytes = Buffer.from(text);
  const folded = Buffer.allocUnsafe(mostFolded(bytes.length));
  let [copied, length] = [0, 0];
  for (let from = 0; from < bytes.length;) {
    const next = bytes.indexOf(lineFeed, from) + 1;
    for (let cut = from + 75; cut < next - 2; cut += 74) {
      while (isWithinSign(bytes[cut])) cut--;
      length += bytes.copy(folded, length, copied, cut);
      length += fold.copy(folded, length);
      copied = cut;
    }
    from = next;
  }
  length += bytes.copy(folded, length, copied);
  return folded.subarray(0, length);
}

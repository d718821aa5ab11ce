// How documents carry a font: a fixed part of it, the same in each, so that it is numbered and packed once in a process.
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { ParsedFont } from './parsed-font';

/** What every document writes of a font. */
export interface PackedFont {
  /** Its name in the resources of pages. */
  name: string;
  file: Buffer;
  fileLength: number;
  toUnicode: Buffer;
  descriptor: Record<string, unknown>;
  /** By number in the part. */
  widths: number[];
  /** Number in the part of a glyph of the font. */
  numbers: ReadonlyMap<number, number>;
}

interface Reference {
  end: (bytes?: Uint8Array) => void;
}
/** What pdfkit keeps of a document beyond its published types. */
interface PdfInternals {
  ref: (dictionary: object) => Reference;
  page: { fonts: Record<string, Reference> };
}

const hex = (number: number): string => number.toString(16).padStart(4, '0');
const utf16 = (codePoint: number): string =>
  Buffer.from(String.fromCodePoint(codePoint), 'utf16le').swap16().toString('hex');

/** The letters of glyphs numbered from 1 (ISO 32000-1, 9.10.3); a range has one high byte. */
function lettersOf(signs: readonly number[]): string {
  const ranges = [...Map.groupBy(signs.keys(), (index) => (index + 1) >> 8).values()].map((indexes) => {
    const [first, last] = [indexes[0] ?? 0, indexes.at(-1) ?? 0];
    const letters = signs.slice(first, last + 1).map((sign) => `<${utf16(sign)}>`);
    return `<${hex(first + 1)}> <${hex(last + 1)}> [${letters.join(' ')}]`;
  });
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    `${ranges.length} beginbfrange`,
    ...ranges,
    'endbfrange',
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}

/** Marks a font that is a part of another (ISO 32000-1, 9.6.4): six capitals, others for each part. */
const tagOf = (name: string): string =>
  createHash('sha256')
    .update(name)
    .digest('hex')
    .slice(0, 6)
    .toUpperCase()
    .replace(/\d/g, (digit) => 'GHIJKLMNOP'.charAt(Number(digit)));

/**
 * @param name other for each font of a document
 * @param signs code points that this part has a glyph for
 */
export function packFont(name: string, font: ParsedFont, signs: readonly number[]): PackedFont {
  const part = font.createSubset();
  const numbers = new Map<number, number>();
  // A glyph of two signs is read as the first.
  const letters = signs.filter((sign) => {
    const { id } = font.glyphForCodePoint(sign);
    const isNew = !numbers.has(id);
    numbers.set(id, part.includeGlyph(id));
    return isNew;
  });
  // The pieces that accented letters are made of come after them.
  const file = part.encode();
  const scale = 1000 / font.unitsPerEm;
  const { minX, minY, maxX, maxY } = font.bbox;
  return {
    name,
    file: deflateSync(file, { level: 9 }),
    fileLength: file.length,
    toUnicode: deflateSync(lettersOf(letters), { level: 9 }),
    descriptor: {
      Type: 'FontDescriptor',
      FontName: `${tagOf(name)}+${font.postscriptName}`,
      Flags: 4,
      FontBBox: [minX, minY, maxX, maxY].map((length) => length * scale),
      ItalicAngle: 0,
      Ascent: font.ascent * scale,
      Descent: font.descent * scale,
      CapHeight: font.capHeight * scale,
      XHeight: font.xHeight * scale,
      StemV: 0,
    },
    widths: part.glyphs.map((id) => font.getGlyph(id).advanceWidth * scale),
    numbers,
  };
}

const embedded = new WeakMap<PDFKit.PDFDocument, Map<PackedFont, Reference>>();

/**
 * Writes a font into a document, once, and lets its current page use it. Without the list of its glyphs (CIDSet): where
 * there is none, none is wrong (PDF/UA-1, 7.21.4.2).
 */
export function useFont(doc: PDFKit.PDFDocument, font: PackedFont): void {
  const { page } = doc as unknown as PdfInternals;
  if (page.fonts[font.name]) return;
  const known = embedded.get(doc) ?? new Map<PackedFont, Reference>();
  embedded.set(doc, known);
  const reference = known.get(font) ?? embed(doc as unknown as PdfInternals, font);
  known.set(font, reference);
  page.fonts[font.name] = reference;
}

function embed(
  doc: PdfInternals,
  { file, fileLength, toUnicode, descriptor, widths }: PackedFont,
): Reference {
  const write = (dictionary: object, bytes?: Uint8Array): Reference => {
    const reference = doc.ref(dictionary);
    reference.end(bytes);
    return reference;
  };
  const BaseFont = descriptor['FontName'];
  const FontFile2 = write({ Filter: 'FlateDecode', Length1: fileLength }, file);
  const descendant = write({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont,
    CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
    FontDescriptor: write({ ...descriptor, FontFile2 }),
    W: [0, widths],
    CIDToGIDMap: 'Identity',
  });
  return write({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: write({ Filter: 'FlateDecode' }, toUnicode),
  });
}

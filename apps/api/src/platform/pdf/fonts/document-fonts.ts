// Atkinson Hyperlegible Next for documents: read, parsed and packed once in a process, shared by every document.
import type { Covers } from '../text-runs';
import { packFont, type PackedFont } from './embedding';
import { parseFont, type ParsedFont, type Weight } from './parsed-font';

/** Words ready to be drawn at one size, in points. */
export interface Shaped {
  width: number;
  /** Operators that show the glyphs, one after the other. */
  operators: string;
}
export interface DocumentFont {
  packed: PackedFont;
  /** Height of the tallest letters above the line they stand on, for one point of size. */
  ascent: number;
  covers: Covers;
  shape: (text: string, size: number) => Shaped;
}

const hex = (number: number): string => number.toString(16).padStart(4, '0');

/**
 * The glyphs of a text with their kerning, and its marks where they stand. No glyph stands for several letters: text copied
 * or read aloud has each of them.
 */
function shape(font: ParsedFont, { numbers }: PackedFont, text: string, size: number): Shaped {
  const { glyphs, positions } = font.layout(text, { ccmp: false });
  const kern = (by: number): string => (by === 0 ? '' : `>${(-by * 1000) / font.unitsPerEm}<`);
  const rise = (by: number): string => `>] TJ\n${((by * size) / font.unitsPerEm).toFixed(3)} Ts\n[<`;
  let width = 0;
  const shown = glyphs.map(({ id, advanceWidth }, index) => {
    const { xAdvance = advanceWidth, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    width += xAdvance;
    const glyph = `${kern(xOffset)}${hex(numbers.get(id) ?? 0)}${kern(xAdvance - advanceWidth - xOffset)}`;
    return yOffset === 0 ? glyph : `${rise(yOffset)}${glyph}${rise(0)}`;
  });
  return { width: (width * size) / font.unitsPerEm, operators: `[<${shown.join('')}>] TJ` };
}

/** What nearly every document is written with, and marks that stand on its letters. */
const french = /[ -~\u00a0«»°²·–—’“”•…€ÀÂÄÆÇÈÉÊËÎÏÔÖŒÙÛÜàâäæçèéêëîïôöœùûüÿ\u0300-\u0308]/;

function documentFont(name: string, font: ParsedFont, wanted = /^/): DocumentFont {
  const signs = font.characterSet.filter(
    (sign) => font.glyphForCodePoint(sign).id !== 0 && wanted.test(String.fromCodePoint(sign)),
  );
  const packed = packFont(name, font, signs);
  const covered = new Set(signs);
  return {
    packed,
    ascent: font.ascent / font.unitsPerEm,
    covers: (codePoint) => covered.has(codePoint),
    shape: (text, size) => shape(font, packed, text, size),
  };
}

/** The signs of French first, by themselves: most documents need no other, and are lighter for it. */
function fontsOf(weight: Weight): DocumentFont[] {
  const latin = parseFont('latin', weight);
  return [
    documentFont(`french-${weight}`, latin, french),
    documentFont(`latin-${weight}`, latin),
    documentFont(`latin-ext-${weight}`, parseFont('latin-ext', weight)),
  ];
}

let shared: Record<Weight, DocumentFont[]> | undefined;

/** The fonts of each weight, in order of preference. */
export function documentFonts(): Record<Weight, DocumentFont[]> {
  shared ??= { regular: fontsOf('regular'), bold: fontsOf('bold') };
  return shared;
}

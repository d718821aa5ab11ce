// The files of Atkinson Hyperlegible Next, parsed by the parser that pdfkit brings.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { unpackWoff } from './woff';

export type Weight = 'regular' | 'bold';

interface Glyph {
  id: number;
  advanceWidth: number;
}
/** A parsed font; lengths are in units of the font. */
export interface ParsedFont {
  postscriptName: string;
  unitsPerEm: number;
  ascent: number;
  descent: number;
  capHeight: number;
  xHeight: number;
  bbox: { minX: number; minY: number; maxX: number; maxY: number };
  characterSet: number[];
  getGlyph: (id: number) => Glyph;
  glyphForCodePoint: (codePoint: number) => Glyph;
  layout: (
    text: string,
    features: Record<string, boolean>,
  ) => { glyphs: Glyph[]; positions: Partial<Record<'xAdvance' | 'xOffset' | 'yOffset', number>>[] };
  createSubset: () => { glyphs: number[]; includeGlyph: (id: number) => number; encode: () => Uint8Array };
}

const files = createRequire(import.meta.url);
const weights: Record<Weight, number> = { regular: 400, bold: 700 };

/** @param part of the font's signs, as its package cuts it: `latin`, `latin-ext` */
export function parseFont(part: string, weight: Weight): ParsedFont {
  const file = `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${part}-${weights[weight]}-normal.woff`;
  const scratch = new PDFDocument({ autoFirstPage: false }).font(
    unpackWoff(readFileSync(files.resolve(file))),
  );
  return (scratch as unknown as { _font: { font: ParsedFont } })._font.font;
}

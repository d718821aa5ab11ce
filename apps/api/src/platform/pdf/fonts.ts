// Atkinson Hyperlegible Next for documents: read and parsed once in a process, shared by every document (three times quicker).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Covers } from './text-runs';
import { unpackWoff } from './woff';

export type Weight = 'regular' | 'bold';

/** Glyphs of a text with their positions; pdfkit scales the positions it is given in place. */
interface GlyphRun {
  positions: object[];
}
/** A font parsed by pdfkit's own parser; pdfkit takes it back in place of a file (it looks for `layout`). */
interface ParsedFont {
  layout: (text: string) => GlyphRun;
  characterSet: number[];
  glyphForCodePoint: (codePoint: number) => unknown;
}
export interface FontSubset {
  /** Name under which documents register it. */
  name: string;
  parsed: ParsedFont;
  covers: Covers;
}

const files = createRequire(import.meta.url);
const weights: Record<Weight, number> = { regular: 400, bold: 700 };

const wordsKept = 5000;

/** The same font, which remembers the shaping of words: documents of a batch say mostly the same ones. */
function remembering(font: ParsedFont): ParsedFont {
  const kept = new Map<string, GlyphRun>();
  const layout = (text: string): GlyphRun => {
    let run = kept.get(text);
    if (!run) {
      if (kept.size >= wordsKept) kept.clear();
      run = font.layout(text);
      kept.set(text, run);
    }
    const positions = run.positions.map((position) => ({ ...position }));
    return Object.assign(Object.create(Object.getPrototypeOf(run) as object) as GlyphRun, run, { positions });
  };
  return Object.assign(Object.create(font) as ParsedFont, { layout });
}

function parse(subset: string, weight: Weight): FontSubset {
  const file = `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${subset}-${weights[weight]}-normal.woff`;
  const scratch = new PDFDocument({ autoFirstPage: false }).font(
    unpackWoff(readFileSync(files.resolve(file))),
  );
  const parsed = (scratch as unknown as { _font: { font: ParsedFont } })._font.font;
  // A glyph keeps the letters it was first met for: met as a part of another (the dot of "·"), it would have none, and text
  // copied or read aloud would lose it. Each is met first for its own letter.
  for (const codePoint of parsed.characterSet) parsed.glyphForCodePoint(codePoint);
  const signs = new Set(parsed.characterSet);
  return {
    name: `${subset}-${weight}`,
    parsed: remembering(parsed),
    covers: (codePoint) => signs.has(codePoint),
  };
}

let shared: Record<Weight, FontSubset[]> | undefined;

/** The two weights, each as its Latin and Latin extended subsets, in order of preference. */
export function documentFonts(): Record<Weight, FontSubset[]> {
  shared ??= {
    regular: [parse('latin', 'regular'), parse('latin-ext', 'regular')],
    bold: [parse('latin', 'bold'), parse('latin-ext', 'bold')],
  };
  return shared;
}

/** Lets a document use the shared fonts by name. */
export function registerFonts(doc: PDFKit.PDFDocument): void {
  for (const subset of Object.values(documentFonts()).flat())
    doc.registerFont(subset.name, subset.parsed as unknown as Uint8Array);
}

/**
 * Ends the fonts of a document without the list of their glyphs (CIDSet): pdfkit's leaves out those that accented letters
 * are made of, which PDF/UA-1 refuses (7.21.4.2); without a list there is nothing to be wrong.
 */
export function embedFonts(doc: PDFKit.PDFDocument): void {
  const inner = doc as unknown as { subset: number; _fontFamilies: Record<string, { finalize(): void }> };
  const { subset } = inner;
  inner.subset = 0;
  for (const font of Object.values(inner._fontFamilies)) font.finalize();
  inner.subset = subset;
}

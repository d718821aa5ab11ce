// Atkinson Hyperlegible Next for documents: read and parsed once in a process, shared by every document (three times quicker).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Covers } from './text-runs';

export type Weight = 'regular' | 'bold';

/** A font parsed by pdfkit's own parser; pdfkit takes it back in place of a file (it looks for `layout`). */
interface ParsedFont {
  layout: (text: string) => unknown;
  characterSet: number[];
}
export interface FontSubset {
  /** Name under which documents register it. */
  name: string;
  parsed: ParsedFont;
  covers: Covers;
}

const files = createRequire(import.meta.url);
const weights: Record<Weight, number> = { regular: 400, bold: 700 };

function parse(subset: string, weight: Weight): FontSubset {
  const file = `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${subset}-${weights[weight]}-normal.woff`;
  const scratch = new PDFDocument({ autoFirstPage: false }).font(readFileSync(files.resolve(file)));
  const parsed = (scratch as unknown as { _font: { font: ParsedFont } })._font.font;
  const signs = new Set(parsed.characterSet);
  return { name: `${subset}-${weight}`, parsed, covers: (codePoint) => signs.has(codePoint) };
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

// Measures, wraps and draws text that may need several font subsets; pdfkit itself wraps one font only.
import { documentFonts, type Weight } from './fonts';
import { textRuns } from './text-runs';

export interface TextStyle {
  size: number;
  weight: Weight;
  color: string;
  /** Height of a line as a multiple of the size. */
  leading: number;
}

interface DrawnRun {
  font: string;
  text: string;
  width: number;
}
export interface TextLine {
  runs: DrawnRun[];
  width: number;
}

/** Words measured so far, by style: documents of a batch say mostly the same ones, and each is measured twice. */
const measured = new Map<string, TextLine>();
const measuredKept = 20_000;

function measure(doc: PDFKit.PDFDocument, text: string, style: TextStyle): TextLine {
  const key = `${style.weight} ${style.size} ${text}`;
  const known = measured.get(key);
  if (known) return known;
  if (measured.size >= measuredKept) measured.clear();
  const line = measureNew(doc, text, style);
  measured.set(key, line);
  return line;
}

function measureNew(doc: PDFKit.PDFDocument, text: string, style: TextStyle): TextLine {
  const fonts = documentFonts()[style.weight];
  const runs = textRuns(
    text,
    fonts.map(({ covers }) => covers),
  ).flatMap((run) => {
    const font = fonts[run.font]?.name;
    if (font === undefined) return [];
    return { font, text: run.text, width: doc.font(font).fontSize(style.size).widthOfString(run.text) };
  });
  return { runs, width: runs.reduce((sum, run) => sum + run.width, 0) };
}

/** Pieces of a word that fit the width: the word itself, unless it is longer than a line; cut after hyphens where it can. */
function piecesOf(doc: PDFKit.PDFDocument, word: string, width: number, style: TextStyle): string[] {
  const fits = (piece: string) =>
    piece.length * style.size < width || measure(doc, piece, style).width <= width;
  if (fits(word)) return [word];
  return word.split(/(?<=-)/).flatMap((part) => {
    if (fits(part)) return [part];
    const pieces: string[] = [''];
    for (const character of part) {
      const longer = `${pieces.at(-1) ?? ''}${character}`;
      if (longer.length > 1 && !fits(longer)) pieces.push(character);
      else pieces[pieces.length - 1] = longer;
    }
    return pieces;
  });
}

/** Lines no wider than `width` points; breaks at ordinary spaces, keeps no-break spaces together. */
export function wrap(doc: PDFKit.PDFDocument, text: string, width: number, style: TextStyle): TextLine[] {
  const space = measure(doc, ' ', style).width;
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const word of text.split(/[ \n]+/)) {
    const pieces = piecesOf(doc, word, width, style);
    pieces.forEach((piece, index) => {
      // The space at the end of a broken line is kept: without it, text copied or read aloud would join two words.
      // The pieces of one word have none between them.
      const written = index === pieces.length - 1 ? `${piece} ` : piece;
      const needed = measure(doc, written, style).width;
      if (current !== '' && used + needed - space > width) {
        lines.push(current);
        current = '';
        used = 0;
      }
      current += written;
      used += needed;
    });
  }
  return [...lines, current.slice(0, -1)].map((line) => measure(doc, line, style));
}

/** Draws one line with its top-left corner at (x, y), in points from the top of the page. */
export function drawLine(
  doc: PDFKit.PDFDocument,
  line: TextLine,
  x: number,
  y: number,
  style: TextStyle,
): void {
  let left = x;
  for (const run of line.runs) {
    doc
      .font(run.font)
      .fontSize(style.size)
      .fillColor(style.color)
      .text(run.text, left, y, { lineBreak: false });
    left += run.width;
  }
}

export const lineHeight = (style: TextStyle): number => style.size * style.leading;

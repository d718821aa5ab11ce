// Measures, wraps and draws text that may need several font subsets; pdfkit wraps one font only, and shapes each line again.
import { documentFonts, type DocumentFont, type Shaped } from './fonts/document-fonts';
import { useFont } from './fonts/embedding';
import type { Weight } from './fonts/parsed-font';
import { textRuns } from './text-runs';

export interface TextStyle {
  size: number;
  weight: Weight;
  color: string;
  /** Height of a line as a multiple of the size. */
  leading: number;
}

interface DrawnRun extends Shaped {
  font: DocumentFont;
}
export interface TextLine {
  runs: readonly DrawnRun[];
  width: number;
}

/** Words shaped so far, by style: documents of a batch say mostly the same ones. */
const shaped = new Map<string, TextLine>();
const shapedKept = 5000;

function measure(word: string, style: TextStyle): TextLine {
  const key = `${style.weight} ${style.size} ${word}`;
  const known = shaped.get(key);
  if (known) return known;
  if (shaped.size >= shapedKept) shaped.clear();
  const fonts = documentFonts()[style.weight];
  const runs = textRuns(
    word,
    fonts.map(({ covers }) => covers),
  ).map(({ font: index, text }) => {
    const font = fonts[index] as DocumentFont;
    return { font, ...font.shape(text, style.size) };
  });
  const line = { runs, width: runs.reduce((sum, { width }) => sum + width, 0) };
  shaped.set(key, line);
  return line;
}

/** Pieces of a word that fit the width: the word itself, unless it is longer than a line; cut after hyphens where it can. */
function piecesOf(word: string, width: number, style: TextStyle): string[] {
  const fits = (piece: string) => piece.length * style.size < width || measure(piece, style).width <= width;
  if (fits(word)) return [word];
  return word.split(/(?<=-)/).flatMap((part) => {
    if (fits(part)) return [part];
    const pieces: string[] = [];
    let used = width;
    for (const character of part) {
      const needed = measure(character, style).width;
      const isNew = used + needed > width;
      used = isNew ? needed : used + needed;
      pieces.push(isNew ? character : `${pieces.pop() ?? ''}${character}`);
    }
    return pieces;
  });
}

/** Lines no wider than `width` points; breaks at ordinary spaces, keeps no-break spaces together. */
export function wrap(text: string, width: number, style: TextStyle): TextLine[] {
  const space = measure(' ', style).width;
  const lines: TextLine[] = [];
  let current: DrawnRun[] = [];
  let used = 0;
  const end = (): void => {
    lines.push({ runs: current, width: used });
    current = [];
    used = 0;
  };
  const words = text.split(/[ \n]+/);
  words.forEach((word, rank) => {
    const pieces = piecesOf(word, width, style);
    pieces.forEach((piece, index) => {
      // The space at the end of a broken line is kept: without it, text copied or read aloud would join two words.
      // The pieces of one word have none between them.
      const isSpaced = index === pieces.length - 1 && rank < words.length - 1;
      const written = measure(isSpaced ? `${piece} ` : piece, style);
      if (current.length > 0 && used + written.width - (isSpaced ? space : 0) > width) end();
      current.push(...written.runs);
      used += written.width;
    });
  });
  end();
  return lines;
}

const channel = (colour: string, at: number): string =>
  (Number.parseInt(colour.slice(at, at + 2), 16) / 255).toFixed(4);

/** Draws one line with its top-left corner at (x, y), in points from the top of the page. */
export function drawLine(
  doc: PDFKit.PDFDocument,
  { runs }: TextLine,
  x: number,
  y: number,
  { size, color }: TextStyle,
): void {
  const [first] = runs;
  if (!first) return;
  const fill = [1, 3, 5].map((at) => channel(color, at)).join(' ');
  // Pages are drawn from the top down: letters are turned back.
  const operators = [
    'BT',
    `${fill} rg`,
    `1 0 0 -1 ${x.toFixed(3)} ${(y + first.font.ascent * size).toFixed(3)} Tm`,
  ];
  let last: DocumentFont | undefined;
  for (const { font, operators: show } of runs) {
    if (font !== last) {
      useFont(doc, font.packed);
      operators.push(`/${font.packed.name} ${size} Tf`);
    }
    last = font;
    operators.push(show);
  }
  doc.addContent([...operators, 'ET'].join('\n'));
}

export const lineHeight = (style: TextStyle): number => style.size * style.leading;

// The blocks documents are made of: headings, paragraphs, lists, facts, signatures, a QR figure; each tagged for screen readers.
import type { Strokes } from '@treize/contract/attendance';
import { palette, small, strong, text } from './look';
import { drawQr } from './qr';
import { drawStrokes, frameIn, type Frame } from './strokes';
import { drawTable, type PdfCell } from './table';
import { drawLine, lineHeight, wrap, type TextStyle } from './text-block';

const headings: Record<'H1' | 'H2', TextStyle> = {
  H1: { ...strong, size: 25, color: palette.brand, leading: 1.15 },
  H2: { ...strong, size: 13, leading: 1.3 },
};

/** One column of a table: its heading, its share of the width (shares add up to 1), and whether it names the rows. */
export interface Column {
  heading: string;
  share: number;
  namesRow?: boolean;
}
export type CellContent = string | { text: string; drawing: { strokes: Strokes; alt: string } };
export interface TableLook {
  caption?: string;
  rowHeight?: number;
  dense?: boolean;
  grid?: boolean;
}

/** Margins of a page, in points: narrower on a landscape page, which carries wide tables. */
export const marginOf = (doc: PDFKit.PDFDocument): number => (doc.page.width > doc.page.height ? 40 : 56);
/** Where the first block begins, and what is kept free under the last, in points. */
const firstBlock = 88;
const bottom = 64;

/** A page being written from top to bottom; `y` is where the next block begins, in points. */
export class PdfSheet {
  y = firstBlock;
  readonly left: number;
  readonly width: number;
  readonly root: PDFKit.PDFStructureElement;

  constructor(
    readonly doc: PDFKit.PDFDocument,
    private readonly isPlain = false,
  ) {
    this.left = marginOf(doc);
    this.width = doc.page.width - 2 * this.left;
    this.root = doc.struct('Document');
    doc.addStructure(this.root);
  }

  space(points: number): void {
    this.y += points;
  }

  heading(level: 'H1' | 'H2', words: string): void {
    // A heading never stands alone at the foot of a page.
    this.makeRoom(lineHeight(headings[level]) + 40);
    this.block(level, words, this.isPlain ? headings.H2 : headings[level]);
    this.y += level === 'H1' ? 8 : 4;
  }

  paragraph(words: string, style: TextStyle = text): void {
    this.block('P', words, style);
    this.y += style.size * 0.6;
  }

  list(items: readonly string[]): void {
    const list = this.doc.struct('L');
    this.root.add(list);
    for (const item of items) {
      this.makeRoom(lineHeight(text));
      const element = this.doc.struct('LI');
      list.add(element);
      const top = this.y;
      element.add(
        this.doc.struct('Lbl', {}, () => {
          this.lines('•', text, this.left + 4);
        }),
      );
      this.y = top;
      element.add(
        this.doc.struct('LBody', {}, () => {
          this.lines(item, text, this.left + 18);
        }),
      );
      element.end();
      this.y += 3;
    }
    list.end();
    this.y += 5;
  }

  /** Facts as a two-column table whose row headings are the labels; facts without a value are left out. */
  facts(facts: readonly (readonly [label: string, value: string])[]): void {
    const rows = facts.filter(([, value]) => value !== '');
    if (rows.length === 0) return;
    drawTable(this, {
      rows: rows.map(([label, value]) => [
        { tag: 'TH', scope: 'Row', text: label, style: { ...text, color: palette.soft } },
        { tag: 'TD', text: value, style: strong },
      ]),
      // A wide page would put the value far from its label.
      shares: this.width > 600 ? [0.17, 0.83] : [0.3, 0.7],
    });
  }

  table(columns: readonly Column[], rows: readonly (readonly CellContent[])[], look: TableLook = {}): void {
    const style = look.dense ? { ...text, size: 9.5, leading: 1.3 } : text;
    const cell = (content: CellContent, index: number): PdfCell => ({
      ...(columns[index]?.namesRow && content !== '' ? { tag: 'TH', scope: 'Row' } : { tag: 'TD' }),
      ...(typeof content === 'string' ? { text: content, style } : { ...content, style: small }),
    });
    drawTable(this, {
      ...(look.caption === undefined ? {} : { caption: { text: look.caption, style: strong } }),
      head: columns.map(({ heading }) => ({
        tag: 'TH',
        scope: 'Column',
        text: heading,
        style: { ...small, weight: 'bold' },
      })),
      rows: rows.map((row) => row.map(cell)),
      shares: columns.map(({ share }) => share),
      ...(look.rowHeight === undefined ? {} : { rowHeight: look.rowHeight }),
      ...(look.grid === undefined ? {} : { grid: look.grid }),
    });
  }

  /** Who signs on the left; on the right what they drew, or the box where they will. */
  signature(label: string, words: readonly string[], strokes: Strokes | null, blank: boolean): void {
    const room: Frame = { x: this.left + this.width * 0.55, y: 0, width: this.width * 0.45, height: 72 };
    this.makeRoom(room.height + 16);
    const [top, page] = [this.y, this.doc.page];
    const frame = frameIn({ ...room, y: top });
    const width = this.width * 0.52;
    this.block('P', label, strong, this.left, width);
    for (const line of words) this.block('P', line, small, this.left, width);
    const under = this.doc.page === page ? Math.max(this.y, top + room.height) : this.y;
    if (strokes)
      this.root.add(
        this.figure(`${label}\u00a0: signature dessinée`, frame, () => {
          drawStrokes(this.doc, strokes, frame);
        }),
      );
    else if (blank) {
      this.doc.markContent('Artifact', { type: 'Layout' });
      this.doc.rect(room.x, top, room.width, room.height).lineWidth(0.8).stroke(palette.soft);
      this.doc.endMarkedContent();
    }
    this.y = under + 10;
  }

  /** A QR code with words beside it; `alt` is read in its place. */
  qr(
    address: string,
    alt: string,
    side: number,
    beside: readonly (readonly [words: string, style: TextStyle])[],
  ): void {
    this.makeRoom(side + 8);
    const frame = { x: this.left, y: this.y, width: side, height: side };
    this.root.add(
      this.figure(alt, frame, () => {
        drawQr(this.doc, address, frame.x, frame.y, side);
      }),
    );
    for (const [words, style] of beside) this.block('P', words, style, this.left + side + 20);
    this.y = Math.max(this.y, frame.y + side) + 8;
  }

  /** A thin line across the page, not read aloud. */
  rule(): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    this.doc.rect(this.left, this.y, this.width, 0.8).fill(palette.line);
    this.doc.endMarkedContent();
    this.y += 12;
  }

  /** Moves to a new page unless `height` points are left on this one; says whether it did. */
  makeRoom(height: number): boolean {
    if (this.y + height <= this.doc.page.height - bottom) return false;
    this.doc.addPage();
    this.y = firstBlock;
    return true;
  }

  end(): void {
    this.root.end();
  }

  /** A drawing with the words read in its place. */
  figure(alt: string, { x, y, width, height }: Frame, draw: () => void): PDFKit.PDFStructureElement {
    const options = { alt, bbox: [x, y, x + width, y + height], placement: 'Block' };
    return this.doc.struct('Figure', options as { alt: string }, draw);
  }

  /** Lines of words from here down, over as many pages as needed, within an element that is already open. */
  lines(words: string, style: TextStyle, left = this.left, width = this.left + this.width - left): void {
    for (const line of wrap(words, width, style)) {
      this.makeRoom(lineHeight(style));
      drawLine(this.doc, line, left, this.y, style);
      this.y += lineHeight(style);
    }
  }

  private block(tag: string, words: string, style: TextStyle, left?: number, width?: number): void {
    this.makeRoom(2 * lineHeight(style));
    this.root.add(
      this.doc.struct(tag, {}, () => {
        this.lines(words, style, left, width);
      }),
    );
  }
}

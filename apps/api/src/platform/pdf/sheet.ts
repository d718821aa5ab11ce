// The blocks documents are made of: headings, paragraphs, facts, tables, a QR figure; each tagged for screen readers.
import { drawQr } from './qr';
import { drawLine, lineHeight, wrap, type TextStyle } from './text-block';

export const palette = {
  ink: '#14232B',
  soft: '#4A5960',
  brand: '#0B5D4B',
  brandTint: '#E3F0EB',
  accent: '#B4541A',
  line: '#D8D3C7',
} as const;

export const text: TextStyle = { size: 11, weight: 'regular', color: palette.ink, leading: 1.4 };
export const strong: TextStyle = { ...text, weight: 'bold' };
export const small: TextStyle = { ...text, size: 9, color: palette.soft };
const headings: Record<'H1' | 'H2', TextStyle> = {
  H1: { ...strong, size: 25, color: palette.brand, leading: 1.15 },
  H2: { ...strong, size: 13, leading: 1.3 },
};

/** One column of a table: its heading and its share of the width (shares add up to 1). */
export interface Column {
  heading: string;
  share: number;
}
interface Cell {
  tag: 'TH' | 'TD';
  scope?: 'Row' | 'Column';
  text: string;
  style: TextStyle;
}

export const margin = 56;
/** Where the first block begins, and what is kept free under the last, in points. */
const firstBlock = 88;
const bottom = 64;

/** A page being written from top to bottom; `y` is where the next block begins, in points. */
export class PdfSheet {
  y = firstBlock;
  readonly left = margin;
  readonly width: number;
  private readonly root: PDFKit.PDFStructureElement;

  constructor(readonly doc: PDFKit.PDFDocument) {
    this.width = doc.page.width - 2 * margin;
    this.root = doc.struct('Document');
    doc.addStructure(this.root);
  }

  space(points: number): void {
    this.y += points;
  }

  heading(level: 'H1' | 'H2', words: string): void {
    this.block(level, words, headings[level]);
    this.y += level === 'H1' ? 8 : 4;
  }

  paragraph(words: string, style: TextStyle = text): void {
    this.block('P', words, style);
    this.y += style.size * 0.6;
  }

  /** Facts as a two-column table whose row headings are the labels; facts without a value are left out. */
  facts(facts: readonly (readonly [label: string, value: string])[]): void {
    const rows = facts.filter(([, value]) => value !== '');
    this.rows(
      rows.map(([label, value]) => [
        { tag: 'TH', scope: 'Row', text: label, style: { ...text, color: palette.soft } },
        { tag: 'TD', text: value, style: strong },
      ]),
      [0.3, 0.7],
    );
  }

  /** A table with column headings; the heading row is not repeated on a following page. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    const cells = (texts: readonly string[]): Cell[] =>
      texts.map((value) => ({ tag: 'TD', text: value, style: text }));
    this.rows(
      [
        columns.map(({ heading }) => ({
          tag: 'TH',
          scope: 'Column',
          text: heading,
          style: { ...small, weight: 'bold' },
        })),
        ...rows.map(cells),
      ],
      columns.map(({ share }) => share),
    );
  }

  /** A QR code with words beside it; `alt` is read in its place. */
  qr(
    address: string,
    alt: string,
    side: number,
    beside: readonly (readonly [words: string, style: TextStyle])[],
  ): void {
    this.makeRoom(side + 8);
    const top = this.y;
    const box = [this.left, top, this.left + side, top + side];
    const figure = this.doc.struct(
      'Figure',
      { alt, bbox: box, placement: 'Block' } as { alt: string },
      () => {
        drawQr(this.doc, address, this.left, top, side);
      },
    );
    this.root.add(figure);
    for (const [words, style] of beside) this.block('P', words, style, this.left + side + 20);
    this.y = Math.max(this.y, top + side) + 8;
  }

  /** A thin line across the page, not read aloud. */
  rule(): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    this.doc.rect(this.left, this.y, this.width, 0.8).fill(palette.line);
    this.doc.endMarkedContent();
    this.y += 12;
  }

  /** Moves to a new page unless `height` points are left on this one. */
  makeRoom(height: number): void {
    if (this.y + height <= this.doc.page.height - bottom) return;
    this.doc.addPage();
    this.y = firstBlock;
  }

  end(): void {
    this.root.end();
  }

  private block(tag: string, words: string, style: TextStyle, left = this.left): void {
    const lines = wrap(this.doc, words, this.left + this.width - left, style);
    this.makeRoom(Math.min(lines.length, 3) * lineHeight(style));
    this.root.add(
      this.doc.struct(tag, {}, () => {
        for (const line of lines) {
          this.makeRoom(lineHeight(style));
          drawLine(this.doc, line, left, this.y, style);
          this.y += lineHeight(style);
        }
      }),
    );
  }

  private rows(rows: readonly (readonly Cell[])[], shares: readonly number[]): void {
    const table = this.doc.struct('Table');
    this.root.add(table);
    for (const cells of rows) table.add(this.row(cells, shares));
    table.end();
    this.y += 8;
  }

  private row(cells: readonly Cell[], shares: readonly number[]): PDFKit.PDFStructureElement {
    const padding = 3;
    const lefts = shares.map(
      (_, index) => this.left + this.width * shares.slice(0, index).reduce((a, b) => a + b, 0),
    );
    const wrapped = cells.map((cell, index) =>
      wrap(this.doc, cell.text, this.width * (shares[index] ?? 1) - 8, cell.style),
    );
    const height = Math.max(
      ...cells.map((cell, index) => (wrapped[index]?.length ?? 1) * lineHeight(cell.style)),
    );
    this.makeRoom(height + 2 * padding);
    const top = this.y + padding;
    const row = this.doc.struct('TR');
    this.y = top + height + padding;
    cells.forEach((cell, index) => {
      const draw = () =>
        wrapped[index]?.forEach((line, at) => {
          drawLine(this.doc, line, lefts[index] ?? this.left, top + at * lineHeight(cell.style), cell.style);
        });
      const options = cell.scope === undefined ? {} : { scope: cell.scope };
      row.add(this.doc.struct(cell.tag, options as { title?: string }, draw));
    });
    row.end();
    this.doc.markContent('Artifact', { type: 'Layout' });
    this.doc.rect(this.left, this.y, this.width, 0.5).fill(palette.line);
    this.doc.endMarkedContent();
    return row;
  }
}

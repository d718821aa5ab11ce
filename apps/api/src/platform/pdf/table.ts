// Tables of documents: rows that never break, the heading row drawn again on each page and read aloud once.
import type { Strokes } from '@treize/contract/attendance';
import { palette } from './look';
import type { PdfSheet } from './sheet';
import { drawStrokes, frameIn, type Frame } from './strokes';
import { drawLine, lineHeight, wrap, type TextLine, type TextStyle } from './text-block';

/** What is drawn in a cell: words, a drawing over them, or nothing where one signs by hand. */
export interface PdfCell {
  tag: 'TH' | 'TD';
  scope?: 'Row' | 'Column';
  text: string;
  style: TextStyle;
  drawing?: { strokes: Strokes; alt: string };
}
export interface PdfTable {
  caption?: { text: string; style: TextStyle };
  head?: readonly PdfCell[];
  rows: readonly (readonly PdfCell[])[];
  /** Shares of the width, which add up to 1. */
  shares: readonly number[];
  rowHeight?: number;
  /** Lines between the columns too, for sheets filled by hand. */
  grid?: boolean;
}

const padding = 3;
const gap = 8;
const drawingHeight = 30;

interface Laid {
  cells: readonly PdfCell[];
  lines: readonly (readonly TextLine[])[];
  lefts: readonly number[];
  height: number;
}

function layOut(sheet: PdfSheet, cells: readonly PdfCell[], table: PdfTable, lowest: number): Laid {
  const lines = cells.map((cell, index) =>
    cell.text === '' ? [] : wrap(cell.text, sheet.width * (table.shares[index] ?? 1) - gap, cell.style),
  );
  const heights = cells.map(
    (cell, index) =>
      (lines[index]?.length ?? 0) * lineHeight(cell.style) + (cell.drawing ? drawingHeight : 0),
  );
  let left = sheet.left;
  const lefts = table.shares.map((share) => {
    const here = left;
    left += sheet.width * share;
    return here;
  });
  return { cells, lines, lefts, height: Math.max(lowest, ...heights) + 2 * padding };
}

function cellFrame(sheet: PdfSheet, table: PdfTable, laid: Laid, index: number, top: number): Frame {
  const width = sheet.width * (table.shares[index] ?? 1) - gap;
  return frameIn({ x: laid.lefts[index] ?? sheet.left, y: top, width, height: drawingHeight - 2 });
}

function drawWords(sheet: PdfSheet, laid: Laid, index: number, top: number): void {
  const cell = laid.cells[index];
  if (cell === undefined) return;
  const start = top + (cell.drawing ? drawingHeight : 0);
  laid.lines[index]?.forEach((line, at) => {
    drawLine(
      sheet.doc,
      line,
      laid.lefts[index] ?? sheet.left,
      start + at * lineHeight(cell.style),
      cell.style,
    );
  });
}

function lines(sheet: PdfSheet, table: PdfTable, laid: Laid, top: number): void {
  const { doc } = sheet;
  doc.markContent('Artifact', { type: 'Layout' });
  doc.rect(sheet.left, top + laid.height, sheet.width, 0.5).fill(palette.line);
  if (table.grid)
    for (const left of laid.lefts.slice(1))
      doc.rect(left - gap / 2, top, 0.5, laid.height).fill(palette.line);
  doc.endMarkedContent();
}

/** The heading row on a page that follows: there for the eye, already read. */
function headAgain(sheet: PdfSheet, table: PdfTable): void {
  if (!table.head) return;
  const laid = layOut(sheet, table.head, table, 0);
  const top = sheet.y;
  sheet.doc.markContent('Artifact', { type: 'Pagination' });
  table.head.forEach((_, index) => {
    drawWords(sheet, laid, index, top + padding);
  });
  sheet.doc.endMarkedContent();
  lines(sheet, table, laid, top);
  sheet.y += laid.height;
}

function drawRow(
  sheet: PdfSheet,
  table: PdfTable,
  cells: readonly PdfCell[],
  lowest: number,
): PDFKit.PDFStructureElement {
  const { doc } = sheet;
  const laid = layOut(sheet, cells, table, lowest);
  if (sheet.makeRoom(laid.height)) headAgain(sheet, table);
  const top = sheet.y;
  const row = doc.struct('TR');
  cells.forEach((cell, index) => {
    const element = doc.struct(cell.tag, (cell.scope === undefined ? {} : { scope: cell.scope }) as object);
    if (cell.drawing) {
      const { strokes, alt } = cell.drawing;
      const frame = cellFrame(sheet, table, laid, index, top + padding);
      element.add(
        sheet.figure(alt, frame, () => {
          drawStrokes(doc, strokes, frame);
        }),
      );
    }
    if (cell.text !== '')
      element.add(() => {
        drawWords(sheet, laid, index, top + padding);
      });
    row.add(element);
  });
  row.end();
  sheet.y = top + laid.height;
  lines(sheet, table, laid, top);
  return row;
}

/** Puts a table on the sheet; its first row stays on the page of its heading. */
export function drawTable(sheet: PdfSheet, table: PdfTable): void {
  const { doc } = sheet;
  const element = doc.struct('Table');
  sheet.root.add(element);
  sheet.makeRoom(90);
  if (table.caption) {
    const { text, style } = table.caption;
    element.add(
      doc.struct('Caption', {}, () => {
        sheet.lines(text, style);
      }),
    );
    sheet.space(2);
  }
  if (table.head) {
    const head = doc.struct('THead');
    element.add(head);
    head.add(drawRow(sheet, { ...table, head: [] }, table.head, 0)).end();
  }
  const body = doc.struct('TBody');
  element.add(body);
  for (const cells of table.rows) body.add(drawRow(sheet, table, cells, table.rowHeight ?? 0));
  body.end();
  element.end();
  sheet.space(8);
}

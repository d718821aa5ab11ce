// A document as a tagged PDF: each block of the paper put on the sheet, from top to bottom.
import { composePdf } from '../pdf/document';
import type { PdfSigning } from '../pdf/signing/signer';
import { palette, small, strong, text } from '../pdf/look';
import type { CellContent, PdfSheet } from '../pdf/sheet';
import type { TextStyle } from '../pdf/text-block';
import type { Paper, PaperBlock, PaperCell, ParagraphStyle } from './paper';

const styles: Record<ParagraphStyle, TextStyle> = {
  text,
  strong,
  small,
  name: { ...strong, size: 19, leading: 1.25 },
  lead: { ...strong, size: 13, color: palette.brand },
};

function cellOf(cell: PaperCell): CellContent {
  if (typeof cell === 'string') return cell;
  if ('blank' in cell) return '';
  return { text: cell.words ?? '', drawing: { strokes: cell.strokes, alt: cell.alt } };
}

function putTable(sheet: PdfSheet, table: Extract<PaperBlock, { kind: 'table' }>): void {
  const { caption, columns, rows, rowHeight, dense } = table;
  sheet.table(
    columns,
    rows.map((row) => row.map(cellOf)),
    {
      caption,
      ...(dense === undefined ? {} : { dense }),
      ...(rowHeight === undefined ? {} : { rowHeight, grid: true }),
    },
  );
}

function put(sheet: PdfSheet, block: PaperBlock): void {
  switch (block.kind) {
    case 'heading':
      return sheet.heading(block.level === 1 ? 'H1' : 'H2', block.words);
    case 'paragraph':
      return sheet.paragraph(block.words, styles[block.style ?? 'text']);
    case 'list':
      return sheet.list(block.items);
    case 'facts':
      return sheet.facts(block.facts);
    case 'table':
      return putTable(sheet, block);
    case 'signature':
      return sheet.signature(block.label, block.words, block.strokes, block.blank ?? false);
    case 'qr':
      return sheet.qr(
        block.address,
        block.alt,
        92,
        block.beside.map(({ words, style }) => [words, styles[style ?? 'text']] as const),
      );
    case 'link':
      return sheet.paragraph(`${block.words} ${block.address}`);
    case 'rule':
      return sheet.rule();
  }
}

/** The same paper gives the same bytes, signature apart. */
export function paperPdf(paper: Paper, signing: PdfSigning | null = null): Promise<Buffer> {
  const { blocks, ...meta } = paper;
  const write = (sheet: PdfSheet): void => {
    for (const block of blocks) put(sheet, block);
  };
  return composePdf(meta, write, signing);
}

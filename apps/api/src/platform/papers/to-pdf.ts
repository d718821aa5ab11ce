// A document as a tagged PDF: each block of the paper put on the sheet, from top to bottom.
import { composePdf } from '../pdf/document';
import { palette, small, strong, text, type PdfSheet } from '../pdf/sheet';
import type { TextStyle } from '../pdf/text-block';
import type { Paper, PaperBlock, PaperCell, ParagraphStyle } from './paper';

const styles: Record<ParagraphStyle, TextStyle> = {
  text,
  strong,
  small,
  name: { ...strong, size: 19, leading: 1.25 },
  lead: { ...strong, size: 13, color: palette.brand },
};

const wordsOf = (cell: PaperCell): string =>
  typeof cell === 'string' ? cell : 'blank' in cell ? '' : (cell.words ?? cell.alt);

function put(sheet: PdfSheet, block: PaperBlock): void {
  switch (block.kind) {
    case 'heading':
      return sheet.heading(block.level === 1 ? 'H1' : 'H2', block.words);
    case 'paragraph':
      return sheet.paragraph(block.words, styles[block.style ?? 'text']);
    case 'list':
      return block.items.forEach((item) => sheet.paragraph(`– ${item}`));
    case 'facts':
      return sheet.facts(block.facts);
    case 'table':
      return sheet.table(
        block.columns,
        block.rows.map((row) => row.map(wordsOf)),
      );
    case 'signature':
      return [block.label, ...block.words].forEach((words) => sheet.paragraph(words));
    case 'qr':
      return sheet.qr(
        block.address,
        block.alt,
        92,
        block.beside.map(({ words, style }) => [words, styles[style ?? 'text']] as const),
      );
    case 'rule':
      return sheet.rule();
  }
}

/** The same paper gives the same bytes. */
export function paperPdf(paper: Paper): Promise<Buffer> {
  const { title, subject, author, reference, createdAt, blocks } = paper;
  return composePdf({ title, subject, author, reference, createdAt }, (sheet) => {
    for (const block of blocks) put(sheet, block);
  });
}

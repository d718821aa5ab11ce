// A QR code drawn as vectors: rectangles of dark modules, sharp at any size.
import { create } from 'qrcode';

/** Draws the QR code of `text` in a square of `side` points; error correction M, a quiet zone is the caller's margin. */
export function drawQr(doc: PDFKit.PDFDocument, text: string, x: number, y: number, side: number): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const unit = side / modules.size;
  const at = (points: number): string => points.toFixed(3);
  // Neighbours of a row are one rectangle, and all are written at once: a rectangle at a time is a fifth of a document.
  const path: string[] = [];
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      const first = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column++;
      const width = (column - first + 1) * unit;
      path.push(`${at(x + first * unit)} ${at(y + row * unit)} ${at(width)} ${at(unit)} re`);
    }
  doc.addContent(path.join('\n'));
  doc.fill('#000000');
}

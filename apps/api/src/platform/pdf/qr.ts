// A QR code drawn as vectors: rectangles of dark modules, sharp at any size.
import { create } from 'qrcode';

/** Draws the QR code of `text` in a square of `side` points; error correction M, a quiet zone is the caller's margin. */
export function drawQr(doc: PDFKit.PDFDocument, text: string, x: number, y: number, side: number): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const unit = (side / modules.size).toFixed(5);
  // One module is one unit; neighbours of a row are one rectangle, and all are written at once.
  const path: string[] = [];
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      const first = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column++;
      path.push(`${first} ${row} ${column - first + 1} 1 re`);
    }
  doc.addContent(`q 0 0 0 rg ${unit} 0 0 ${unit} ${x.toFixed(3)} ${y.toFixed(3)} cm ${path.join(' ')} f Q`);
}

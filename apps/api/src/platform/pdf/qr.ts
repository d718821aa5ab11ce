// A QR code drawn as vectors: one square a dark module, sharp at any size.
import { create } from 'qrcode';

/** Draws the QR code of `text` in a square of `side` points; error correction M, a quiet zone is the caller's margin. */
export function drawQr(doc: PDFKit.PDFDocument, text: string, x: number, y: number, side: number): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const unit = side / modules.size;
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) doc.rect(x + column * unit, y + row * unit, unit, unit);
  doc.fill('#000000');
}

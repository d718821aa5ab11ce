// A drawn signature as vector paths: what was kept when the person signed, never an image of it.
import type { Strokes } from '@treize/contract/attendance';

/** The box strokes are drawn in, and its proportion. */
const box = { width: 1000, height: 400 };

export interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The largest frame of the proportion of signatures that stands in `room`, against its left edge. */
export function frameIn(room: Frame): Frame {
  const scale = Math.min(room.width / box.width, room.height / box.height);
  return { x: room.x, y: room.y, width: box.width * scale, height: box.height * scale };
}

/** Draws strokes in a frame given in points; a stroke of one point is a dot. */
export function drawStrokes(doc: PDFKit.PDFDocument, strokes: Strokes, frame: Frame): void {
  const at = ([x, y]: readonly [number, number]): [number, number] => [
    frame.x + (x / box.width) * frame.width,
    frame.y + (y / box.height) * frame.height,
  ];
  doc
    .lineWidth(Math.max(0.8, frame.height / 40))
    .lineCap('round')
    .lineJoin('round');
  for (const stroke of strokes) {
    const [first, ...others] = stroke;
    if (first === undefined) continue;
    doc.moveTo(...at(first));
    for (const point of others.length === 0 ? [first] : others) doc.lineTo(...at(point));
  }
  doc.stroke('#14232B');
}

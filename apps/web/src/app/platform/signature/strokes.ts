// A drawn signature: from the points of the pad to the contract's strokes, and to an SVG path to show it again.
import type { Strokes } from '@treize/contract/attendance';

export const boxWidth = 1000;
export const boxHeight = 400;
const mostPoints = 2000;
const mostStrokes = 200;

type Point = Strokes[number][number];
export interface PadStroke {
  points: readonly { x: number; y: number }[];
}

const within = (value: number, max: number): number => Math.min(max, Math.max(0, Math.round(value)));
const same = (a: Point | undefined, b: Point): boolean => a !== undefined && a[0] === b[0] && a[1] === b[1];

/** Keeps the ends and evenly spaced points between them. */
function thinned(points: Point[]): Point[] {
  if (points.length <= mostPoints) return points;
  const step = (points.length - 1) / (mostPoints - 1);
  return Array.from({ length: mostPoints }, (_, index) => points[Math.round(index * step)] ?? [0, 0]);
}

/**
 * Points in CSS pixels of a pad of this size -> whole numbers in a box of 1000 × 400, repeated points dropped.
 * The drawing keeps its proportions: it is scaled by one factor and centred. Null when nothing was drawn.
 */
export function strokesOf(drawn: readonly PadStroke[], width: number, height: number): Strokes | null {
  const scale = Math.min(boxWidth / width, boxHeight / height);
  const left = (boxWidth - width * scale) / 2;
  const top = (boxHeight - height * scale) / 2;
  const strokes = drawn.slice(0, mostStrokes).flatMap(({ points }) => {
    const kept: Point[] = [];
    for (const { x, y } of points) {
      const point: Point = [within(left + x * scale, boxWidth), within(top + y * scale, boxHeight)];
      if (!same(kept.at(-1), point)) kept.push(point);
    }
    return kept.length > 0 ? [thinned(kept)] : [];
  });
  return strokes.length > 0 ? strokes : null;
}

/** The `d` of an SVG path in a view box of 1000 × 400; a single point is drawn as a dot by the round line cap. */
export const pathOf = (strokes: Strokes): string =>
  strokes
    .map((points) => `M${points.map(([x, y]) => `${x} ${y}`).join('L')}${points.length === 1 ? 'h0' : ''}`)
    .join('');

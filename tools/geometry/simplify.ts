// Fewer points for the same drawing: Ramer-Douglas-Peucker on one line, its two ends kept.
export type Point = [number, number];

/** Distance from `point` to the straight line through `start` and `end` (to `start` when they are one). */
function distance([x, y]: Point, [startX, startY]: Point, [endX, endY]: Point): number {
  const length = Math.hypot(endX - startX, endY - startY);
  if (length === 0) return Math.hypot(x - startX, y - startY);
  return Math.abs((endX - startX) * (startY - y) - (startX - x) * (endY - startY)) / length;
}

/** The line without the points that stand less than `tolerance` from what remains. */
export function simplify(line: readonly Point[], tolerance: number): Point[] {
  const [first, last] = [line[0], line.at(-1)];
  if (first === undefined || last === undefined || line.length < 3) return [...line];
  const distances = line.slice(1, -1).map((point) => distance(point, first, last));
  const furthest = Math.max(...distances);
  if (furthest < tolerance) return [first, last];
  const turn = distances.indexOf(furthest) + 1;
  return [...simplify(line.slice(0, turn + 1), tolerance), ...simplify(line.slice(turn), tolerance).slice(1)];
}

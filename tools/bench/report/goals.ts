// Goals, each beside the figure seen: met or missed. A missed goal is told, it does not fail the bench.
import type { Figures } from './figures.ts';

export interface Goal {
  /** `G1`, as the goals are numbered. */
  mark: string;
  what: string;
  /** Name of the figure whose median is judged. */
  figure: string;
  unit: string;
  atLeast?: number;
  atMost?: number;
  /** Decimals shown. */
  digits?: number;
}

const limitOf = ({ atLeast, atMost, unit }: Goal): string =>
  atLeast === undefined ? `<= ${atMost}${unit}` : `>= ${atLeast}${unit}`;

export function isMet({ atLeast = -Infinity, atMost = Infinity, figure }: Goal, figures: Figures): boolean {
  const value = figures.median(figure);
  return value >= atLeast && value <= atMost;
}

/** One line a goal: what, the median with its range, the goal, and the verdict. */
export function goalLine(goal: Goal, figures: Figures): string {
  const { mark, what, figure, unit, digits } = goal;
  const told = figures.told(figure, unit, digits);
  const verdict = figures.of(figure).length === 0 ? '-' : isMet(goal, figures) ? 'met' : 'MISSED';
  return `${mark.padEnd(4)}${what.padEnd(62)} ${told.padEnd(30)} goal ${limitOf(goal).padEnd(12)} ${verdict}`;
}

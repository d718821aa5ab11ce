// What the scale bench prints: each figure on both fillings, their ratio beside the goal, and what is wrong.
import { goalLine, type Goal } from '../report/goals.ts';
import type { Stage } from '../ground/stage.ts';
import { compared } from './compare.ts';
import type { ScaleSizes } from './sizes.ts';

const ratioAtMost = 1.3;
const searchAtMost = 30;

export function tellScale(sizes: ScaleSizes, small: Stage, large: Stage, planCount: number): void {
  const people = ({ officials }: { officials: number }) => officials.toLocaleString('en');
  console.log(
    `\nmedian [range] of ${sizes.rounds} rounds: ${people(sizes.small)} officials, then ${people(sizes.large)}, then how many times worse (goal <= ${ratioAtMost})`,
  );
  for (const { figure, what, unit, moreIsBetter } of compared) {
    const ratio = moreIsBetter
      ? small.figures.median(figure) / large.figures.median(figure)
      : large.figures.median(figure) / small.figures.median(figure);
    const verdict = ratio <= ratioAtMost ? 'met' : 'MISSED';
    console.log(
      `G18 ${what.padEnd(42)} ${small.figures.told(figure, unit).padEnd(28)} ${large.figures.told(figure, unit).padEnd(28)} ${ratio.toFixed(2)}x ${verdict}`,
    );
  }
  const search: Goal = {
    mark: 'G18',
    what: `finding an official by mailbox among ${people(sizes.large)}, p99`,
    figure: 'search p99',
    unit: ' ms',
    atMost: searchAtMost,
    digits: 1,
  };
  console.log(goalLine(search, large.figures));
  const wrong = [...small.wrong, ...large.wrong];
  console.log(
    `\n${planCount} statements explained (node_modules/.cache/treize-bench/plans.txt); ` +
      (wrong.length === 0
        ? 'none reads a large table whole; every invariant held'
        : `${wrong.length} things wrong:`),
  );
  if (wrong.length === 0) return;
  console.error(wrong.join('\n\n'));
  process.exitCode = 1;
}

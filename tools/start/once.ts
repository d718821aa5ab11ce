// Runs one command of the product to its end: migrations, demo content.
import { existsSync } from 'node:fs';
import { endOf, lastWords, spawnNode, stopChild, type ChildOptions } from './child.ts';
import { ExpectedFailure } from './expected-failure.ts';
import type { StackOfStops } from './stack-of-stops.ts';

/** @throws ExpectedFailure with the command's last words when it does not succeed. */
export async function runOnce(options: ChildOptions, stops: StackOfStops): Promise<void> {
  if (!existsSync(options.script))
    throw new ExpectedFailure(
      `${options.script} manque : lancez « npm run build », ou « npm start » qui le fait.`,
    );
  const child = spawnNode(options);
  const words = lastWords(child);
  stops.push(() => stopChild(child));
  const failure = await endOf(child);
  if (failure !== undefined)
    throw new ExpectedFailure([`${options.name} : échec (${failure}).`, words()].filter(Boolean).join('\n'));
}

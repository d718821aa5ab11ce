// Waits for something to become true, and says what did not.
import { setTimeout as sleep } from 'node:timers/promises';

/** @throws Error after `seconds`, with what was awaited. */
export async function until(
  what: string,
  isSo: () => Promise<boolean>,
  seconds = 60,
  pause = 100,
): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not after ${seconds} s: ${what}`);
    await sleep(pause);
  }
}

// When a mail that did not leave is tried again, and when nothing more is tried.
const minute = 60_000;

/** Waits after the first, second… try: two days in all, as mail servers do. */
export const retryDelays: readonly number[] = [1, 5, 15, 60, 240, 720, 720, 720, 399].map(
  (minutes) => minutes * minute,
);

/**
 * The next try of a mail refused for the moment, or null: it has been tried for two days, or there is no time left.
 * Where the next try would come after `giveUpAt`, it comes halfway there: never less than a minute from now.
 * @param attempts tries made so far, the last one included
 */
export function nextTry(attempts: number, now: Date, giveUpAt: Date | null): Date | null {
  const delay = retryDelays[attempts - 1];
  if (delay === undefined) return null;
  if (giveUpAt === null) return new Date(now.getTime() + delay);
  const left = giveUpAt.getTime() - now.getTime();
  const wait = delay < left ? delay : Math.floor(left / 2);
  return wait < minute ? null : new Date(now.getTime() + wait);
}

/** After a cut line the server may still be at work on the message: the same bytes leave again later, and not often. */
const unknownDelays: readonly number[] = [10, 60, 240, 720].map((minutes) => minutes * minute);

/** The next try of a mail whose outcome is not known, or null: enough copies may have left. */
export function nextTryOfUnknown(attempts: number, now: Date, giveUpAt: Date | null): Date | null {
  const delay = unknownDelays[attempts - 1];
  if (delay === undefined) return null;
  const at = new Date(now.getTime() + delay);
  return giveUpAt !== null && at > giveUpAt ? null : at;
}

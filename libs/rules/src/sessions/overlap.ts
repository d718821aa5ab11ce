// Sessions that meet in time: half-days one person cannot attend both.

export interface Span {
  startsAt: Date;
  endsAt: Date;
}

/** Two half-days meet when they share a moment; one that begins as the other ends does not. */
const meet = (one: Span, other: Span): boolean => one.startsAt < other.endsAt && other.startsAt < one.endsAt;

/**
 * The half-days of `others` that meet one of `own`, in order of time.
 * @param others half-days with whatever they belong to
 */
export function overlapping<S extends Span>(own: readonly Span[], others: readonly S[]): S[] {
  return others
    .filter((other) => own.some((half) => meet(half, other)))
    .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
}

// From lines of connections to arrivals and departures: lines of one person that touch are one stay, cut to the half-day.

export interface Stay {
  registrationId: string;
  joinedAt: Date;
  /** Null while the list does not tell: the person is not said to have left. */
  leftAt: Date | null;
}
export interface Movement {
  registrationId: string;
  kind: 'ENTERED' | 'LEFT';
  at: Date;
}

/** A cut of the line shorter than this is no departure. */
const shortCut = 2 * 60_000;
const endOf = ({ leftAt }: Stay): number => leftAt?.getTime() ?? Infinity;

function joined(stays: readonly Stay[]): Stay[] {
  const whole: Stay[] = [];
  for (const stay of stays.toSorted((one, other) => one.joinedAt.getTime() - other.joinedAt.getTime())) {
    const last = whole.at(-1);
    if (!last || stay.joinedAt.getTime() > endOf(last) + shortCut) whole.push(stay);
    else if (endOf(stay) > endOf(last)) whole[whole.length - 1] = { ...last, leftAt: stay.leftAt };
  }
  return whole;
}

/**
 * Arrivals and departures in the order of time. Somebody connected at the end of the half-day has not left it.
 * @param window nobody arrives before it opens; what begins after it closes is not of this half-day
 */
export function movementsOf(stays: readonly Stay[], window: { opensAt: Date; endsAt: Date }): Movement[] {
  const people = Map.groupBy(stays, ({ registrationId }) => registrationId);
  const movements = [...people].flatMap(([registrationId, own]) =>
    joined(own).flatMap(({ joinedAt, leftAt }): Movement[] => {
      const entered = {
        registrationId,
        kind: 'ENTERED',
        at: joinedAt < window.opensAt ? window.opensAt : joinedAt,
      } as const;
      return leftAt === null || leftAt >= window.endsAt
        ? [entered]
        : [entered, { registrationId, kind: 'LEFT', at: leftAt }];
    }),
  );
  return movements.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

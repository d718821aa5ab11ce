// Changing what a room or a limit holds: never under what is taken, and what is given over it fades.

/** Places of a room or a limit that people hold. */
export interface TakenPlaces {
  confirmed: number;
  offered: number;
  /** By forms being filled, and kept by blocking invitations. */
  held: number;
  /** Given over the capacity by an organiser. */
  exceptional: number;
  /** Given back by people who left for good. */
  departed: number;
}

/** Under this a capacity may not be lowered: what is taken, but what was given over it knowingly. */
export const takenPlaces = ({ confirmed, offered, held, exceptional, departed }: TakenPlaces): number =>
  Math.max(0, confirmed + offered + held - exceptional - departed);

/** Places over this capacity that somebody holds: those within it are exceptional no more. Null: no limit. */
export const exceptionalOver = (
  capacity: number | null,
  { confirmed, offered, departed }: Omit<TakenPlaces, 'held' | 'exceptional'>,
): number => (capacity === null ? 0 : Math.max(0, confirmed + offered - departed - capacity));

// Places of a session: what is left, and the verdict told to the public.
export const seatVerdicts = ['UNLIMITED', 'OPEN', 'FEW', 'WAITLIST'] as const;
export type SeatVerdict = (typeof seatVerdicts)[number];

/** Places by cause; `capacity` null means no limit, 0 means full at once. */
export interface SeatCounts {
  capacity: number | null;
  confirmed: number;
  offered: number;
  waiting: number;
}

/** At or under this many places left, the verdict is FEW. */
export const fewPlaces = 3;

/** Places a newcomer could take: none while people wait, so that nobody is overtaken. Null: no limit. */
export function placesLeft({ capacity, confirmed, offered, waiting }: SeatCounts): number | null {
  if (capacity === null) return null;
  return waiting > 0 ? 0 : Math.max(0, capacity - confirmed - offered);
}

/** Places nobody holds, whoever waits: what an organiser sees. Null: no limit. */
export const placesFree = ({ capacity, confirmed, offered }: SeatCounts): number | null =>
  capacity === null ? null : Math.max(0, capacity - confirmed - offered);

export function seatVerdict(counts: SeatCounts): SeatVerdict {
  const left = placesLeft(counts);
  if (left === null) return 'UNLIMITED';
  if (left === 0) return 'WAITLIST';
  return left <= fewPlaces ? 'FEW' : 'OPEN';
}

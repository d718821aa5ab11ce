// The numbers one tries on a waiting list, as text, and the settings they make.
import type { PlacesDraft, PlacesSettings } from '@treize/contract/places';

/** Empty: no limit. `limits` by id. */
export interface Numbers {
  capacity: string;
  share: string;
  limits: Record<string, string>;
}

const textOf = (count: number | null): string => (count === null ? '' : String(count));
const countOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));

export const numbersOf = ({ capacity, share, limits }: PlacesSettings): Numbers => ({
  capacity: textOf(capacity),
  share: textOf(share),
  limits: Object.fromEntries(limits.map(({ id, capacity: count }) => [id, textOf(count)])),
});

/** "20" and 5 more give "25"; no limit stays none. */
export const withMore = (text: string, count: number): string =>
  countOf(text) === null ? '' : String((countOf(text) ?? 0) + count);

/** The settings with these numbers; what is not a number is left for the schema to refuse. */
export const withNumbers = (settings: PlacesSettings, numbers: Numbers): PlacesDraft => ({
  ...settings,
  capacity: countOf(numbers.capacity),
  share: countOf(numbers.share),
  limits: settings.limits.map((limit) => ({ ...limit, capacity: countOf(numbers.limits[limit.id] ?? '') })),
});

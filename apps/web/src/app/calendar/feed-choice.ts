// The calendar that the page shows, chosen in the address: `?region=84`, `?track=<id>`, or the whole country.
import type { PublicFeeds } from '@treize/contract/calendar';

export interface Feed {
  /** Value of the choice: `national`, `region:84`, `track:<id>`. */
  key: string;
  label: string;
  /** What the calendar holds, in a sentence. */
  about: string;
  url: string;
}

export interface FeedGroups {
  national: Feed;
  regions: Feed[];
  tracks: Feed[];
}

/** The country, the regions of the network and those overseas that have sessions, the tracks. */
export function feedGroups({ national, regions, tracks }: PublicFeeds): FeedGroups {
  const nameOf = (code: string) => regions.find((one) => one.code === code)?.name ?? '';
  return {
    national: {
      key: 'national',
      label: 'Toute la France',
      about: 'Toutes les sessions publiées, dans toutes les régions.',
      url: national,
    },
    regions: regions.map(({ code, name, url }) => ({
      key: `region:${code}`,
      label: name,
      about: `Les sessions publiées par l’équipe de la région ${name}.`,
      url,
    })),
    tracks: tracks.map(({ id, title, regionCode, url }) => ({
      key: `track:${id}`,
      label: title,
      about: `Les sessions de ce parcours de formation, région ${nameOf(regionCode)}.`,
      url,
    })),
  };
}

export const allFeeds = ({ national, regions, tracks }: FeedGroups): Feed[] => [
  national,
  ...regions,
  ...tracks,
];

/** Key of what the address asks for; the whole country when it asks for nothing. */
export function askedKey(region: string | undefined, track: string | undefined): string {
  if (track) return `track:${track}`;
  return region ? `region:${region}` : 'national';
}

/** The address of a choice. */
export function queryOf(key: string): { region: string | null; track: string | null } {
  const [kind, value = ''] = key.split(':');
  return { region: kind === 'region' ? value : null, track: kind === 'track' ? value : null };
}

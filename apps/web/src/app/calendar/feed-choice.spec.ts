// Choosing a calendar by the address, and the words of each.
import { allFeeds, askedKey, feedGroups, queryOf } from './feed-choice';

const groups = feedGroups({
  national: 'https://t.example/n.ics',
  regions: [{ code: '84', name: 'Auvergne-Rhône-Alpes', url: 'https://t.example/84.ics' }],
  tracks: [{ id: 'a1', title: 'Parcours', regionCode: '84', url: 'https://t.example/a1.ics' }],
});

it('offers the country first, then the regions, then the tracks', () => {
  expect(allFeeds(groups).map(({ key, url }) => [key, url])).toEqual([
    ['national', 'https://t.example/n.ics'],
    ['region:84', 'https://t.example/84.ics'],
    ['track:a1', 'https://t.example/a1.ics'],
  ]);
  expect(groups.tracks[0]?.about).toContain('Auvergne-Rhône-Alpes');
});

it.each([
  [undefined, undefined, 'national'],
  ['84', undefined, 'region:84'],
  [undefined, 'a1', 'track:a1'],
])('region %s, track %s: %s, and back', (region, track, key) => {
  expect(askedKey(region, track)).toBe(key);
  expect(queryOf(key)).toEqual({ region: region ?? null, track: track ?? null });
});

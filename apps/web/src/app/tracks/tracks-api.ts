// Reads of the tracks and of the themes.
import { httpResource } from '@angular/common/http';
import { themeList, track, trackList, trackPaths } from '@treize/contract/tracks';

/** Themes, to filter by. Call in an injection context. */
export const themesResource = () =>
  httpResource(() => trackPaths.themes, { parse: (value) => themeList.parse(value), defaultValue: [] });

export const tracksResource = () =>
  httpResource(() => trackPaths.tracks, { parse: (value) => trackList.parse(value) });

export const trackResource = (trackId: () => string) =>
  httpResource(() => trackPaths.track(encodeURIComponent(trackId())), {
    parse: (value) => track.parse(value),
  });

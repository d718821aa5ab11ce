// Arguments with which each function of tracks.queries.ts is run to record its SQL.
export const samples: Record<string, unknown[]> = {
  themes: [],
  publishedModules: [],
  tracksWithModules: [null],
};

// The module that tools/rolldown.config.mjs makes of every *.queries.ts and *.samples.ts of the API.
declare module 'recorded-queries' {
  interface Recorded {
    room: string;
    file: string;
    module: Record<string, unknown>;
  }
  export const queries: Recorded[];
  export const samples: Recorded[];
}

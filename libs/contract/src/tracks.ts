// Tracks: themes, modules, and the regional track with its sessions.
import * as z from 'zod';
import { id, regionCode } from './fields';
import { sessionCard } from './sessions';

export const regimes = ['TRAINING', 'AWARENESS'] as const;
export const theme = z.object({ code: z.string(), label: z.string() });
export const themeList = z.array(theme);
export const module = z.object({
  id,
  code: z.string(),
  version: z.int(),
  regime: z.enum(regimes),
  title: z.string(),
  theme,
  objectives: z.array(z.string()),
  audience: z.string(),
  prerequisites: z.string(),
  methods: z.string(),
  assessment: z.string(),
  outcome: z.string(),
  plannedMinutes: z.int(),
  defaultCapacity: z.int().nullable(),
});
export const moduleList = z.array(module);
export type Module = z.output<typeof module>;
export const trackSummary = z.object({
  id,
  regionCode,
  regionName: z.string(),
  year: z.int(),
  title: z.string(),
  moduleCount: z.int(),
  sessionCount: z.int().describe('sessions of the track still to come and open to the public'),
});
export const trackList = z.array(trackSummary);
export const track = z.object({
  id,
  regionCode,
  regionName: z.string(),
  year: z.int(),
  title: z.string(),
  summary: z.string(),
  lead: z.string(),
  steps: z.array(z.object({ position: z.int(), module, sessions: z.array(sessionCard) })),
});
export type Track = z.output<typeof track>;

export const trackPaths = {
  themes: '/api/themes',
  modules: '/api/modules',
  tracks: '/api/tracks',
  track: (trackId: string) => `/api/tracks/${trackId}`,
} as const;

// Writes themes, modules and the 13 tracks; returns the ids that sessions need.
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { spaced } from '../french';
import type { Region } from '../places';
import { insertRows, type Row } from '../rows';
import { usualAssessment, usualAudience, usualPrerequisites, type ModuleDraft } from './module-draft';
import { modules } from './modules';
import { regions } from './regions';
import { themes } from './themes';

export interface CatalogueIds {
  /** module id by code */
  modules: Map<string, string>;
  /** track id by region */
  tracks: Map<string, string>;
}

const moduleRow = (module: ModuleDraft, at: Date): Row => ({
  id: randomUUID(),
  code: module.code,
  version: 1,
  regime: module.regime,
  title: spaced(module.title),
  theme_code: module.theme,
  objectives: module.objectives.map(spaced),
  audience: module.audience ?? usualAudience,
  prerequisites: module.prerequisites ?? usualPrerequisites,
  methods: spaced(module.methods),
  assessment: usualAssessment,
  outcome: module.outcome,
  planned_minutes: module.minutes,
  default_capacity: module.capacity,
  state: 'PUBLISHED',
  updated_at: at,
});

export async function writeCatalogue(
  tx: EntityManager,
  known: Map<string, Region>,
  year: number,
  at: Date,
): Promise<CatalogueIds> {
  await insertRows(tx, 'themes', themes);
  const moduleRows = modules.map((module) => moduleRow(module, at));
  await insertRows(tx, 'modules', moduleRows);
  const moduleIds = new Map(moduleRows.map((row) => [row['code'] as string, row['id'] as string]));
  const trackIds = new Map(regions.map(({ code }) => [code, randomUUID()]));
  await insertRows(
    tx,
    'tracks',
    regions.map(({ code, summary }): Row => {
      const name = known.get(code)?.name ?? code;
      return {
        id: trackIds.get(code),
        region_code: code,
        year,
        title: `Parcours régional ${name} ${year}`,
        summary: spaced(summary),
        lead: `Équipe régionale ${name}`,
      };
    }),
  );
  await insertRows(
    tx,
    'track_modules',
    regions.flatMap(({ code, track }) =>
      track.map((module, index): Row => ({
        track_id: trackIds.get(code),
        module_id: moduleIds.get(module),
        position: index + 1,
      })),
    ),
  );
  return { modules: moduleIds, tracks: trackIds };
}

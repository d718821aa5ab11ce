// SQL of the catalogue: themes, modules, tracks with their modules in order.
import type { Module } from '@treize/contract/tracks';
import type { EntityManager } from 'typeorm';

const moduleJson = `json_build_object('id', m.id, 'code', m.code, 'version', m.version, 'regime', m.regime, 'title', m.title,
    'theme', json_build_object('code', t.code, 'label', t.label), 'objectives', m.objectives, 'audience', m.audience,
    'prerequisites', m.prerequisites, 'methods', m.methods, 'assessment', m.assessment, 'outcome', m.outcome,
    'plannedMinutes', m.planned_minutes, 'defaultCapacity', m.default_capacity)`;

export function themes(tx: EntityManager): Promise<{ code: string; label: string }[]> {
  return tx.query(`select code, label from themes order by label collate "fr-x-icu"`);
}

/** The published modules, latest version of each. */
export async function publishedModules(tx: EntityManager): Promise<Module[]> {
  const rows = await tx.query<{ module: Module }[]>(
    `select distinct on (m.code) ${moduleJson} as module
     from modules m join themes t on t.code = m.theme_code
     where m.state = 'PUBLISHED' order by m.code, m.version desc`,
  );
  return rows.map(({ module }) => module);
}

export interface TrackRow {
  id: string;
  regionCode: string;
  regionName: string;
  year: number;
  title: string;
  summary: string;
  lead: string;
  steps: { position: number; module: Module }[];
}

/** One track (by id), or all of them when `trackId` is null, latest year first. */
export function tracksWithModules(tx: EntityManager, trackId: string | null): Promise<TrackRow[]> {
  return tx.query<TrackRow[]>(
    `select k.id, k.region_code as "regionCode", r.name as "regionName", k.year, k.title, k.summary, k.lead,
       coalesce(s.steps, '[]') as steps
     from tracks k
     join regions r on r.code = k.region_code
     left join lateral (
       select json_agg(json_build_object('position', km.position, 'module', ${moduleJson}) order by km.position) as steps
       from track_modules km join modules m on m.id = km.module_id join themes t on t.code = m.theme_code
       where km.track_id = k.id) s on true
     where $1::uuid is null or k.id = $1
     order by k.year desc, r.name collate "fr-x-icu"`,
    [trackId],
  );
}

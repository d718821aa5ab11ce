// Loads the first catalogue, on a database that has no module yet; from then on it belongs to the operator.
import { parisDate } from '@treize/rules/time/wall';
import type { DataSource } from 'typeorm';
import { usualAssessment, usualAudience, usualPrerequisites } from './module-draft';
import { modules } from './modules';
import { regionalTracks } from './regional-tracks';
import { themes } from './themes';

export interface LoadedCatalogue {
  modules: number;
  tracks: number;
  /** year of the tracks */
  year: number;
}

const moduleRows = modules.map((module) => ({
  audience: usualAudience,
  prerequisites: usualPrerequisites,
  assessment: usualAssessment,
  ...module,
}));

const stepRows = regionalTracks.flatMap((track) =>
  track.modules.map((module, index) => ({ region: track.regionCode, module, position: index + 1 })),
);

/** @returns null, and changes nothing, when the database has a module: the regions are there already */
export async function loadCatalogue(database: DataSource, now: Date): Promise<LoadedCatalogue | null> {
  const year = Number(parisDate(now).slice(0, 4));
  return database.transaction(async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(hashtext('load catalogue'))`);
    const present = await tx.query<unknown[]>('select from modules limit 1');
    if (present.length > 0) return null;
    await tx.query(
      `insert into themes (code, label)
       select * from json_to_recordset($1::json) as rows (code text, label text) on conflict do nothing`,
      [JSON.stringify(themes)],
    );
    await tx.query(
      `insert into modules (code, regime, title, theme_code, objectives, audience, prerequisites, methods, assessment,
         outcome, planned_minutes, default_capacity, updated_at)
       select rows.*, $2::timestamptz from json_to_recordset($1::json) as rows (code text, regime text, title text, theme text,
         objectives text[], audience text, prerequisites text, methods text, assessment text, outcome text, minutes integer,
         capacity integer)`,
      [JSON.stringify(moduleRows), now],
    );
    await tx.query(
      `insert into tracks (region_code, year, title, summary, lead)
       select r.code, $2::integer, concat('Parcours régional ', r.name, ' ', $2::integer), rows.summary, 'Équipe régionale ' || r.name
       from json_to_recordset($1::json) as rows ("regionCode" text, summary text)
         join regions r on r.code = rows."regionCode" on conflict do nothing`,
      [JSON.stringify(regionalTracks), year],
    );
    await tx.query(
      `insert into track_modules (track_id, module_id, position)
       select k.id, m.id, rows.position
       from json_to_recordset($1::json) as rows (region text, module text, position integer)
         join tracks k on k.region_code = rows.region and k.year = $2 join modules m on m.code = rows.module`,
      [JSON.stringify(stepRows), year],
    );
    return { modules: modules.length, tracks: regionalTracks.length, year };
  });
}

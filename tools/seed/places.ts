// The communes of the demo: host towns with their labels and venues, and small towns around for the people.
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { ofTown } from './french';
import type { Town } from './people/people';
import { regions } from './regions';
import { insertRows, type Row } from './rows';

export interface Region {
  code: string;
  name: string;
  /** host towns, then small towns of the region */
  towns: Town[];
}
/** Small towns drawn in each region beside its host towns. */
const around = 20;

const townColumns = `m.code, m.name, coalesce(m.postcodes[1], '00000') as postcode`;

/** Regions of the demo with the communes its people come from: the host towns, then towns of 1 500 to 12 000 people. */
export async function readRegions(tx: EntityManager): Promise<Map<string, Region>> {
  const rows = await tx.query<Region[]>(
    `select r.code, r.name, (
       select json_agg(t order by t.host desc, t.code) from (
         (select ${townColumns}, true as host from municipalities m where m.region_code = r.code and m.code = any ($1::text[]))
         union all
         (select ${townColumns}, false from municipalities m
          where m.region_code = r.code and m.code <> all ($1::text[]) and m.population between 1500 and 12000
          order by md5(m.code) limit $2)) t) as towns
     from regions r where r.metropolitan order by r.code`,
    [regions.flatMap(({ towns }) => towns.map(({ code }) => code)), around],
  );
  return new Map(rows.map((row) => [row.code, row]));
}

/** Labels of the host towns only: an operator loads the official lists with the importer. */
export async function writeLabels(tx: EntityManager, today: string): Promise<void> {
  const towns = regions.flatMap((region) => region.towns);
  const labels = towns.map(({ code, programme }): Row => ({
    id: randomUUID(),
    municipality_code: code,
    programme,
    label_ref: `${programme.toLowerCase()}-demo-${code.toLowerCase()}`,
    valid_from: today < '2021-01-22' ? today : '2021-01-22',
  }));
  await insertRows(tx, 'programme_labels', labels);
  const mountain = towns.filter((town) => town.mountain).map(({ code }) => code);
  await tx.query('update municipalities set mountain_area = true where code = any ($1::text[])', [mountain]);
}

const rooms = ['Salle du conseil, mairie', 'Salle polyvalente', 'Maison France services'] as const;
const addresses = ['1 place de la Mairie', '12 rue des Écoles', '4 avenue de la Gare'] as const;

/** One venue in each host town; returns its id by commune. */
export async function writeVenues(
  tx: EntityManager,
  known: Map<string, Region>,
  createdAt: Date,
): Promise<Map<string, string>> {
  const towns = regions.flatMap((region) => region.towns);
  const byCode = new Map(
    [...known.values()].flatMap((region) => region.towns.map((town) => [town.code, town] as const)),
  );
  const venues = towns.map(({ code }, index): Row => {
    const town = byCode.get(code);
    if (town === undefined) throw new Error(`the reference has no commune ${code}`);
    const kind = index % rooms.length;
    return {
      id: randomUUID(),
      name: `${rooms[kind] ?? rooms[0]} ${ofTown(town.name)}`,
      address: addresses[kind] ?? addresses[0],
      postcode: town.postcode,
      municipality_code: code,
      access: 'Parking gratuit à deux minutes à pied ; arrêt de car devant la mairie.'.replace(
        ' ;',
        '\u00a0;',
      ),
      wheelchair_access: true,
      created_at: createdAt,
    };
  });
  await insertRows(tx, 'venues', venues);
  return new Map(venues.map((venue) => [venue['municipality_code'] as string, venue['id'] as string]));
}

// The SQL of territories: lists, search of communes by first letters, communes by code.
import type { Department, Municipality, Region } from '@treize/contract/territories';
import type { EntityManager } from 'typeorm';

export const listRegions = (tx: EntityManager): Promise<Region[]> =>
  tx.query<Region[]>(
    `select code, name, metropolitan from regions order by metropolitan desc, name collate "fr-x-icu"`,
  );

export const listDepartments = (tx: EntityManager): Promise<Department[]> =>
  tx.query<Department[]>(`select code, name, region_code as "regionCode" from departments order by code`);

/** The view of communes already chosen by `found (code, rank)`; $1 is the instant at which labels must be in force. */
const viewOfFound = `
  select m.code, m.name, d.code as "departmentCode", d.name as "departmentName", r.code as "regionCode", r.name as "regionName",
         e.code as "epciCode", e.name as "epciName", m.postcodes,
         array(select l.programme from programme_labels l
               where l.municipality_code = m.code
                 and l.valid_from <= ($1::timestamptz at time zone 'Europe/Paris')::date
                 and (l.valid_to is null or l.valid_to > ($1::timestamptz at time zone 'Europe/Paris')::date)
               order by l.programme desc) as programmes
  from found
  join municipalities m on m.code = found.code
  join departments d on d.code = m.department_code
  join regions r on r.code = m.region_code
  left join epcis e on e.code = m.epci_code
  order by found.rank`;

/** Communes one of whose keys begins with `prefix` (already folded): exact name first, then the most populated. */
export const searchMunicipalities = (
  tx: EntityManager,
  at: Date,
  prefix: string,
  limit: number,
): Promise<Municipality[]> =>
  tx.query<Municipality[]>(
    `with matching as (
       select municipality_code, bool_or(key = $2) as exact
       from municipality_keys where key like $2 || '%' group by municipality_code
     ), found as (
       select m.code, row_number() over (order by exact desc, m.population desc nulls last, m.name, m.code) as rank
       from matching join municipalities m on m.code = matching.municipality_code
       order by rank limit $3
     )${viewOfFound}`,
    [at, prefix, limit],
  );

/** Communes of these INSEE codes, in this order; an unknown code gives no row. */
export const findMunicipalities = (tx: EntityManager, at: Date, codes: string[]): Promise<Municipality[]> =>
  tx.query<Municipality[]>(
    `with found as (select code, rank from unnest($2::text[]) with ordinality as asked (code, rank))${viewOfFound}`,
    [at, codes],
  );

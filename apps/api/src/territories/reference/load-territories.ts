// Loads the reference territories: a few set-based statements in one transaction, nothing when this edition is there.
import { searchKeysOf } from '@treize/rules/territories/search-key';
import type { DataSource, EntityManager } from 'typeorm';
import neighbours from './department-neighbours.generated.json' with { type: 'json' };
import {
  officialDepartments,
  officialEdition,
  officialEpcis,
  officialMunicipalities,
  officialRegions,
  type OfficialMunicipality,
} from './official-files';

const source = 'cog';
/** To be raised when the keys of search are made otherwise. */
const keysEdition = 1;

export interface Loaded {
  /** false: this edition was there already */
  loaded: boolean;
  edition: string;
}

/** Rows travel as one JSON parameter: `rows (code text, ...)` in the statement. */
const upsert = (tx: EntityManager, statement: string, rows: object[]): Promise<unknown> =>
  tx.query(statement, [JSON.stringify(rows)]);

async function loadAreas(tx: EntityManager): Promise<void> {
  await upsert(
    tx,
    `insert into regions (code, name, metropolitan, chief_town_code)
     select * from json_to_recordset($1::json) as rows (code text, name text, metropolitan boolean, chief_town text)
     on conflict (code) do update
       set name = excluded.name, metropolitan = excluded.metropolitan, chief_town_code = excluded.chief_town_code`,
    officialRegions().map(({ code, nom, zone, chefLieu }) => ({
      code,
      name: nom,
      metropolitan: zone === 'metro',
      chief_town: chefLieu,
    })),
  );
  const touching: Record<string, string[]> = neighbours;
  await upsert(
    tx,
    `insert into departments (code, name, region_code, neighbour_codes)
     select * from json_to_recordset($1::json) as rows (code text, name text, region text, neighbours text[])
     on conflict (code) do update
       set name = excluded.name, region_code = excluded.region_code, neighbour_codes = excluded.neighbour_codes`,
    officialDepartments().map(({ code, nom, region }) => ({
      code,
      name: nom,
      region: region ?? code,
      neighbours: touching[code] ?? [],
    })),
  );
}

/** @returns the EPCI of each commune that has one */
async function loadEpcis(tx: EntityManager): Promise<Map<string, string>> {
  const epcis = officialEpcis();
  await upsert(
    tx,
    `insert into epcis (code, name, kind)
     select * from json_to_recordset($1::json) as rows (code text, name text, kind text)
     on conflict (code) do update set name = excluded.name, kind = excluded.kind`,
    epcis.map(({ code, nom, type }) => ({ code, name: nom, kind: type })),
  );
  return new Map(epcis.flatMap((epci) => epci.membres.map((member) => [member.code, epci.code] as const)));
}

async function loadMunicipalities(
  tx: EntityManager,
  municipalities: OfficialMunicipality[],
  epciOf: Map<string, string>,
): Promise<void> {
  await upsert(
    tx,
    `insert into municipalities (code, name, department_code, region_code, epci_code, siren, population, postcodes)
     select * from json_to_recordset($1::json)
       as rows (code text, name text, department text, region text, epci text, siren text, population integer, postcodes text[])
     on conflict (code) do update
       set name = excluded.name, department_code = excluded.department_code, region_code = excluded.region_code,
           epci_code = excluded.epci_code, siren = excluded.siren, population = excluded.population,
           postcodes = excluded.postcodes`,
    municipalities.map(({ code, nom, departement, region, siren, population, codesPostaux }) => ({
      code,
      name: nom,
      department: departement,
      region,
      epci: epciOf.get(code) ?? null,
      siren: siren ?? null,
      population: population ?? null,
      postcodes: codesPostaux ?? [],
    })),
  );
  // A commune that has left the COG keeps its row (old sessions name it) but is not found any more.
  await tx.query('truncate municipality_keys');
  await upsert(
    tx,
    `insert into municipality_keys (key, municipality_code)
     select * from json_to_recordset($1::json) as rows (key text, code text)`,
    municipalities.flatMap(({ code, nom, codesPostaux }) =>
      searchKeysOf(nom, codesPostaux ?? []).map((key) => ({ key, code })),
    ),
  );
}

/** Writes every region, département and EPCI, and these communes with their keys of search. */
export async function writeTerritories(
  tx: EntityManager,
  municipalities: OfficialMunicipality[],
): Promise<void> {
  await loadAreas(tx);
  const epciOf = await loadEpcis(tx);
  await loadMunicipalities(tx, municipalities, epciOf);
}

/** Loads or brings up to date regions, départements, EPCI and communes. Labels and mountain areas are left as they are. */
export async function loadTerritories(database: DataSource): Promise<Loaded> {
  const edition = `${officialEdition()} keys ${keysEdition}`;
  return database.transaction(async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(hashtext('load territories'))`);
    const [present] = await tx.query<{ edition: string }[]>(
      'select edition from reference_loads where source = $1',
      [source],
    );
    if (present?.edition === edition) return { loaded: false, edition };
    await tx.query(`set local statement_timeout = '2min'`);
    await writeTerritories(tx, officialMunicipalities());
    await tx.query('analyze regions, departments, epcis, municipalities, municipality_keys');
    await tx.query(
      `insert into reference_loads (source, edition) values ($1, $2) on conflict (source) do update set edition = excluded.edition`,
      [source, edition],
    );
    return { loaded: true, edition };
  });
}

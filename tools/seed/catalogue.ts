// The catalogue that the sessions of the demo use: what `migrate` has loaded, read back.
import type { EntityManager } from 'typeorm';

export interface CatalogueIds {
  /** module id by code */
  modules: Map<string, string>;
  /** track id by region */
  tracks: Map<string, string>;
}

type Pair = [key: string, id: string];

/** The latest version of each module, the latest track of each region. */
export async function readCatalogue(tx: EntityManager): Promise<CatalogueIds> {
  const pairs = async (sql: string): Promise<Map<string, string>> =>
    new Map((await tx.query<{ key: string; id: string }[]>(sql)).map(({ key, id }): Pair => [key, id]));
  const modules = await pairs('select code as key, id from modules order by code, version');
  if (modules.size === 0) throw new Error('Le catalogue est vide : lancez d’abord npm run migrate.');
  return { modules, tracks: await pairs('select region_code as key, id from tracks order by year') };
}

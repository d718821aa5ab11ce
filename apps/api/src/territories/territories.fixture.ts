// For tests: the true regions, départements and EPCI with a few true communes, in an instant.
import type { DataSource } from 'typeorm';
import { writeTerritories } from './reference/load-territories';
import { officialMunicipalities } from './reference/official-files';

/** Guingamp, Plouaret, Loudéac, Josselin, Saint-Flour, Ambert, Joigny, Embrun, Corte, Barentin */
export const someTowns = [
  '22070',
  '22207',
  '22136',
  '56091',
  '15187',
  '63003',
  '89206',
  '05046',
  '2B096',
  '76057',
];

/** Loads the areas and the communes of these INSEE codes, with their keys of search. */
export async function placeTowns(source: DataSource, codes: readonly string[] = someTowns): Promise<void> {
  const wanted = new Set(codes);
  await source.transaction((tx) =>
    writeTerritories(
      tx,
      officialMunicipalities().filter(({ code }) => wanted.has(code)),
    ),
  );
}

// The official territories of the current COG, as the package @etalab/decoupage-administratif ships them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const folder = '@etalab/decoupage-administratif';

export interface OfficialRegion {
  code: string;
  nom: string;
  zone: string;
  chefLieu: string;
}
export interface OfficialDepartment {
  code: string;
  nom: string;
  /** absent for overseas collectivities, which are their own region */
  region?: string;
}
export interface OfficialEpci {
  code: string;
  nom: string;
  type: string;
  membres: { code: string }[];
}
export interface OfficialMunicipality {
  code: string;
  nom: string;
  type: string;
  departement: string;
  region: string;
  siren?: string;
  population?: number;
  codesPostaux?: string[];
}

const read = <T>(file: string): T =>
  JSON.parse(readFileSync(require.resolve(`${folder}/${file}`), 'utf8')) as T;

/** Edition of the package: its major number follows the year of the COG. */
export const officialEdition = (): string => read<{ version: string }>('package.json').version;
export const officialRegions = (): OfficialRegion[] => read('data/regions.json');
export const officialDepartments = (): OfficialDepartment[] => read('data/departements.json');
export const officialEpcis = (): OfficialEpci[] => read('data/epci.json');
/** Present communes only: neither delegated communes nor municipal arrondissements. */
export const officialMunicipalities = (): OfficialMunicipality[] =>
  read<OfficialMunicipality[]>('data/communes.json').filter(({ type }) => type === 'commune-actuelle');

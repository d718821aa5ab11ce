// Which départements touch which: those that share an arc of the topology.
import { neighbors } from 'topojson-client';
import { metropolitanShapes } from './topology.ts';

/** Short borders that the simplified geometry lost: Bionville (54) touches Grandfontaine (67). */
const lost: readonly (readonly [string, string])[] = [['54', '67']];

/** Code of each metropolitan département, with the codes of those that touch it. */
export function departmentNeighbours(): Record<string, string[]> {
  const { shapes } = metropolitanShapes();
  const touching = neighbors(shapes);
  return Object.fromEntries(
    shapes.map(({ department: { code } }, index) => {
      const shared = (touching[index] ?? []).flatMap((other) => shapes[other]?.department.code ?? []);
      const mended = lost.flatMap(([a, b]) => (a === code ? [b] : b === code ? [a] : []));
      return [code, [...shared, ...mended].sort()];
    }),
  );
}

/** Content of the generated file: one département a line. */
export function neighboursFile(): string {
  const lines = Object.entries(departmentNeighbours())
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([code, others]) => `  "${code}": ${JSON.stringify(others)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

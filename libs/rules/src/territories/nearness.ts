// How near a venue is to a commune, told by territories: the reference has no coordinates, so no kilometre is claimed.

/** Where a commune stands. `epciCode` is null for the few communes outside any EPCI. */
export interface Whereabouts {
  code: string;
  epciCode: string | null;
  departmentCode: string;
  regionCode: string;
}

/** 1 own EPCI (or the commune itself), 2 own département, 3 neighbouring département, 4 own region, 5 elsewhere. */
export type Nearness = 1 | 2 | 3 | 4 | 5;

/** @param neighbours codes of the départements that touch the one of `from` */
export function nearness(from: Whereabouts, to: Whereabouts, neighbours: readonly string[]): Nearness {
  if (from.code === to.code || (from.epciCode !== null && from.epciCode === to.epciCode)) return 1;
  if (from.departmentCode === to.departmentCode) return 2;
  if (neighbours.includes(to.departmentCode)) return 3;
  return from.regionCode === to.regionCode ? 4 : 5;
}

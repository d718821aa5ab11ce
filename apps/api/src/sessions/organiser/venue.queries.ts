// SQL of venues.
import type { EntityManager } from 'typeorm';

/** The commune where a venue is to stand. */
export async function townOfVenue(
  tx: EntityManager,
  municipalityCode: string,
): Promise<{ name: string; regionCode: string } | undefined> {
  const [row] = await tx.query<{ name: string; regionCode: string }[]>(
    `select name, region_code as "regionCode" from municipalities where code = $1`,
    [municipalityCode],
  );
  return row;
}

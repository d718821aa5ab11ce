// Public holidays around a moment, those of Alsace-Moselle where they apply.
import getJoursFeries from '@socialgouv/jours-feries';
import type { Holidays } from '@treize/rules/registrations/working-hours';
import { parisDate } from '@treize/rules/time/wall';

const alsaceMoselle: readonly (string | null)[] = ['57', '67', '68'];
const known = new Map<string, Holidays>();

/**
 * Holidays of the year of `from` and of the next, computed once a year and variant.
 * @param departmentCode of the venue; null (no venue, or a remote session): the national ones
 */
export function holidaysFor(departmentCode: string | null, from: Date): Holidays {
  const year = Number(parisDate(from).slice(0, 4));
  const alsace = alsaceMoselle.includes(departmentCode);
  const key = `${year} ${alsace}`;
  const holidays =
    known.get(key) ??
    new Set(
      [year, year + 1].flatMap((each) => Object.values(getJoursFeries(each, { alsace })).map(civilDate)),
    );
  known.set(key, holidays);
  return holidays;
}

/** The package counts days of 24 h from local midnights: noon is on the right day whatever the clocks did. */
function civilDate(midnight: Date): string {
  const noon = new Date(midnight.getTime() + 12 * 3_600_000);
  return [noon.getFullYear(), noon.getMonth() + 1, noon.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

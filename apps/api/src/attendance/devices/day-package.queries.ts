// SQL of what a device takes for a day: half-days of the date, who is not on the sheet and why, communes of the region.
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import type { EntityManager } from 'typeorm';

export async function halfDaysOfDate(tx: EntityManager, sessionId: string, date: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select h.id from half_days h join session_days d on d.id = h.session_day_id
     where h.session_id = $1 and d.date = $2 order by h.starts_at, h.id`,
    [sessionId, date],
  );
  return rows.map(({ id }) => id);
}

export interface OffSheet {
  registrationId: string;
  familyName: string;
  givenName: string;
  body: string;
  status: RegistrationStatus;
}
/** Registrations of the session that no sheet expects. */
export const offSheet = (tx: EntityManager, sessionId: string): Promise<OffSheet[]> =>
  tx.query(
    `select r.id as "registrationId", r.family_name as "familyName", r.given_name as "givenName",
       coalesce(m.name, e.name, '') as body, r.status
     from registrations r left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
     where r.session_id = $1 and r.status not in ('CONFIRMED','TO_RECONFIRM')
     order by r.family_name collate "fr-x-icu", r.given_name collate "fr-x-icu", r.id`,
    [sessionId],
  );

export const municipalitiesOf = (
  tx: EntityManager,
  regionCode: string,
): Promise<{ code: string; name: string; postcode: string }[]> =>
  tx.query(
    `select code, name, coalesce(postcodes[1], '') as postcode from municipalities where region_code = $1
     order by name collate "fr-x-icu", code`,
    [regionCode],
  );

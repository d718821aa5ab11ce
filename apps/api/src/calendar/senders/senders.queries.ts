// SQL of the regions and of the invitations that still name another address than their region's.
import type { EntityManager } from 'typeorm';

export interface NamedRegion {
  code: string;
  name: string;
}

/** Regions of the programme, by name; only these when `codes` is not null. */
export function programmeRegions(tx: EntityManager, codes: readonly string[] | null): Promise<NamedRegion[]> {
  return tx.query(
    `select code, name from regions where metropolitan and ($1::text[] is null or code = any($1)) order by name collate "fr-x-icu"`,
    [codes],
  );
}

/** By region: invitations that stand, to days not over, and those whose organizer is not the region's sender. Absent: none. */
export function standingInvitations(
  tx: EntityManager,
  senders: readonly { regionCode: string; address: string }[],
  now: Date,
): Promise<{ regionCode: string; standing: number; ofOthers: number }[]> {
  return tx.query(
    `select w."regionCode", count(*)::int as standing,
       (count(*) filter (where lower(i.organizer_address) <> lower(w.address)))::int as "ofOthers"
     from jsonb_to_recordset($1::jsonb) as w ("regionCode" text, address text)
     join sessions s on s.region_code = w."regionCode" and s.ends_at > $2
     join invitations i on i.session_id = s.id and i.wanted = 'REQUEST'
     group by w."regionCode"`,
    [JSON.stringify(senders), now],
  );
}

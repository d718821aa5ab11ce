// SQL of the organiser's list and form: sessions in scope, and what the form chooses from.
import type { OrganiserOptions } from '@treize/contract/sessions';
import type { EntityManager } from 'typeorm';
import { cardColumns, sessionTables } from '../card.sql';
import type { CardRow } from '../sessions.queries';

/** What the organiser's list may be narrowed by, after the scope; null: not narrowed. */
export interface OrganiserFilter {
  /** Condition on `s.region_code` and `s.id`, its parameters from `firstScopeParam` on (platform/http/scope-filter). */
  scope: { sql: string; params: unknown[] };
  now: Date;
  region: string | null;
  state: string | null;
  period: 'upcoming' | 'past' | 'all';
  /** Letters of the title, the reference or the town, without capitals or accents. */
  letters: string | null;
}

export const firstScopeParam = 6;

const folded = (column: string): string =>
  `translate(lower(${column}), 'àâäéèêëîïôöùûüÿç', 'aaaeeeeiioouuuyc')`;

const organiserWhere = ({ scope }: OrganiserFilter): string => `${scope.sql}
  and case $2 when 'upcoming' then s.ends_at > $1 when 'past' then s.ends_at <= $1 else true end
  and ($3::text is null or s.region_code = $3) and ($4::text is null or s.state = $4)
  and ($5::text is null or strpos(${folded('s.title')}, $5) > 0 or strpos(lower(s.ref), $5) > 0
    or strpos(${folded(`coalesce(c.name, '')`)}, $5) > 0)`;

const organiserParams = (filter: OrganiserFilter): unknown[] => [
  filter.now,
  filter.period,
  filter.region,
  filter.state,
  filter.letters,
  ...filter.scope.params,
];

export async function countOrganiserSessions(tx: EntityManager, filter: OrganiserFilter): Promise<number> {
  const [row] = await tx.query<{ total: number }[]>(
    `select count(*)::int as total from ${sessionTables} where ${organiserWhere(filter)}`,
    organiserParams(filter),
  );
  return row?.total ?? 0;
}

/** Soonest first; the past, latest first. */
export function organiserSessions(
  tx: EntityManager,
  filter: OrganiserFilter,
  limit: number,
  offset: number,
): Promise<CardRow[]> {
  const last = firstScopeParam + filter.scope.params.length;
  const order = filter.period === 'upcoming' ? 's.starts_at, s.id' : 's.starts_at desc, s.id';
  return tx.query<CardRow[]>(
    `select ${cardColumns('$1')}, null::int as nearness from ${sessionTables}
     where ${organiserWhere(filter)} order by ${order} limit $${last} offset $${last + 1}`,
    [...organiserParams(filter), limit, offset],
  );
}

/** Choices of the form in these regions (null: all of them); anybody ever granted to train may lead a session. */
export async function organiserOptions(
  tx: EntityManager,
  regionCodes: readonly string[] | null,
): Promise<OrganiserOptions> {
  const [row] = await tx.query<OrganiserOptions[]>(
    `select
       (select coalesce(json_agg(json_build_object('code', r.code, 'name', r.name) order by r.name), '[]')
          from regions r where r.metropolitan and ($1::text[] is null or r.code = any($1))) as regions,
       (select coalesce(json_agg(json_build_object('id', m.id, 'code', m.code, 'title', m.title,
            'plannedMinutes', m.planned_minutes, 'defaultCapacity', m.default_capacity) order by m.code), '[]')
          from (select distinct on (code) * from modules where state = 'PUBLISHED' order by code, version desc) m) as modules,
       (select coalesce(json_agg(json_build_object('id', k.id, 'regionCode', k.region_code, 'title', k.title, 'year', k.year)
            order by k.year desc, k.title), '[]')
          from tracks k where $1::text[] is null or k.region_code = any($1)) as tracks,
       (select coalesce(json_agg(json_build_object('id', v.id, 'name', v.name, 'address', v.address, 'postcode', v.postcode,
            'municipalityCode', v.municipality_code, 'town', c.name, 'access', v.access,
            'wheelchairAccess', v.wheelchair_access, 'regionCode', c.region_code) order by c.name, v.name), '[]')
          from venues v join municipalities c on c.code = v.municipality_code
          where $1::text[] is null or c.region_code = any($1)) as venues,
       (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name) order by p.name_key), '[]')
          from people p where exists (select 1 from grants g where g.person_id = p.id and g.role = 'TRAINER')
            or exists (select 1 from session_trainers st where st.person_id = p.id)) as trainers`,
    [regionCodes],
  );
  if (!row) throw new Error('a select without from gave no row');
  return row;
}

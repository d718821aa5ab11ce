// SQL that reads sessions: cards and pages in one statement each, days and half-days aggregated as JSON.
import type { SessionFormat } from '@treize/rules/sessions/draft';
import type { StoredState } from '@treize/rules/sessions/phase';
import type { Period } from '@treize/rules/sessions/timetable';
import type { EntityManager } from 'typeorm';
import type { EligibilityRules } from '@treize/rules/registrations/eligibility';
import type { PriorityRule } from '@treize/rules/registrations/priority';
import { nearnessSql } from '../territories/nearness.sql';
import { cardColumns, sessionTables } from './card.sql';
import { hasPlaceSql, seatColumns, type SeatsRow } from './seat-facts.sql';

export interface DayJson {
  id: string;
  date: string;
  /** Instants as PostgreSQL writes them in JSON. */
  halfDays: {
    id: string;
    period: Period;
    startTime: string;
    endTime: string;
    startsAt: string;
    endsAt: string;
  }[];
}

export interface CardRow extends SeatsRow {
  id: string;
  ref: string;
  title: string;
  moduleCode: string;
  regime: 'TRAINING' | 'AWARENESS';
  themeCode: string;
  themeLabel: string;
  regionCode: string;
  regionName: string;
  departmentCode: string | null;
  town: string | null;
  venueName: string | null;
  format: SessionFormat;
  state: StoredState;
  version: number;
  opensAt: Date;
  closesAt: Date;
  startsAt: Date;
  endsAt: Date;
  funding: 'FREE' | 'MUNICIPALITY' | 'DIFE' | 'PERSONAL';
  days: DayJson[];
  nearness: number | null;
}

export interface PageRow extends CardRow {
  summary: string;
  objectives: string[];
  audience: string;
  prerequisites: string;
  methods: string;
  assessment: string;
  outcome: string;
  venue: {
    name: string;
    address: string;
    postcode: string;
    town: string;
    access: string;
    wheelchairAccess: boolean;
  } | null;
  room: string;
  trainers: { id: string; name: string }[];
  track: { id: string; title: string } | null;
  contactEmail: string;
  cancelReason: string | null;
  postponeReason: string | null;
  updatedAt: Date;
  moduleId: string;
  trackId: string | null;
  venueId: string | null;
  joinUrl: string | null;
  share: number | null;
  eligibility: Omit<EligibilityRules, 'regionCode' | 'programmes'> & { programmes: ('PVD' | 'ACV')[] };
  validation: 'NONE' | 'ORGANIZER' | 'MUNICIPALITY';
  offerHours: number;
  priorityRule: PriorityRule;
  blocks: ToldBlock[];
}
/** A block as the public is told of it; `releasesAt` as PostgreSQL writes an instant in JSON. */
type ToldBlock = SeatsRow['blocks'][number] & { label: string; releasesAt: string | null };

const pageColumns = (
  at: string,
) => `${cardColumns(at)}, null::int as nearness, s.summary, m.objectives, m.audience, m.prerequisites, m.methods,
  m.assessment, m.outcome, s.room, s.contact_email as "contactEmail", s.cancel_reason as "cancelReason", s.postpone_reason as "postponeReason",
  s.updated_at as "updatedAt", s.module_id as "moduleId", s.track_id as "trackId", s.venue_id as "venueId",
  s.join_url as "joinUrl", s.share_per_municipality as share, s.validation, s.offer_hours as "offerHours",
  s.priority_rule as "priorityRule", json_build_object('kind', s.audience_kind, 'delegationRequired', s.delegation_required,
    'programmes', s.programmes, 'ownRegionOnly', s.own_region_only) as eligibility,
  case when v.id is null then null else json_build_object('name', v.name, 'address', v.address, 'postcode', v.postcode,
    'town', c.name, 'access', v.access, 'wheelchairAccess', v.wheelchair_access) end as venue,
  (select json_build_object('id', k.id, 'title', k.title) from tracks k where k.id = s.track_id) as track,
  (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name)
      order by p.name_key), '[]')
    from session_trainers st join people p on p.id = st.person_id where st.session_id = s.id) as trainers`;

/** Whole pages, drafts included: the caller decides who may see them. */
export function sessionPages(tx: EntityManager, sessionIds: readonly string[], at: Date): Promise<PageRow[]> {
  return tx.query<PageRow[]>(
    `select ${pageColumns('$2')} from ${sessionTables} where s.id = any($1::uuid[])`,
    [sessionIds, at],
  );
}

/** What the public list may be narrowed by; null: not narrowed. */
export interface PublicFilter {
  now: Date;
  region: string | null;
  department: string | null;
  theme: string | null;
  regime: string | null;
  format: string | null;
  /** Sessions that end after this instant. */
  from: Date | null;
  /** Sessions that start before this instant. */
  to: Date | null;
  available: boolean;
  trackId: string | null;
}

const publicWhere = `s.state = 'PUBLISHED' and s.ends_at > $1
  and ($2::text is null or s.region_code = $2) and ($3::text is null or c.department_code = $3)
  and ($4::text is null or t.code = $4) and ($5::text is null or m.regime = $5) and ($6::text is null or s.format = $6)
  and ($7::timestamptz is null or s.ends_at > $7) and ($8::timestamptz is null or s.starts_at < $8)
  and ($9 = false or (s.opens_at <= $1 and s.closes_at > $1 and ${hasPlaceSql('$1')}))
  and ($10::uuid is null or s.track_id = $10)`;

const publicParams = (filter: PublicFilter): unknown[] => [
  filter.now,
  filter.region,
  filter.department,
  filter.theme,
  filter.regime,
  filter.format,
  filter.from,
  filter.to,
  filter.available,
  filter.trackId,
];

export async function countPublicSessions(tx: EntityManager, filter: PublicFilter): Promise<number> {
  const [row] = await tx.query<{ total: number }[]>(
    `select count(*)::int as total from ${sessionTables} where ${publicWhere}`,
    publicParams(filter),
  );
  return row?.total ?? 0;
}

/**
 * One page of the public list: by date, or nearest to a commune first. Days and places are read for the rows of the
 * page alone.
 */
export function publicSessions(
  tx: EntityManager,
  filter: PublicFilter,
  near: string | null,
  limit: number,
  offset: number,
): Promise<CardRow[]> {
  const nearness = near === null ? 'null::int' : `coalesce(${nearnessSql('$13', 'c')}, 5)`;
  return tx.query<CardRow[]>(
    `with page as (
       select s.id, ${nearness} as nearness from ${sessionTables} where ${publicWhere}
       order by nearness, s.starts_at, s.id limit $11 offset $12
     )
     select ${cardColumns('$1')}, page.nearness from ${sessionTables} join page on page.id = s.id
     order by page.nearness, s.starts_at, s.id`,
    [...publicParams(filter), limit, offset, ...(near === null ? [] : [near])],
  );
}

export interface RegionAgendaRow {
  code: string;
  name: string;
  upcoming: number;
  trackId: string | null;
  nextDay: NextSessionRow | null;
  nextSession: NextSessionRow | null;
}
export interface NextSessionRow extends Omit<SeatsRow, 'closedAt'> {
  id: string;
  title: string;
  town: string | null;
  date: string;
  /** As PostgreSQL writes an instant in JSON. */
  closedAt: string | null;
}

/** The next published session of the region at hand that meets the condition, as one JSON value. */
const nextOfRegion = (condition: string) => `
  (select row_to_json(next) from (
     select s.id, s.title, c.name as town, to_char(s.starts_at at time zone 'Europe/Paris', 'YYYY-MM-DD') as date,
       ${seatColumns('$1')}
     from ${sessionTables.replace('join regions r on r.code = s.region_code', '')}
     where s.region_code = r.code and ${condition} and s.state = 'PUBLISHED' and s.ends_at > $1
     order by s.starts_at, s.id limit 1) next)`;

/** The 13 regions of the home page: what is to come, the next regional day, the track of the latest year. */
export function regionAgendas(tx: EntityManager, now: Date): Promise<RegionAgendaRow[]> {
  return tx.query<RegionAgendaRow[]>(
    `select r.code, r.name,
       (select count(*)::int from sessions s where s.region_code = r.code and s.state = 'PUBLISHED' and s.ends_at > $1) as upcoming,
       (select k.id from tracks k where k.region_code = r.code order by k.year desc limit 1) as "trackId",
       ${nextOfRegion(`m.regime = 'AWARENESS'`)} as "nextDay",
       ${nextOfRegion('true')} as "nextSession"
     from regions r where r.metropolitan order by r.name collate "fr-x-icu"`,
    [now],
  );
}

/** Sessions to come of each track: `trackId` -> count. */
export async function upcomingByTrack(tx: EntityManager, now: Date): Promise<Map<string, number>> {
  const rows = await tx.query<{ trackId: string; count: number }[]>(
    `select track_id as "trackId", count(*)::int as count from sessions
     where track_id is not null and state = 'PUBLISHED' and ends_at > $1 group by track_id`,
    [now],
  );
  return new Map(rows.map(({ trackId, count }) => [trackId, count]));
}

export async function sessionExists(tx: EntityManager, sessionId: string): Promise<boolean> {
  return (await tx.query<unknown[]>(`select 1 from sessions where id::text = $1`, [sessionId])).length > 0;
}

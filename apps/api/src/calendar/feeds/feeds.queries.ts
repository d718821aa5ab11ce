// What feeds read: the state of a feed in one cheap statement, the days it tells, and how people want theirs.
import type { EntityManager } from 'typeorm';
import type { FeedDay } from './feed-text';

/** One public feed; neither: the whole country. */
export interface FeedOf {
  regionCode: string | null;
  trackId: string | null;
}

/** Instants: sessions that start from `from` and before `until`; what fell after `since` is still told. */
export interface FeedRange {
  from: Date;
  until: Date;
  since: Date;
}

/** Sessions of a feed. A draft is never told, nor is one that was cancelled before anybody knew of it. */
const shown = ({ regionCode, trackId }: FeedOf): string => `s.starts_at >= $1 and s.starts_at < $2
  and s.state <> 'DRAFT' and (s.state in ('PUBLISHED','FINALIZED') or s.published_at is not null
    and (s.state = 'CANCELLED' and s.cancelled_at > $3 or s.state = 'POSTPONED' and s.postponed_at > $3))
  ${regionCode === null ? '' : 'and s.region_code = $4'} ${trackId === null ? '' : 'and s.track_id = $4'}`;

const paramsOf = (of: FeedOf, { from, until, since }: FeedRange): unknown[] => {
  const subject = of.regionCode ?? of.trackId;
  return [from, until, since, ...(subject === null ? [] : [subject])];
};

export interface FeedState {
  /** Name of the region or the title of the track; null when there is none. */
  name: string | null;
  /** Differs whenever a session of the feed came, went or changed. */
  version: string;
}

/**
 * One index answers it (ix_sessions_feeds). The sum of versions sees a change that was committed late, under an instant
 * earlier than the last one.
 */
export async function feedState(tx: EntityManager, of: FeedOf, range: FeedRange): Promise<FeedState> {
  const name =
    of.regionCode !== null
      ? '(select name from regions where code = $4)'
      : of.trackId !== null
        ? '(select title from tracks where id = $4)'
        : `'France'`;
  const [row] = await tx.query<FeedState[]>(
    `select ${name} as name, concat_ws(' ', count(*), sum(s.version), max(s.updated_at)) as version
     from sessions s where ${shown(of)}`,
    paramsOf(of, range),
  );
  return row ?? { name: null, version: '' };
}

export interface FeedSession {
  id: string;
  version: number;
  /** Instant of its last change, as PostgreSQL writes it: compared, never read. */
  stamp: string;
}

/** Sessions of a feed, in the order of their beginning. */
export function feedSessions(tx: EntityManager, of: FeedOf, range: FeedRange): Promise<FeedSession[]> {
  return tx.query<FeedSession[]>(
    `select s.id, s.version, s.updated_at::text as stamp from sessions s
     where ${shown(of)} order by s.starts_at, s.id`,
    paramsOf(of, range),
  );
}

const dayColumns = `d.feed_uid as uid, s.id as "sessionId", s.version, s.state, s.title, s.summary, s.format, s.room,
  d.date::text as date, h.halves as "halfDays", coalesce(s.published_at, s.created_at) as "createdAt",
  case when v.id is not null then json_build_object(
    'name', v.name, 'address', v.address, 'postcode', v.postcode, 'town', m.name) end as venue`;
const halves = 'json_agg(json_build_array(period, start_time, end_time) order by starts_at) as halves';
const venueTables = `left join venues v on v.id = s.venue_id
  left join municipalities m on m.code = v.municipality_code`;

/**
 * Days of these sessions, in order; a day without half-day was moved away. The half-days are gathered at once: asked
 * day by day, they took most of the time of a feed.
 */
export function feedDays(
  tx: EntityManager,
  sessionIds: readonly string[],
): Promise<(FeedDay & Pick<FeedSession, 'stamp'>)[]> {
  return tx.query<(FeedDay & Pick<FeedSession, 'stamp'>)[]>(
    `select ${dayColumns}, s.updated_at as "changedAt", s.updated_at::text as stamp
     from sessions s
     join session_days d on d.session_id = s.id
     join (select session_day_id, ${halves} from half_days where session_id = any($1::uuid[])
       group by session_day_id) h on h.session_day_id = d.id
     ${venueTables}
     where s.id = any($1::uuid[]) order by s.id, d.date`,
    [sessionIds],
  );
}

export type PersonalDay = FeedDay & { isWithdrawn: boolean; withdrawals: number };

/** Days to which a person is, or was lately, invited: by the feed alone, and by mail too when they want so. */
export function personalDays(
  tx: EntityManager,
  personId: string,
  includesMailed: boolean,
  { from, until, since }: FeedRange,
): Promise<PersonalDay[]> {
  return tx.query<PersonalDay[]>(
    `select ${dayColumns}, i.withdrawn as "isWithdrawn", i.withdrawals,
       greatest(s.updated_at, i.at) as "changedAt"
     from (select distinct on (session_day_id) session_day_id, session_id, wanted = 'CANCEL' as withdrawn,
         case when wanted = 'CANCEL' then sent_at else created_at end as at,
         (count(*) filter (where wanted = 'CANCEL') over (partition by session_day_id))::int as withdrawals
       from invitations
       where person_id = $1 and (channel = 'FEED' or $2)
       order by session_day_id, wanted = 'CANCEL', sent_at desc nulls last, id) i
     join sessions s on s.id = i.session_id
     join session_days d on d.id = i.session_day_id
     join lateral (select ${halves} from half_days where session_day_id = d.id) h on h.halves is not null
     ${venueTables}
     where s.starts_at >= $3 and s.starts_at < $4
       and case when i.withdrawn then i.at > $5
         when s.state = 'CANCELLED' then s.cancelled_at > $5
         when s.state = 'POSTPONED' then s.postponed_at > $5 else true end
     order by d.date, s.id`,
    [personId, includesMailed, from, until, since],
  );
}

/** The regions of the network, then those overseas that have sessions. */
export function feedRegions(tx: EntityManager): Promise<{ code: string; name: string }[]> {
  return tx.query<{ code: string; name: string }[]>(
    `select code, name from regions r
     where metropolitan or exists (select 1 from sessions s where s.region_code = r.code and s.state <> 'DRAFT')
     order by metropolitan desc, name collate "fr-x-icu"`,
  );
}

export function feedTracks(tx: EntityManager): Promise<{ id: string; title: string; regionCode: string }[]> {
  return tx.query<{ id: string; title: string; regionCode: string }[]>(
    'select id, title, region_code as "regionCode" from tracks order by title, id',
  );
}

export interface ChoiceRow {
  personId: string;
  channel: 'MAIL' | 'FEED';
  includesMailed: boolean;
  feedKey: string | null;
}

const choiceColumns = `person_id as "personId", channel, includes_mailed as "includesMailed", feed_key as "feedKey"`;

export async function choiceOf(tx: EntityManager, personId: string): Promise<ChoiceRow | null> {
  const [row] = await tx.query<ChoiceRow[]>(
    `select ${choiceColumns} from calendar_choices where person_id = $1`,
    [personId],
  );
  return row ?? null;
}

/** Who holds this secret now; null: nobody any more, or never. */
export async function choiceOfKey(tx: EntityManager, feedKey: string): Promise<ChoiceRow | null> {
  const [row] = await tx.query<ChoiceRow[]>(
    `select ${choiceColumns} from calendar_choices where feed_key = $1`,
    [feedKey],
  );
  return row ?? null;
}

/** `feedKey` is taken only by somebody who has none yet; null: none is needed. */
export async function storeChoice(
  tx: EntityManager,
  { personId, channel, includesMailed, feedKey }: ChoiceRow,
  now: Date,
): Promise<ChoiceRow> {
  const [row] = await tx.query<ChoiceRow[]>(
    `insert into calendar_choices as c (person_id, channel, includes_mailed, feed_key, updated_at)
     values ($1, $2, $3, $4, $5)
     on conflict (person_id) do update set channel = excluded.channel, includes_mailed = excluded.includes_mailed,
       feed_key = coalesce(c.feed_key, excluded.feed_key), updated_at = excluded.updated_at
     returning ${choiceColumns}`,
    [personId, channel, includesMailed, feedKey, now],
  );
  return row as ChoiceRow;
}

/** The secret that was held before opens nothing any more. */
export async function renewKey(
  tx: EntityManager,
  personId: string,
  feedKey: string,
  now: Date,
): Promise<ChoiceRow> {
  const [row] = await tx.query<ChoiceRow[]>(
    `insert into calendar_choices (person_id, feed_key, updated_at) values ($1, $2, $3)
     on conflict (person_id) do update set feed_key = excluded.feed_key, updated_at = excluded.updated_at
     returning ${choiceColumns}`,
    [personId, feedKey, now],
  );
  return row as ChoiceRow;
}

/** Another secret for whoever has one; false for somebody who never had an address. */
export async function replaceKey(
  tx: EntityManager,
  personId: string,
  feedKey: string,
  now: Date,
): Promise<boolean> {
  const [, count] = await tx.query<[unknown[], number]>(
    `update calendar_choices set feed_key = $2, updated_at = $3 where person_id = $1 and feed_key is not null`,
    [personId, feedKey, now],
  );
  return count > 0;
}

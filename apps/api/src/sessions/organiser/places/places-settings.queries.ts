// SQL of the settings of places: what they are, what is taken, and their writing under the session's lock.
import type { PlacesDraft } from '@treize/contract/places';
import type { TakenPlaces } from '@treize/rules/sessions/capacity';
import type { EntityManager } from 'typeorm';

export interface StoredLimit {
  id: string;
  kind: 'LUNCH' | 'WORKSHOP';
  label: string;
  included: number;
  capacity: number | null;
  confirmed: number;
  offered: number;
  exceptional: number;
}
export interface StoredBlock {
  id: string;
  label: string;
  departmentCode: string | null;
  kind: 'ELECTED' | 'STAFF' | null;
  places: number;
  taken: number;
  /** As PostgreSQL writes it in JSON. */
  releasesAt: string | null;
}
export interface StoredPlaces extends TakenPlaces {
  version: number;
  capacity: number | null;
  share: number | null;
  audienceKind: 'ELECTED' | 'STAFF' | null;
  delegationRequired: boolean;
  programmes: ('PVD' | 'ACV')[];
  ownRegionOnly: boolean;
  priorityRule: PlacesDraft['priorityRule'];
  validation: PlacesDraft['validation'];
  waitingListOpen: boolean;
  offers: PlacesDraft['offers'];
  offerHours: number;
  offersStopHours: number;
  closeWhenFull: boolean;
  earlyLeaveFrees: boolean;
  reentry: boolean;
  closedAt: Date | null;
  limits: StoredLimit[];
  blocks: StoredBlock[];
}

/** The settings of a session with what people hold at that moment; limits and blocks in their order. */
export async function storedPlaces(
  tx: EntityManager,
  sessionId: string,
  at: Date,
): Promise<StoredPlaces | undefined> {
  const [row] = await tx.query<StoredPlaces[]>(
    `select s.version, s.capacity, s.share_per_municipality as share, s.audience_kind as "audienceKind",
       s.delegation_required as "delegationRequired", s.programmes, s.own_region_only as "ownRegionOnly",
       s.priority_rule as "priorityRule", s.validation, s.waiting_list_open as "waitingListOpen", s.offers,
       s.offer_hours as "offerHours", s.offers_stop_hours as "offersStopHours", s.close_when_full as "closeWhenFull",
       s.early_leave_frees as "earlyLeaveFrees", s.reentry, s.closed_at as "closedAt", s.confirmed, s.offered,
       s.exceptional, s.departed,
       (select coalesce(sum(h.places), 0)::int from seat_holds h where h.session_id = s.id and h.expires_at > $2)
         + (select coalesce(sum(greatest(0, i.places - i.taken - (select coalesce(sum(f.places), 0) from seat_holds f
              where f.invitation_id = i.id and f.expires_at > $2))), 0)::int from seat_invitations i
            where i.session_id = s.id and i.is_blocking and i.revoked_at is null and i.expires_at > $2) as held,
       (select coalesce(json_agg(json_build_object('id', l.id, 'kind', l.kind, 'label', l.label, 'included', l.included,
            'capacity', l.capacity, 'confirmed', l.confirmed, 'offered', l.offered, 'exceptional', l.exceptional)
          order by l.position), '[]') from session_limits l where l.session_id = s.id) as limits,
       (select coalesce(json_agg(json_build_object('id', b.id, 'label', b.label, 'departmentCode', b.department_code,
            'kind', b.kind, 'places', b.places, 'taken', b.taken, 'releasesAt', b.releases_at) order by b.position), '[]')
          from seat_blocks b where b.session_id = s.id) as blocks
     from sessions s where s.id = $1`,
    [sessionId, at],
  );
  return row;
}

/** Writes every setting but limits and blocks. */
export async function storePlaces(
  tx: EntityManager,
  sessionId: string,
  draft: PlacesDraft,
  exceptional: number,
): Promise<void> {
  const { eligibility } = draft;
  await tx.query(
    `update sessions set capacity = $2, exceptional = $3, share_per_municipality = $4, audience_kind = $5,
       delegation_required = $6, programmes = $7, own_region_only = $8, priority_rule = $9, validation = $10,
       waiting_list_open = $11, offers = $12, offer_hours = $13, offers_stop_hours = $14, close_when_full = $15,
       early_leave_frees = $16, reentry = $17
     where id = $1`,
    [
      sessionId,
      draft.capacity,
      exceptional,
      draft.share,
      eligibility.kind,
      eligibility.delegationRequired,
      eligibility.programmes,
      eligibility.ownRegionOnly,
      draft.priorityRule,
      draft.validation,
      draft.waitingListOpen,
      draft.offers,
      draft.offerHours,
      draft.offersStopHours,
      draft.closeWhenFull,
      draft.earlyLeaveFrees,
      draft.reentry,
    ],
  );
}

/** A limit to keep or to add, its place over the capacity counted again. */
export type WrittenLimit = Pick<
  StoredLimit,
  'id' | 'kind' | 'label' | 'included' | 'capacity' | 'exceptional'
>;

/** Keeps these limits in this order, removes the others; their old names are set aside first so that two may be swapped. */
export async function writeLimits(
  tx: EntityManager,
  sessionId: string,
  limits: readonly WrittenLimit[],
): Promise<void> {
  await tx.query(`delete from session_limits where session_id = $1 and id <> all($2::uuid[])`, [
    sessionId,
    limits.map(({ id }) => id),
  ]);
  await tx.query(`update session_limits set label = id::text where session_id = $1`, [sessionId]);
  await tx.query(
    `insert into session_limits (id, session_id, kind, label, position, included, capacity, exceptional)
     select l.id, $1, l.kind, l.label, l.position, l.included, l.capacity, l.exceptional
     from jsonb_to_recordset($2::jsonb) as l
       (id uuid, kind text, label text, position int, included int, capacity int, exceptional int)
     on conflict (id) do update set kind = excluded.kind, label = excluded.label, position = excluded.position,
       included = excluded.included, capacity = excluded.capacity, exceptional = excluded.exceptional`,
    [sessionId, JSON.stringify(limits.map((limit, index) => ({ ...limit, position: index + 1 })))],
  );
}

export type WrittenBlock = Omit<StoredBlock, 'taken'>;

/** Keeps these blocks in this order, removes the others: who sits in them keeps the place. */
export async function writeBlocks(
  tx: EntityManager,
  sessionId: string,
  blocks: readonly WrittenBlock[],
): Promise<void> {
  await tx.query(`delete from seat_blocks where session_id = $1 and id <> all($2::uuid[])`, [
    sessionId,
    blocks.map(({ id }) => id),
  ]);
  await tx.query(
    `insert into seat_blocks (id, session_id, label, department_code, kind, places, position, releases_at)
     select b.id, $1, b.label, b."departmentCode", b.kind, b.places, b.position, b."releasesAt"
     from jsonb_to_recordset($2::jsonb) as b (id uuid, label text, "departmentCode" text, kind text, places int,
       position int, "releasesAt" timestamptz)
     on conflict (id) do update set label = excluded.label, department_code = excluded.department_code,
       kind = excluded.kind, places = excluded.places, position = excluded.position, releases_at = excluded.releases_at`,
    [sessionId, JSON.stringify(blocks.map((block, index) => ({ ...block, position: index + 1 })))],
  );
}

/** Which of these départements do not exist. */
export async function unknownDepartments(tx: EntityManager, codes: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ code: string }[]>(
    `select code from unnest($1::text[]) as asked (code) where not exists (select 1 from departments d where d.code = asked.code)`,
    [codes],
  );
  return rows.map(({ code }) => code);
}

/** Registration closed at this instant, or open again (null). */
export async function storeClosing(
  tx: EntityManager,
  sessionId: string,
  closedAt: Date | null,
): Promise<void> {
  await tx.query(`update sessions set closed_at = $2 where id = $1`, [sessionId, closedAt]);
}

// The facts from which the rules of seats read a session's places, as SQL over the row `s` of `sessions`.
import type { SeatFacts } from '@treize/rules/sessions/seats';

/** Places by cause, with what closes the door to newcomers. */
export interface SeatsRow extends SeatFacts {
  closedAt: Date | null;
  waitingListOpen: boolean;
}

/** Places that forms being filled hold at that instant. */
const heldBy = (condition: string, at: string) => `(select coalesce(sum(f.places), 0)::int from seat_holds f
    where f.session_id = s.id and f.expires_at > ${at}${condition})`;

/** Blocks in force and blocking invitations that are valid. */
const inForce = (at: string) => `b.session_id = s.id and (b.releases_at is null or b.releases_at > ${at})`;
const valid = (at: string) =>
  `i.session_id = s.id and i.is_blocking and i.revoked_at is null and i.expires_at > ${at}`;

const chosenWorkshop = `l.session_id = s.id and l.kind = 'WORKSHOP' and l.included = 0`;

/**
 * Columns of `SeatsRow`; blocks also carry what the public is told of them.
 * @param at parameter that holds the instant, `$2`
 */
export const seatColumns = (at: string): string => `s.capacity, s.confirmed, s.offered, s.waiting, s.departed,
  s.room_claimed as "roomClaimed", s.closed_at as "closedAt", s.waiting_list_open as "waitingListOpen",
  ${heldBy('', at)} as held,
  (select coalesce(json_agg(json_build_object('id', l.id, 'kind', l.kind, 'label', l.label, 'included', l.included,
      'capacity', l.capacity, 'confirmed', l.confirmed, 'offered', l.offered,
      'exceptional', l.exceptional, 'claimed', l.claimed)
      order by l.position, l.id), '[]')
    from session_limits l where l.session_id = s.id) as limits,
  (select coalesce(json_agg(json_build_object('id', b.id, 'label', b.label, 'departmentCode', b.department_code,
      'kind', b.kind, 'places', b.places, 'taken', b.taken, 'releasesAt', b.releases_at) order by b.position, b.id), '[]')
    from seat_blocks b where ${inForce(at)}) as blocks,
  (select coalesce(json_agg(json_build_object('id', i.id, 'places', i.places, 'taken', i.taken,
      'held', ${heldBy(' and f.invitation_id = i.id', at)}) order by i.id), '[]')
    from seat_invitations i where ${valid(at)}) as invitations`;

/**
 * True where a newcomer gets a place: the rule `placesLeft` of `@treize/rules/sessions/seats`, to narrow a list by it.
 * @param at parameter that holds the instant
 */
export const hasPlaceSql = (at: string): string => `
  (s.closed_at is null and not s.room_claimed
   and (s.capacity is null or 0 < s.capacity + s.departed - s.confirmed - s.offered - ${heldBy('', at)}
     - (select coalesce(sum(greatest(0, b.places - b.taken)), 0) from seat_blocks b where ${inForce(at)})
     - (select coalesce(sum(greatest(0, i.places - i.taken - ${heldBy(' and f.invitation_id = i.id', at)})), 0)
        from seat_invitations i where ${valid(at)}))
   and not exists (select 1 from session_limits l where l.session_id = s.id and l.included > 0
     and (l.claimed or l.capacity - l.confirmed - l.offered < l.included))
   and (not exists (select 1 from session_limits l where ${chosenWorkshop})
     or exists (select 1 from session_limits l where ${chosenWorkshop}
       and not l.claimed and (l.capacity is null or l.capacity - l.confirmed - l.offered > 0))))`;

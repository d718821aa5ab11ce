// The rows of one session: itself, its days, half-days and trainers.
import { randomUUID } from 'node:crypto';
import { isFault, planTimetable, type DayDraft, type Timetable } from '@treize/rules/sessions/timetable';
import type { StoredState } from '@treize/rules/sessions/phase';
import type { Row } from '../rows';

export interface PlacedHalfDay {
  id: string;
  startsAt: Date;
  endsAt: Date;
}
export interface PlacedSession {
  id: string;
  ref: string;
  halfDays: PlacedHalfDay[];
  opensAt: Date;
  closesAt: Date;
  startsAt: Date;
  endsAt: Date;
  rows: { session: Row; days: Row[]; halfDays: Row[]; trainers: Row[] };
}
export interface SessionDraft {
  ref: string;
  moduleId: string;
  trackId: string | null;
  regionCode: string;
  title: string;
  summary: string;
  state: StoredState;
  cancelReason: string | null;
  venueId: string | null;
  joinUrl: string | null;
  contactEmail: string;
  capacity: number;
  /** absent: nobody validates */
  validation?: 'ORGANIZER' | 'MUNICIPALITY';
  days: DayDraft[];
  trainerIds: string[];
  opensAt: Date;
  /** absent: the end of the session */
  closesAt?: Date;
}

/** @throws Error when the days do not hold together: a mistake in the plan */
export function timetableOf(days: DayDraft[]): Timetable {
  const timetable = planTimetable(days);
  if (isFault(timetable)) throw new Error(`${timetable.path}: ${timetable.message}`);
  return timetable;
}

function dayRows(sessionId: string, { days }: Timetable) {
  const placed = days.map((day, position) => ({ ...day, id: randomUUID(), position }));
  const halfDays = placed.flatMap((day) =>
    day.halfDays.map((half) => ({ ...half, id: randomUUID(), dayId: day.id })),
  );
  return {
    days: placed.map(({ id, date, position }): Row => ({ id, session_id: sessionId, position, date })),
    halfDays,
    halfDayRows: halfDays.map(({ id, dayId, period, startTime, endTime, startsAt, endsAt }): Row => ({
      id,
      session_id: sessionId,
      session_day_id: dayId,
      period,
      start_time: startTime,
      end_time: endTime,
      starts_at: startsAt,
      ends_at: endsAt,
    })),
  };
}

/** Counters are left at zero: they are set once registrations are known. */
export function placeSession(draft: SessionDraft, now: Date): PlacedSession {
  const id = randomUUID();
  const timetable = timetableOf(draft.days);
  const { startsAt, endsAt } = timetable;
  const { days, halfDays, halfDayRows } = dayRows(id, timetable);
  const closesAt = draft.closesAt ?? endsAt;
  const createdAt = new Date(Math.min(draft.opensAt.getTime(), now.getTime()) - 5 * 86_400_000);
  const isPublic = draft.state !== 'DRAFT';
  const cancelledAt = draft.state === 'CANCELLED' ? new Date(now.getTime() - 3 * 86_400_000) : null;
  const session: Row = {
    id,
    ref: draft.ref,
    module_id: draft.moduleId,
    track_id: draft.trackId,
    region_code: draft.regionCode,
    title: draft.title,
    summary: draft.summary,
    format: draft.venueId === null ? 'REMOTE' : 'ONSITE',
    state: draft.state,
    venue_id: draft.venueId,
    room: '',
    join_url: draft.joinUrl,
    funding: 'FREE',
    contact_email: draft.contactEmail,
    capacity: draft.capacity,
    validation: draft.validation ?? 'NONE',
    exceptional: 0,
    confirmed: 0,
    offered: 0,
    waiting: 0,
    last_position: 0,
    last_number: 0,
    opens_at: draft.opensAt,
    closes_at: closesAt,
    starts_at: startsAt,
    ends_at: endsAt,
    version: cancelledAt ? 2 : 1,
    published_at: isPublic ? createdAt : null,
    cancelled_at: cancelledAt,
    cancel_reason: draft.cancelReason,
    created_at: createdAt,
    updated_at: cancelledAt ?? createdAt,
  };
  const trainers = draft.trainerIds.map((person): Row => ({ session_id: id, person_id: person }));
  return {
    id,
    ref: draft.ref,
    halfDays,
    opensAt: draft.opensAt,
    closesAt,
    startsAt,
    endsAt,
    rows: { session, days, halfDays: halfDayRows, trainers },
  };
}

// SQL of early departures: who left a session for good, and how many places that gives back.
import type { DepartureOptions } from '@treize/rules/attendance/departure';
import type { SessionMoments } from '@treize/rules/sessions/phase';
import type { EntityManager } from 'typeorm';

export async function departureTerms(
  tx: EntityManager,
  sessionId: string,
): Promise<(DepartureOptions & Pick<SessionMoments, 'state' | 'endsAt'>) | undefined> {
  const [row] = await tx.query<(DepartureOptions & Pick<SessionMoments, 'state' | 'endsAt'>)[]>(
    `select early_leave_frees as "earlyLeaveFrees", reentry, state, ends_at as "endsAt" from sessions where id = $1`,
    [sessionId],
  );
  return row;
}

/** Notes whether this person has left for good; true when that is new. */
export async function markDeparture(
  tx: EntityManager,
  registrationId: string,
  hasLeft: boolean,
): Promise<boolean> {
  const [, changed] = await tx.query<[unknown[], number]>(
    'update registrations set left_early = $2 where id = $1 and left_early <> $2',
    [registrationId, hasLeft],
  );
  return changed > 0;
}

/** Counts departures again on a locked session; whoever comes back to a place given away sits over the capacity. */
export async function countDepartures(tx: EntityManager, sessionId: string): Promise<void> {
  await tx.query(
    `update sessions s set departed = d.departed,
       exceptional = greatest(s.exceptional, s.confirmed + s.offered - s.capacity - d.departed)
     from (select count(*)::int as departed from registrations
       where session_id = $1 and left_early and status in ('CONFIRMED','TO_RECONFIRM')) d
     where s.id = $1`,
    [sessionId],
  );
}

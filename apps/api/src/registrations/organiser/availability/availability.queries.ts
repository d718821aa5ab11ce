// SQL of places by cause: one statement a session, every limit of it.
import type { AvailabilityFacts } from '@treize/rules/registrations/availability';
import type { EntityManager } from 'typeorm';
import { seatColumns } from '../../../sessions/seat-facts.sql';

export interface AvailabilityRow extends AvailabilityFacts {
  sessionId: string;
  regionCode: string;
}

/** Places of a session by cause at an instant; undefined when there is no such session. */
export async function availabilityOf(
  tx: EntityManager,
  sessionId: string,
  at: Date,
): Promise<AvailabilityRow | undefined> {
  const [row] = await tx.query<AvailabilityRow[]>(
    `select s.id as "sessionId", s.region_code as "regionCode", ${seatColumns('$2')},
       json_build_object('exceptional', s.exceptional, 'pending', (select count(*) from registrations r
         where r.session_id = s.id and r.status = 'PENDING_VALIDATION')) as room,
       (select coalesce(json_object_agg(l.id, json_build_object('pending', coalesce(c.pending, 0), 'waiting', coalesce(c.waiting, 0))), '{}')
          from session_limits l
          left join (select q.limit_id, sum(q.quantity) filter (where r.status = 'PENDING_VALIDATION') as pending,
              sum(q.quantity) filter (where r.status = 'WAITLISTED') as waiting
            from registrations r join registration_limits q on q.registration_id = r.id
            where r.session_id = $1 and r.status in ('PENDING_VALIDATION','WAITLISTED') group by q.limit_id) c
            on c.limit_id = l.id
          where l.session_id = s.id) as causes
     from sessions s where s.id = $1`,
    [sessionId, at],
  );
  return row;
}

// For tests: everybody of a session present all day, both half-days sealed, the session closed; written straight into the tables.
import type { DataSource } from 'typeorm';
import type { RunningSession } from '../attendance/attendance.fixture';

export async function attendClosed(source: DataSource, session: RunningSession, at: Date): Promise<void> {
  await source.transaction(async (tx) => {
    for (const halfDayId of [session.morning, session.afternoon])
      await tx.query(
        `insert into attendance_facts (id, session_id, half_day_id, registration_id, kind, state, method, recorded_by,
           device_at, received_at, hash)
         select gen_random_uuid(), session_id, $1, id, 'MARKED', 'PRESENT', 'TRAINER_DEVICE_MARK', $2, $3::timestamptz, $3::timestamptz, 'x'
         from registrations where session_id = $4`,
        [halfDayId, session.trainerId, at, session.sessionId],
      );
    await tx.query('update half_days set sealed_at = $2 where session_id = $1', [session.sessionId, at]);
    await tx.query(`update sessions set state = 'FINALIZED' where id = $1`, [session.sessionId]);
  });
}

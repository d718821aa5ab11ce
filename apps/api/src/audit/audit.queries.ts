// SQL of the audit log.
import type { EntityManager } from 'typeorm';
import type { AuditEntry } from './audit.service';

export async function insertAuditEvents(
  tx: EntityManager,
  entries: readonly AuditEntry[],
  at: Date,
): Promise<void> {
  if (entries.length === 0) return;
  await tx.query(
    `insert into audit_events (at, actor_id, action, subject_kind, subject_id, region_code, details)
     select $1, actor_id, action, subject_kind, subject_id, region_code, coalesce(details, '{}')
     from jsonb_to_recordset($2::jsonb)
       as entry (actor_id uuid, action text, subject_kind text, subject_id text, region_code text, details jsonb)`,
    [
      at,
      JSON.stringify(
        entries.map((entry) => ({
          actor_id: entry.actorId,
          action: entry.action,
          subject_kind: entry.subjectKind,
          subject_id: entry.subjectId,
          region_code: entry.regionCode ?? null,
          details: entry.details ?? {},
        })),
      ),
    ],
  );
}

-- insertAuditEvents
insert into audit_events (at, actor_id, action, subject_kind, subject_id, region_code, details)
     select $1, actor_id, action, subject_kind, subject_id, region_code, coalesce(details, '{}')
     from jsonb_to_recordset($2::jsonb)
       as entry (actor_id uuid, action text, subject_kind text, subject_id text, region_code text, details jsonb);

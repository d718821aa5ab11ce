-- contactsOf
select m.code as "municipalityCode", m.name as municipality, p.given_name as "givenName",
       p.family_name as "familyName", trim(p.email) as email
     from grants g join people p on p.id = g.person_id join municipalities m on m.code = g.scope_id
     where g.role = 'MUNICIPALITY_MANAGER' and g.scope_kind = 'municipality' and g.scope_id = any($1::text[])
       and g.valid_from <= $2 and (g.valid_to is null or g.valid_to > $2) and p.email <> ''
     order by g.id;

-- peopleOfSession
select r.person_id as "personId", r.id as "registrationId", r.number, r.given_name as "givenName",
       r.family_name as "familyName", trim(r.email) as email, r.municipality_code as "municipalityCode",
       coalesce(m.name, e.name, '') as body, r.status, r.kind, r.created_at as "createdAt",
       r.declined_at is not null as "isLeaving", (select case when bool_or(f.state = 'PRESENT') then 'PRESENT' when count(*) > 0 then 'ABSENT' end
    from (select distinct on (half_day_id) case when kind = 'SIGNED' then 'PRESENT' else state end as state
      from attendance_facts where registration_id = r.id and session_id = r.session_id
      order by half_day_id, kind = 'CORRECTED' desc, seq desc) f) as presence,
       exists (select 1 from invitations i where i.registration_id = r.id and i.wanted = 'REQUEST' and i.partstat is null)
         as "isSilent",
       array(select distinct t.department_code from municipalities t where t.code = r.municipality_code or t.epci_code = r.epci_code) as departments,
       (select coalesce(array_agg(distinct g.programme), '{}') from (
    select l.programme from programme_labels l join municipalities t on t.code = l.municipality_code
      where (t.code = r.municipality_code or t.epci_code = r.epci_code) and l.valid_from <= $3::date and (l.valid_to is null or l.valid_to >= $3::date)
    union all select 'MOUNTAIN' from municipalities t where (t.code = r.municipality_code or t.epci_code = r.epci_code) and t.mountain_area) g) as programmes,
       array(select x.limit_id from registration_limits x where x.registration_id = r.id) as "limitIds",
       exists (select 1 from reminded_registrations d
         where d.session_id = r.session_id and d.code = $2 and d.registration_id = r.id) as "isTold"
     from registrations r left join municipalities m on m.code = r.municipality_code
       left join epcis e on e.code = r.epci_code
     where r.session_id = $1 order by r.created_at, r.number;

-- peopleOfTerritory
with towns as (
       select t.code, t.name, t.epci_code from municipalities t
       where t.region_code = $1 and ($2::text[] = '{}' or t.department_code = any($2::text[]))
         and ($3::text[] = '{}' or ('MOUNTAIN' = any($3::text[]) and t.mountain_area) or exists (
           select 1 from programme_labels l where l.municipality_code = t.code and l.programme = any($3::text[])
             and l.valid_from <= $6::date and (l.valid_to is null or l.valid_to >= $6::date)))
     ), areas as (
       select e.code, e.name from epcis e where e.code in (select epci_code from towns)
     ), ties as (
       select a.person_id, t.code, t.name from mandates a join towns t on t.code = a.municipality_code
         where 'ELECTED' = any($4::text[]) and a.status <> 'ENDED' and a.starts_on <= $6::date and (a.ends_on is null or a.ends_on > $6::date)
       union all select a.person_id, null, e.name from mandates a join areas e on e.code = a.epci_code
         where 'ELECTED' = any($4::text[]) and a.status <> 'ENDED' and a.starts_on <= $6::date and (a.ends_on is null or a.ends_on > $6::date)
       union all select w.person_id, t.code, t.name from positions w left join organizations o on o.id = w.organization_id
         join towns t on t.code = coalesce(w.municipality_code, o.municipality_code)
         where 'STAFF' = any($4::text[]) and w.starts_on <= $6::date and (w.ends_on is null or w.ends_on > $6::date)
       union all select w.person_id, null, e.name from positions w left join organizations o on o.id = w.organization_id
         join areas e on e.code = coalesce(w.epci_code, o.epci_code)
         where 'STAFF' = any($4::text[]) and w.starts_on <= $6::date and (w.ends_on is null or w.ends_on > $6::date)
     ), tied as (
       select distinct on (person_id) person_id, code, name from ties order by person_id, code nulls last
     )
     select p.id as "personId", null as "registrationId", null as number, p.given_name as "givenName",
       p.family_name as "familyName", trim(p.email) as email, d.code as "municipalityCode", d.name as body
     from tied d join people p on p.id = d.person_id
     where $5::uuid is null or not exists (select 1 from registrations r where r.session_id = $5 and r.person_id = p.id
       and r.status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED'))
     order by p.name_key, p.id;

-- regionWith
select g.name, array(select d from unnest($2::text[]) d
       where not exists (select 1 from departments o where o.code = d and o.region_code = g.code)) as strangers
     from regions g where g.code = $1;

-- sparedAddresses
select a.address, b.address is not null as "isBlocked", o.address is not null as "isOptedOut"
     from unnest($1::text[]) a (address)
       left join blocked_addresses b on b.address = a.address left join mail_opt_outs o on o.address = a.address
     where b.address is not null or o.address is not null;

-- targetedSession
select region_code as "regionCode", title, state <> 'DRAFT' as "isPublic" from sessions where id = $1;

-- addressBehind
select lower(trim(address)) as address from mailing_recipients where id = $1 and address <> ''
     union all select email_key from people where id = $1 and email <> '' limit 1;

-- isOptedOut
select 1 from mail_opt_outs where address = $1;

-- optOut
insert into mail_opt_outs (address, at, mail_id) values ($1, $3, (
       select l.id from mailing_recipients r join mails l on l.dedupe_key = 'mailing:' || r.mailing_id || ':' || r.id
       where r.id = $2)) on conflict (address) do nothing;

-- undoOptOut
delete from mail_opt_outs where address = $1;

-- claimRun
insert into reminder_runs as u (session_id, code, due_at, ran_at, recipients) values ($1, $2, $3, $4, 0)
     on conflict (session_id, code) do update set due_at = excluded.due_at, ran_at = excluded.ran_at
       where u.due_at <> excluded.due_at
     returning code;

-- deleteRule
delete from reminder_rules where code = $1 and region_code is not distinct from $2::text
       and session_id is not distinct from $3::uuid;

-- holdSession
select 1 from sessions where id = $1 for share;

-- limitExists
select 1 from session_limits where session_id = $1 and id = $2;

-- recordReminded
insert into reminded_registrations (session_id, code, registration_id)
     select $1, $2, x from unnest($3::uuid[]) x on conflict do nothing;

-- rulesOf
select code, region_code as "regionCode", session_id as "sessionId", json_build_object('anchor', anchor,
  'days', days, 'localTime', local_time, 'fixedOn', fixed_on, 'statuses', statuses, 'presence', presence,
  'addressees', addressees, 'limitId', limit_id, 'subject', subject, 'body', body, 'enabled', enabled) as draft from reminder_rules
     where region_code = any($1::text[]) or session_id = any($2::uuid[]) order by code;

-- sessionToRemind
select s.id, s.region_code as "regionCode", s.state, s.starts_at as "startsAt", s.ends_at as "endsAt",
  (select coalesce(json_agg(json_build_object('code', u.code, 'dueAt', u.due_at, 'ranAt', u.ran_at,
      'recipients', u.recipients)), '[]') from reminder_runs u where u.session_id = s.id) as runs from sessions s where s.id = $1;

-- sessionsToRemind
select s.id, s.region_code as "regionCode", s.state, s.starts_at as "startsAt", s.ends_at as "endsAt",
  (select coalesce(json_agg(json_build_object('code', u.code, 'dueAt', u.due_at, 'ranAt', u.ran_at,
      'recipients', u.recipients)), '[]') from reminder_runs u where u.session_id = s.id) as runs from sessions s where s.state in ('PUBLISHED','FINALIZED') and s.ends_at > $1 order by s.id;

-- writeRule
insert into reminder_rules (code, region_code, session_id, anchor, days, local_time, fixed_on, statuses, presence,
       addressees, limit_id, subject, body, enabled, updated_at, updated_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
     on conflict (code, coalesce(region_code, ''), coalesce(session_id, '00000000-0000-0000-0000-000000000000'))
     do update set anchor = excluded.anchor, days = excluded.days, local_time = excluded.local_time,
       fixed_on = excluded.fixed_on, statuses = excluded.statuses, presence = excluded.presence,
       addressees = excluded.addressees, limit_id = excluded.limit_id, subject = excluded.subject, body = excluded.body,
       enabled = excluded.enabled, updated_at = excluded.updated_at, updated_by = excluded.updated_by;

-- countMailings
select count(*)::int as total from mailings m where (m.region_code = any($3::text[])) and ($1::text is null or m.region_code = $1) and ($2::uuid is null or m.session_id = $2);

-- insertMailing
insert into mailings (region_code, session_id, purpose, target, subject, body, state, idempotency_key, counted,
       created_by, created_at, due_at)
     values ($1, $2, $3, $4, $5, $6, 'WAITING', $7, $8, $9, $10, $11)
     on conflict (idempotency_key) do nothing returning id;

-- insertRecipients
insert into mailing_recipients (mailing_id, address, name, message, left_out)
     select $1, x.address, x.name, x.message, x."leftOut"
     from jsonb_to_recordset($2::jsonb) x (address text, name text, message jsonb, "leftOut" text);

-- leaveOutOptedOut
with refused as (
       update mailing_recipients r set left_out = 'OPTED_OUT' from mail_opt_outs o
       where r.mailing_id = $1 and r.left_out is null and r.queued_at is null and o.address = lower(trim(r.address))
       returning r.id)
     update mailings set counted = counted - (select count(*) from refused) where id = $1;

-- listMailings
select m.id, m.subject, m.purpose, m.target ->> 'audience' as audience, m.region_code as "regionCode",
  m.session_id as "sessionId", s.title as "sessionTitle", m.state, p.given_name || ' ' || p.family_name as "createdBy",
  m.created_at as "createdAt", m.due_at as "dueAt", m.finished_at as "finishedAt", m.counted as recipients, n.accepted,
  n.failed, n."lastAt",
  (select count(*)::int from mailing_recipients r where r.mailing_id = m.id and r.left_out is not null) as "leftOut" from (select * from mailings m where (m.region_code = any($3::text[])) and ($1::text is null or m.region_code = $1) and ($2::uuid is null or m.session_id = $2)
       order by m.created_at desc, m.id desc limit $4 offset $5) m left join sessions s on s.id = m.session_id left join people p on p.id = m.created_by cross join lateral (
    select (count(*) filter (where l.state = 'ACCEPTED' and l.bounce is null))::int as accepted,
      (count(*) filter (where l.bounce is not null or l.state in ('REJECTED','SUPERSEDED','SUPPRESSED','EXPIRED')))::int
        as failed, max(l.accepted_at) as "lastAt"
    from mails l where l.mailing_id = m.id) n
     order by m.created_at desc, m.id desc;

-- lockMailing
select id, region_code as "regionCode", session_id as "sessionId", purpose, target, subject, body, state,
  created_by as "createdBy", due_at as "dueAt" from mailings where id = $1 for update;

-- mailingByKey
select id, region_code as "regionCode", session_id as "sessionId", purpose, target, subject, body, state,
  created_by as "createdBy", due_at as "dueAt" from mailings where idempotency_key = $1;

-- mailingNumbers
select m.id, m.subject, m.purpose, m.target ->> 'audience' as audience, m.region_code as "regionCode",
  m.session_id as "sessionId", s.title as "sessionTitle", m.state, p.given_name || ' ' || p.family_name as "createdBy",
  m.created_at as "createdAt", m.due_at as "dueAt", m.finished_at as "finishedAt", m.counted as recipients, n.accepted,
  n.failed, n."lastAt",
  (select count(*)::int from mailing_recipients r where r.mailing_id = m.id and r.left_out is not null) as "leftOut", m.target, m.body as text from mailings m left join sessions s on s.id = m.session_id left join people p on p.id = m.created_by cross join lateral (
    select (count(*) filter (where l.state = 'ACCEPTED' and l.bounce is null))::int as accepted,
      (count(*) filter (where l.bounce is not null or l.state in ('REJECTED','SUPERSEDED','SUPPRESSED','EXPIRED')))::int
        as failed, max(l.accepted_at) as "lastAt"
    from mails l where l.mailing_id = m.id) n where m.id = $1;

-- markQueued
update mailing_recipients set queued_at = $2 where id = any($1::uuid[]);

-- nextRecipients
select id, address, name, message from mailing_recipients
     where mailing_id = $1 and left_out is null and queued_at is null order by id limit $2;

-- recipientsOf
select r.name, r.address, r.left_out as "leftOut", l.state, l.bounce from mailing_recipients r
       left join mails l on l.dedupe_key = 'mailing:' || r.mailing_id || ':' || r.id
     where r.mailing_id = $1 order by r.name, r.id;

-- setMailingState
update mailings set state = $2, finished_at = $3 where id = $1;

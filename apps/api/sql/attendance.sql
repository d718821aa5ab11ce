-- halfDaysOf
select h.id, to_char(d.date, 'YYYY-MM-DD') as date, h.period, to_char(h.start_time, 'HH24:MI') as "startTime",
  to_char(h.end_time, 'HH24:MI') as "endTime", h.starts_at as "startsAt", h.ends_at as "endsAt", h.sealed_at as "sealedAt", h.session_id as "sessionId" from half_days h join session_days d on d.id = h.session_day_id
     where h.session_id = any($1::uuid[]) order by h.starts_at, h.id;

-- lockHalfDay
select 1 from half_days where id = $1 for no key update;

-- registrationOnSession
select 1 from registrations where id = $2 and session_id = $1 and confirmed_at is not null;

-- sessionPlace
select id, region_code as "regionCode", state from sessions where id = $1;

-- sessionsInReach
select * from (
       select s.id, s.ref, s.title, m.name as town, v.name as "venueName", s.state, s.starts_at as "startsAt", s.ends_at as "endsAt"
       from sessions s left join venues v on v.id = s.venue_id left join municipalities m on m.code = v.municipality_code
       where s.state in ('PUBLISHED','FINALIZED') and (s.region_code = any($3::text[]) or s.id = any($4::uuid[]))
       order by abs(extract(epoch from s.starts_at - $1::timestamptz)), s.id limit $2
     ) nearest order by "startsAt", id;

-- sheetHead
select h.id, to_char(d.date, 'YYYY-MM-DD') as date, h.period, to_char(h.start_time, 'HH24:MI') as "startTime",
  to_char(h.end_time, 'HH24:MI') as "endTime", h.starts_at as "startsAt", h.ends_at as "endsAt", h.sealed_at as "sealedAt", s.id as "sessionId", s.ref as "sessionRef", s.title as "sessionTitle", o.title as "moduleTitle",
       o.regime, s.state as "sessionState", s.region_code as "regionCode", case when s.format = 'REMOTE' then 'À distance' else concat_ws(', ', v.name, nullif(s.room, ''), m.name) end as place,
       array(select p.given_name || ' ' || p.family_name from session_trainers t join people p on p.id = t.person_id
             where t.session_id = s.id order by p.family_name, p.given_name) as trainers
     from half_days h join session_days d on d.id = h.session_day_id join sessions s on s.id = h.session_id
       join modules o on o.id = s.module_id left join venues v on v.id = s.venue_id
       left join municipalities m on m.code = v.municipality_code
     where h.id = $1;

-- sheetPeople
select r.id as "registrationId", r.number, r.family_name as "familyName", r.given_name as "givenName", r.kind, r.function,
       coalesce(m.name, e.name, '') as body, r.needs, r.source = 'WALK_IN' as "walkIn",
       r.status in ('CONFIRMED','TO_RECONFIRM') as stands
     from half_days h join registrations r on r.session_id = h.session_id
       left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
     where h.id = $1 and ($2::uuid is null or r.id = $2)
       and ((h.sealed_at is null and r.status in ('CONFIRMED','TO_RECONFIRM'))
            or exists (select from attendance_facts f where f.registration_id = r.id and f.half_day_id = h.id))
     order by r.family_name collate "fr-x-icu", r.given_name collate "fr-x-icu", r.id;

-- factById
select f.id, f.seq, f.session_id as "sessionId", f.half_day_id as "halfDayId", f.registration_id as "registrationId",
  f.kind, f.state, f.late_minutes as "lateMinutes", f.early_minutes as "earlyMinutes", f.method, f.statement, f.strokes,
  f.strokes_hash as "strokesHash", f.reason, f.recorded_by as "recordedBy", f.device_at as "deviceAt",
  f.received_at as "receivedAt", f.previous_hash as "previousHash", f.hash from attendance_facts f where f.id = $1;

-- factsOfHalfDay
select f.id, f.seq, f.session_id as "sessionId", f.half_day_id as "halfDayId", f.registration_id as "registrationId",
  f.kind, f.state, f.late_minutes as "lateMinutes", f.early_minutes as "earlyMinutes", f.method, f.statement, f.strokes,
  f.strokes_hash as "strokesHash", f.reason, f.recorded_by as "recordedBy", f.device_at as "deviceAt",
  f.received_at as "receivedAt", f.previous_hash as "previousHash", f.hash, p.given_name || ' ' || p.family_name as by
     from attendance_facts f join people p on p.id = f.recorded_by
     where f.half_day_id = $1 and ($2::uuid is null or f.registration_id = $2) order by f.seq;

-- insertFact
insert into attendance_facts (id, session_id, half_day_id, registration_id, kind, state, late_minutes, early_minutes, method,
       statement, strokes, strokes_hash, reason, recorded_by, device_at, received_at, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13, $14, $15, $16, $17, $18);

-- lastHash
select hash from attendance_facts where half_day_id = $1 order by seq desc limit 1;

-- ledgerOf
select h.id as "halfDayId", r.id as "registrationId", f.kind, f.state, f.late_minutes as "lateMinutes",
       f.early_minutes as "earlyMinutes"
     from half_days h join registrations r on r.session_id = h.session_id
       left join attendance_facts f on f.half_day_id = h.id and f.registration_id = r.id
     where h.session_id = any($1::uuid[])
       and (f.id is not null or (h.sealed_at is null and r.status in ('CONFIRMED','TO_RECONFIRM')))
     order by f.seq;

-- movementsOf
select f.kind, f.state, f.late_minutes as "lateMinutes", f.early_minutes as "earlyMinutes",
       f.device_at as "deviceAt", h.starts_at as "halfDayStartsAt"
     from attendance_facts f join half_days h on h.id = f.half_day_id
     where f.registration_id = $2 and f.session_id = $1 order by f.seq;

-- insertSheet
insert into attendance_sheets (half_day_id, session_id, canonical, seal_hash, trainer_id, trainer_statement, trainer_strokes, sealed_at)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8);

-- lockSessionAndHalfDays
select 1 from sessions where id = $1 for no key update;
select 1 from half_days where session_id = $1 order by id for no key update;

-- personName
select given_name || ' ' || family_name as name from people where id = $1;

-- sealedSheetOf
select a.half_day_id as "halfDayId", a.session_id as "sessionId", s.region_code as "regionCode", a.canonical,
       a.seal_hash as hash, p.given_name || ' ' || p.family_name as by, a.trainer_statement as statement,
       a.trainer_strokes as strokes, a.sealed_at as "sealedAt"
     from attendance_sheets a join people p on p.id = a.trainer_id join sessions s on s.id = a.session_id
     where a.half_day_id = $1;

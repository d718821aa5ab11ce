-- badgeHolders
select r.id as "registrationId", r.family_name as "familyName", r.given_name as "givenName",
  coalesce(m.name, e.name, '') as body, r.number, s.starts_at as "startsAt", s.ends_at as "endsAt"
     from registrations r join sessions s on s.id = r.session_id left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
     where r.session_id = $1 and r.status in ('CONFIRMED','TO_RECONFIRM')
     order by r.family_name collate "fr-x-icu", r.given_name collate "fr-x-icu", r.id;

-- expectedAt
select r.id as "registrationId", r.family_name as "familyName", r.given_name as "givenName",
  coalesce(m.name, e.name, '') as body from registrations r left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
     where r.session_id = $1 and r.status in ('CONFIRMED','TO_RECONFIRM')
     order by r.family_name collate "fr-x-icu", r.given_name collate "fr-x-icu", r.id;

-- sheetsOfNumber
select r.id as "registrationId", r.family_name as "familyName", r.given_name as "givenName",
  coalesce(m.name, e.name, '') as body, r.session_id as "sessionId", s.region_code as "regionCode", h.id as "halfDayId",
    h.starts_at as "startsAt", h.ends_at as "endsAt", s.arrival_rules as rules
  from registrations r join sessions s on s.id = r.session_id join half_days h on h.session_id = s.id left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code where (upper(r.number) = upper($1) or right(upper(r.number), length($1) + 1) = '-' || upper($1))
       and r.status in ('CONFIRMED','TO_RECONFIRM') and s.state = 'PUBLISHED' and h.sealed_at is null
  and h.starts_at < $2::timestamptz + interval '4 hours' and h.ends_at >= $2::timestamptz and (s.region_code = any($3::text[]) or s.id = any($4::uuid[]))
     order by r.id, h.starts_at, h.id limit 20;

-- sheetsOfRegistration
select r.id as "registrationId", r.family_name as "familyName", r.given_name as "givenName",
  coalesce(m.name, e.name, '') as body, r.session_id as "sessionId", s.region_code as "regionCode", h.id as "halfDayId",
    h.starts_at as "startsAt", h.ends_at as "endsAt", s.arrival_rules as rules
  from registrations r join sessions s on s.id = r.session_id join half_days h on h.session_id = s.id left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code where r.id = $1 and s.state = 'PUBLISHED' and h.sealed_at is null
  and h.starts_at < $2::timestamptz + interval '4 hours' and h.ends_at >= $2::timestamptz order by h.starts_at, h.id;

-- storedRules
select arrival_rules as rules, reentry from sessions where id = $1;

-- arrivalsBy
select a.id, a.at, a.code, r.id as "registrationId", r.family_name as "familyName", r.given_name as "givenName",
       coalesce(m.name, e.name, '') as body
     from (
       select f.id, case f.version when 1 then f.received_at else f.device_at + f.offset_ms * interval '1 millisecond' end as at, null as code, f.registration_id from attendance_facts f
         where f.half_day_id = $1 and f.recorded_by = $2 and f.kind = 'ENTERED'
       union all
       select u.record_id, u.happened_at, u.code, u.registration_id from attendance_unresolved u
         where u.session_id = (select session_id from half_days where id = $1) and u.half_day_id = $1 and u.recorded_by = $2
     ) a join half_days h on h.id = $1
       left join registrations r on r.id = a.registration_id and r.session_id = h.session_id
       left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
     order by a.at desc, a.id limit $3;

-- doorsOf
select h.id, to_char(d.date, 'YYYY-MM-DD') as date, h.period, to_char(h.start_time, 'HH24:MI') as "startTime",
  to_char(h.end_time, 'HH24:MI') as "endTime", h.starts_at as "startsAt", h.ends_at as "endsAt", h.sealed_at as "sealedAt", s.id as "sessionId", s.title as "sessionTitle", s.state as "sessionState", case when s.format = 'REMOTE' then 'À distance' else concat_ws(', ', v.name, nullif(s.room, ''), m.name) end as place,
       s.arrival_rules as rules, s.reentry
     from session_days d join half_days h on h.session_day_id = d.id join sessions s on s.id = d.session_id
       left join venues v on v.id = s.venue_id left join municipalities m on m.code = v.municipality_code
     where d.date = any($1::date[]) and s.state = 'PUBLISHED' and (s.region_code = any($2::text[]) or s.id = any($3::uuid[]))
     order by h.starts_at, s.title, h.id;

-- factsOfPeople
select f.registration_id as "registrationId", f.id, f.kind, f.state, f.late_minutes as "lateMinutes",
       f.early_minutes as "earlyMinutes", case f.version when 1 then f.received_at else f.device_at + f.offset_ms * interval '1 millisecond' end as "happenedAt"
     from attendance_facts f where f.half_day_id = $1 and f.registration_id = any($2::uuid[]) order by f.seq;

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
       s.arrival_rules as rules, s.reentry, array(select p.given_name || ' ' || p.family_name from session_trainers t join people p on p.id = t.person_id
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

-- halfDaysOfDate
select h.id from half_days h join session_days d on d.id = h.session_day_id
     where h.session_id = $1 and d.date = $2 order by h.starts_at, h.id;

-- municipalitiesOf
select code, name, coalesce(postcodes[1], '') as postcode from municipalities where region_code = $1
     order by name collate "fr-x-icu", code;

-- offSheet
select r.id as "registrationId", r.family_name as "familyName", r.given_name as "givenName",
       coalesce(m.name, e.name, '') as body, r.status
     from registrations r left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
     where r.session_id = $1 and r.status not in ('CONFIRMED','TO_RECONFIRM')
     order by r.family_name collate "fr-x-icu", r.given_name collate "fr-x-icu", r.id;

-- advanceDevice
with kept as (insert into attendance_device_records (device_id, seq, record_id, hash) values ($1, $2, $3, $4))
     update attendance_devices set seq = $2, head_hash = $4, last_seen_at = $5 where id = $1;

-- deviceOf
select id, name, person_id as "personId", seq, head_hash as "headHash" from attendance_devices where id = $1;

-- enrolDevice
insert into attendance_devices (id, name, person_id, enrolled_at, last_seen_at) values ($1, $2, $3, $4, $4)
     on conflict (id) do update set name = excluded.name, last_seen_at = excluded.last_seen_at
       where attendance_devices.person_id = excluded.person_id;

-- lockDevice
select id, name, person_id as "personId", seq, head_hash as "headHash" from attendance_devices where id = $1 for no key update;

-- factById
select f.id as "id", f.version as "version", f.session_id as "sessionId", f.half_day_id as "halfDayId", f.registration_id as "registrationId", f.kind as "kind", f.state as "state", f.late_minutes as "lateMinutes", f.early_minutes as "earlyMinutes", f.method as "method", f.statement as "statement", f.strokes as "strokes", f.strokes_hash as "strokesHash", f.reason as "reason", f.recorded_by as "recordedBy", f.device_at as "deviceAt", f.offset_ms as "offsetMs", f.offline as "offline", f.received_at as "receivedAt", f.device_id as "deviceId", f.device_seq as "deviceSeq", f.device_previous_hash as "devicePreviousHash", f.device_hash as "deviceHash", f.force_reason as "forceReason", f.answer as "answer", f.phone_key as "phoneKey", f.source_id as "sourceId", f.previous_hash as "previousHash", f.hash as "hash", f.seq from attendance_facts f where f.id = $1;

-- factsOfHalfDay
select f.id as "id", f.version as "version", f.session_id as "sessionId", f.half_day_id as "halfDayId", f.registration_id as "registrationId", f.kind as "kind", f.state as "state", f.late_minutes as "lateMinutes", f.early_minutes as "earlyMinutes", f.method as "method", f.statement as "statement", f.strokes as "strokes", f.strokes_hash as "strokesHash", f.reason as "reason", f.recorded_by as "recordedBy", f.device_at as "deviceAt", f.offset_ms as "offsetMs", f.offline as "offline", f.received_at as "receivedAt", f.device_id as "deviceId", f.device_seq as "deviceSeq", f.device_previous_hash as "devicePreviousHash", f.device_hash as "deviceHash", f.force_reason as "forceReason", f.answer as "answer", f.phone_key as "phoneKey", f.source_id as "sourceId", f.previous_hash as "previousHash", f.hash as "hash", f.seq, case f.version when 1 then f.received_at else f.device_at + f.offset_ms * interval '1 millisecond' end as "happenedAt", p.given_name || ' ' || p.family_name as by,
       f.phone_key is not null and exists (select from attendance_facts o where o.half_day_id = f.half_day_id
         and o.phone_key = f.phone_key and o.registration_id <> f.registration_id) as "phoneShared"
     from attendance_facts f join people p on p.id = f.recorded_by
     where f.half_day_id = $1 and ($2::uuid is null or f.registration_id = $2) order by f.seq;

-- insertFact
insert into attendance_facts (id, version, session_id, half_day_id, registration_id, kind, state, late_minutes, early_minutes, method, statement, strokes, strokes_hash, reason, recorded_by, device_at, offset_ms, offline, received_at, device_id, device_seq, device_previous_hash, device_hash, force_reason, answer, phone_key, source_id, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29);

-- lastHash
select hash from attendance_facts where half_day_id = $1 order by seq desc limit 1;

-- ledgerOf
select h.id as "halfDayId", r.id as "registrationId", f.id, f.kind, f.state, f.late_minutes as "lateMinutes",
       f.early_minutes as "earlyMinutes", case when f.id is not null then case f.version when 1 then f.received_at else f.device_at + f.offset_ms * interval '1 millisecond' end end as "happenedAt"
     from half_days h join registrations r on r.session_id = h.session_id
       left join attendance_facts f on f.half_day_id = h.id and f.registration_id = r.id
     where h.session_id = any($1::uuid[])
       and (f.id is not null or (h.sealed_at is null and r.status in ('CONFIRMED','TO_RECONFIRM')))
     order by f.seq;

-- movementsOf
select f.id, f.kind, f.state, f.late_minutes as "lateMinutes", f.early_minutes as "earlyMinutes",
       case f.version when 1 then f.received_at else f.device_at + f.offset_ms * interval '1 millisecond' end as "happenedAt", h.starts_at as "halfDayStartsAt"
     from attendance_facts f join half_days h on h.id = f.half_day_id
     where f.registration_id = $2 and f.session_id = $1 order by f.seq;

-- insertOverrides
insert into document_overrides (session_id, kind, mention, registration_id, reason, accepted_by, accepted_at)
     select $1, $2, $3, r.id, $4, $5, $6
     from (select id from registrations where session_id = $1 and id = any($7::uuid[])
           union all select null::uuid where cardinality($7::uuid[]) = 0) r
     on conflict do nothing returning id;

-- namedRegistrations
select r.id, r.family_name as "familyName", r.given_name as "givenName", r.kind, r.function,
       coalesce(m.name, e.name, '') as body
     from registrations r left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
     where r.session_id = $1 and (r.status in ('CONFIRMED','TO_RECONFIRM') or r.first_presence_at is not null)
     order by r.family_name collate "fr-x-icu", r.given_name collate "fr-x-icu", r.id;

-- overridesOfSession
select o.kind, o.mention as key, o.registration_id as "registrationId", o.reason,
       p.given_name || ' ' || p.family_name as by, o.accepted_at as at
     from document_overrides o join people p on p.id = o.accepted_by
     where o.session_id = $1 order by o.accepted_at desc, o.id;

-- registrationPlace
select s.id as "sessionId", s.region_code as "regionCode", r.municipality_code as "municipalityCode"
     from registrations r join sessions s on s.id = r.session_id where r.id = $1;

-- writeFunction
select 1 from registrations where id = $1 for no key update;

-- writeMunicipality
update registrations set municipality_code = $2 where id = $1 and municipality_code is null and epci_code is null;

-- formerRecord
select d.record_id as "recordId", d.hash, u.code, w.registration_id as "walkedIn",
       (select a.details - 'registrationId' from audit_events a where a.subject_kind = 'attendance-record'
          and a.subject_id = d.record_id::text and a.action = 'attendance.walk-in-placed' order by a.id limit 1) as became
     from attendance_device_records d
       left join attendance_unresolved u on u.device_id = d.device_id and u.device_seq = d.seq and u.device_hash = d.hash
       left join attendance_walk_ins w on w.key = $3
     where d.device_id = $1 and d.seq = $2;

-- halfDayPlaces
select h.id, h.session_id as "sessionId", s.region_code as "regionCode"
     from half_days h join sessions s on s.id = h.session_id where h.id = any($1::uuid[]);

-- historyOf
select f.id, f.kind, f.state, f.late_minutes as "lateMinutes", f.early_minutes as "earlyMinutes",
       case f.version when 1 then f.received_at else f.device_at + f.offset_ms * interval '1 millisecond' end as "happenedAt", f.half_day_id as "halfDayId", h.starts_at as "halfDayStartsAt",
       f.device_id as "deviceId", f.answer
     from attendance_facts f join half_days h on h.id = f.half_day_id
     where f.registration_id = $2 and f.session_id = $1 order by f.seq;

-- isMunicipality
select 1 from municipalities where code = $1;

-- keepUnplaced
insert into attendance_unresolved (record_id, device_id, device_seq, half_day_id, session_id, registration_id, code, record,
       device_hash, recorded_by, happened_at, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (device_id, device_seq, device_hash) do nothing;

-- keepWalkIn
insert into attendance_walk_ins (key, registration_id, half_day_id) values ($1, $2, $3) on conflict (key) do nothing;

-- lockPerson
select r.id, r.session_id as "sessionId", r.status from registrations r
     where r.id = coalesce((select registration_id from attendance_walk_ins where key = $1), $1)
     for no key update of r;

-- refusalOfWalkIn
select code from attendance_unresolved
     where device_id = $1 and strpos(record, '"kind":"WALKED_IN"') > 0
       and strpos(record, '"registrationId":"' || $2::text || '"') > 0
     order by device_seq desc limit 1;

-- insertSheet
insert into attendance_sheets (half_day_id, session_id, canonical, seal_hash, trainer_id, trainer_statement, trainer_strokes, sealed_at,
       signature, key_id, device_id)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $11);

-- insertSheetFile
insert into attendance_sheet_files (half_day_id, pdf, sha256, signature, key_id, made_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing;

-- lockSessionAndHalfDays
select 1 from sessions where id = $1 for no key update;
select 1 from half_days where session_id = $1 order by id for no key update;

-- personName
select given_name || ' ' || family_name as name from people where id = $1;

-- sealedSheetOf
select a.half_day_id as "halfDayId", a.session_id as "sessionId", s.region_code as "regionCode", a.canonical,
       a.seal_hash as hash, p.given_name || ' ' || p.family_name as by, a.trainer_statement as statement,
       a.trainer_strokes as strokes, a.sealed_at as "sealedAt",
       a.signature, a.key_id as "keyId"
     from attendance_sheets a join people p on p.id = a.trainer_id join sessions s on s.id = a.session_id
     where a.half_day_id = $1;

-- sheetFileOf
select pdf, sha256, signature, key_id as "keyId", made_at as "madeAt" from attendance_sheet_files where half_day_id = $1;

-- halfDaysOfSigners
select distinct h.id as "halfDayId"
     from registrations r join half_days h on h.session_id = r.session_id join sessions s on s.id = r.session_id
     where (r.person_id = $1 or r.id = any($2::uuid[])) and r.status in ('CONFIRMED','TO_RECONFIRM')
       and s.state = 'PUBLISHED' and h.starts_at < $4 and h.ends_at > $3;

-- signerOfLink
select r.id as "registrationId", r.session_id as "sessionId", r.person_id as "personId", r.number,
    r.given_name || ' ' || r.family_name as name, coalesce(m.name, e.name, '') as body, r.status
  from registrations r left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code where r.id = $1;

-- signerOfPerson
select r.id as "registrationId", r.session_id as "sessionId", r.person_id as "personId", r.number,
    r.given_name || ' ' || r.family_name as name, coalesce(m.name, e.name, '') as body, r.status
  from registrations r left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code where r.session_id = $1 and r.person_id = $2
     order by r.status in ('CONFIRMED','TO_RECONFIRM') desc, r.created_at desc limit 1;

-- signingHead
select h.id, to_char(d.date, 'YYYY-MM-DD') as date, h.period, to_char(h.start_time, 'HH24:MI') as "startTime",
    to_char(h.end_time, 'HH24:MI') as "endTime", h.starts_at as "startsAt", h.ends_at as "endsAt", h.sealed_at as "sealedAt",
    s.id as "sessionId", s.title, o.title as "moduleTitle", s.format, s.state as "sessionState",
    s.arrival_rules as rules, s.reentry,
    case when s.format = 'REMOTE' then 'À distance' else concat_ws(', ', v.name, nullif(s.room, ''), m.name) end as place
  from half_days h join session_days d on d.id = h.session_day_id join sessions s on s.id = h.session_id
    join modules o on o.id = s.module_id left join venues v on v.id = s.venue_id
    left join municipalities m on m.code = v.municipality_code where h.id = $1 and s.state <> 'DRAFT';

-- signingHeadsOf
select h.id, to_char(d.date, 'YYYY-MM-DD') as date, h.period, to_char(h.start_time, 'HH24:MI') as "startTime",
    to_char(h.end_time, 'HH24:MI') as "endTime", h.starts_at as "startsAt", h.ends_at as "endsAt", h.sealed_at as "sealedAt",
    s.id as "sessionId", s.title, o.title as "moduleTitle", s.format, s.state as "sessionState",
    s.arrival_rules as rules, s.reentry,
    case when s.format = 'REMOTE' then 'À distance' else concat_ws(', ', v.name, nullif(s.room, ''), m.name) end as place
  from half_days h join session_days d on d.id = h.session_day_id join sessions s on s.id = h.session_id
    join modules o on o.id = s.module_id left join venues v on v.id = s.venue_id
    left join municipalities m on m.code = v.municipality_code where s.id = $1 and s.state <> 'DRAFT' order by h.starts_at, h.id;

-- connectionsOf
select distinct on (s.added_at, c.source_id, c.line) c.source_id as "sourceId", c.line, c.name, c.email,
       c.joined_at as "joinedAt", c.left_at as "leftAt", c.outcome, c.fault, s.added_at as "addedAt",
       r.given_name || ' ' || r.family_name as person
     from attendance_sources s join attendance_connections c on c.source_id = s.id
       left join registrations r on r.id = c.registration_id
     where s.half_day_id = $1 and s.kind = 'CONNECTION_LOG'
     order by s.added_at, c.source_id, c.line, c.seq desc;

-- expectedPeople
select r.id as "registrationId", r.family_name as "familyName", r.given_name as "givenName", r.email
     from half_days h join registrations r on r.session_id = h.session_id
     where h.id = $1 and r.status in ('CONFIRMED','TO_RECONFIRM') order by r.family_name, r.given_name, r.id;

-- keepConnections
insert into attendance_connections (source_id, line, name, email, joined_at, left_at, outcome, registration_id, fault, kept_at)
     select $1, n.line, n.name, n.email, n."joinedAt", n."leftAt", n.outcome, n."registrationId", n.fault, $3
     from jsonb_to_recordset($2::jsonb) as n (line integer, name text, email text, "joinedAt" timestamptz, "leftAt" timestamptz,
       outcome text, "registrationId" uuid, fault text)
     where not exists (select from attendance_connections c where c.source_id = $1 and c.line = n.line
       and c.outcome = n.outcome and c.registration_id is not distinct from n."registrationId");

-- openedHalfDays
select h.id as "halfDayId", to_char(d.date, 'YYYY-MM-DD') as date, to_char(h.start_time, 'HH24:MI') as "startTime",
       to_char(h.end_time, 'HH24:MI') as "endTime", h.ends_at as "endsAt"
     from half_days h join session_days d on d.id = h.session_day_id join sessions s on s.id = h.session_id
     where s.state = 'PUBLISHED' and s.format = 'REMOTE' and h.sealed_at is null and h.ends_at > $1
       and h.starts_at - coalesce((s.arrival_rules ->> 'minutesBefore')::int, $2) * interval '1 minute' <= $1
     order by h.starts_at, h.id;

-- toInvite
select r.id from half_days h join registrations r on r.session_id = h.session_id
     where h.id = $1 and r.status in ('CONFIRMED','TO_RECONFIRM') and r.email <> ''
       and not exists (select from attendance_facts f where f.half_day_id = h.id and f.registration_id = r.id
         and f.kind = 'SIGNED')
       and not exists (select from mails m where m.dedupe_key = 'attendance.opened:' || h.id || ':' || r.id)
     order by r.id;

-- bytesOf
select bytes from attendance_sources where id = $1;

-- keepSource
insert into attendance_sources (kind, half_day_id, page, media_type, bytes, sha256, added_by, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (half_day_id, kind, sha256) do nothing returning id;

-- scanById
select s.id, s.half_day_id as "halfDayId", s.page, s.media_type as "mediaType", octet_length(s.bytes) as size,
  s.sha256, s.added_at as "addedAt", p.given_name || ' ' || p.family_name as "addedBy",
  (select count(distinct f.registration_id)::int from attendance_facts f where f.source_id = s.id) as rows from attendance_sources s join people p on p.id = s.added_by
     where s.id = $1 and s.kind = 'PAPER_SCAN';

-- scansOf
select s.id, s.half_day_id as "halfDayId", s.page, s.media_type as "mediaType", octet_length(s.bytes) as size,
  s.sha256, s.added_at as "addedAt", p.given_name || ' ' || p.family_name as "addedBy",
  (select count(distinct f.registration_id)::int from attendance_facts f where f.source_id = s.id) as rows from attendance_sources s join people p on p.id = s.added_by
     where s.half_day_id = $1 and s.kind = 'PAPER_SCAN' order by s.page nulls last, s.added_at, s.id;

-- insertResolution
insert into attendance_resolutions (unresolved_id, kind, reason, fact_id, resolved_by, resolved_at)
     values ($1, $2, $3, $4, $5, $6);

-- lockUnresolved
select 1 from attendance_unresolved where id = $1 for update;

-- unresolvedById
select u.id, u.record_id as "recordId", u.half_day_id as "halfDayId", u.session_id as "sessionId", s.title as "sessionTitle",
    s.region_code as "regionCode", to_char(d.date, 'YYYY-MM-DD') as date, h.starts_at as "startsAt", h.ends_at as "endsAt",
    h.sealed_at as "sealedAt", s.arrival_rules as rules, s.reentry,
    r.given_name || ' ' || r.family_name as person, r.id as "registrationId", u.code, u.record, v.name as "deviceName",
    p.given_name || ' ' || p.family_name as by, u.happened_at as "happenedAt", u.received_at as "receivedAt", x.resolved_at as "resolvedAt", q.given_name || ' ' || q.family_name as "resolvedBy",
    x.kind, x.reason
  from attendance_unresolved u join sessions s on s.id = u.session_id join half_days h on h.id = u.half_day_id
    join session_days d on d.id = h.session_day_id join attendance_devices v on v.id = u.device_id
    join people p on p.id = u.recorded_by
    left join registrations r on r.id = u.registration_id
    left join attendance_resolutions x on x.unresolved_id = u.id left join people q on q.id = x.resolved_by where u.id = $1;

-- unresolvedOfSession
select u.id, u.record_id as "recordId", u.half_day_id as "halfDayId", u.session_id as "sessionId", s.title as "sessionTitle",
    s.region_code as "regionCode", to_char(d.date, 'YYYY-MM-DD') as date, h.starts_at as "startsAt", h.ends_at as "endsAt",
    h.sealed_at as "sealedAt", s.arrival_rules as rules, s.reentry,
    r.given_name || ' ' || r.family_name as person, r.id as "registrationId", u.code, u.record, v.name as "deviceName",
    p.given_name || ' ' || p.family_name as by, u.happened_at as "happenedAt", u.received_at as "receivedAt", x.resolved_at as "resolvedAt", q.given_name || ' ' || q.family_name as "resolvedBy",
    x.kind, x.reason
  from attendance_unresolved u join sessions s on s.id = u.session_id join half_days h on h.id = u.half_day_id
    join session_days d on d.id = h.session_day_id join attendance_devices v on v.id = u.device_id
    join people p on p.id = u.recorded_by
    left join registrations r on r.id = u.registration_id
    left join attendance_resolutions x on x.unresolved_id = u.id left join people q on q.id = x.resolved_by where u.session_id = $1 order by x.resolved_at is not null, u.received_at desc, u.id limit 500;

-- placeOfRegistration
select s.id as "sessionId", s.region_code as "regionCode"
     from registrations r join sessions s on s.id = r.session_id where r.id = $1;

-- registrationById
select r.id, r.number, r.session_id as "sessionId", r.person_id as "personId", r.status, r.kind, r.function,
  coalesce(m.name, e.name, '') as body, r.family_name as "familyName", r.given_name as "givenName", r.email, r.needs,
  r.source, r.offer_expires_at as "offerExpiresAt", r.first_presence_at as "firstPresenceAt",
  r.cancel_reason as "cancelReason", r.created_at as "createdAt", r.certificate, case when r.status = 'WAITLISTED' then (select count(*)::int from registrations o
  where o.session_id = r.session_id and o.status = 'WAITLISTED' and o.position <= r.position) end as rank from registrations r left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code where r.id = $1;

-- registrationsOfPerson
select r.id, r.number, r.status, case when r.status = 'WAITLISTED' then (select count(*)::int from registrations o
  where o.session_id = r.session_id and o.status = 'WAITLISTED' and o.position <= r.position) end as rank, r.offer_expires_at as "offerExpiresAt", s.id as "sessionId", s.title,
       s.state, s.opens_at as "opensAt", s.closes_at as "closesAt", s.starts_at as "startsAt", s.ends_at as "endsAt",
       t.name as town, v.name as "venueName"
     from registrations r join sessions s on s.id = r.session_id
     left join venues v on v.id = s.venue_id left join municipalities t on t.code = v.municipality_code
     where r.person_id = $1
     order by s.ends_at < $2, case when s.ends_at >= $2 then s.starts_at end, s.starts_at desc;

-- rosterOf
select r.id, r.number, r.session_id as "sessionId", r.person_id as "personId", r.status, r.kind, r.function,
  coalesce(m.name, e.name, '') as body, r.family_name as "familyName", r.given_name as "givenName", r.email, r.needs,
  r.source, r.offer_expires_at as "offerExpiresAt", r.first_presence_at as "firstPresenceAt",
  r.cancel_reason as "cancelReason", r.created_at as "createdAt", r.certificate,
       case when r.status = 'WAITLISTED'
         then (rank() over (partition by r.status order by r.position))::int end as rank,
       coalesce(l.sent, 0) as "mailsSent", coalesce(l.waiting, 0) as "mailsWaiting", coalesce(l.failed, 0) as "mailsFailed"
     from registrations r left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
     left join (
       select registration_id, count(*) filter (where state = 'ACCEPTED')::int as sent,
         count(*) filter (where state in ('PENDING','SENDING','DEFERRED','UNKNOWN'))::int as waiting,
         count(*) filter (where state = 'REJECTED')::int as failed
       from mails where session_id = $1 group by registration_id
     ) l on l.registration_id = r.id
     where r.session_id = $1
     order by array_position(array['CONFIRMED','TO_RECONFIRM','PENDING_VALIDATION','OFFERED','WAITLISTED'], r.status),
       case when r.status in ('WAITLISTED','OFFERED') then r.position end, r.family_name, r.given_name, r.position;

-- endStanding
with standing as (
       select id, status from registrations
       where session_id = $1 and status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED') and first_presence_at is null
       order by position for no key update)
     update registrations r set status = 'CANCELLED_BY_ORGANIZER', cancelled_at = $2, cancel_reason = $3, updated_at = $2
     from standing s where r.id = s.id returning r.id, s.status as was;

-- holdRegistration
select 1 from registrations where id = $1 for share;

-- insertRegistrations
insert into registrations (id, number, session_id, person_id, status, kind, function, delegation, municipality_code,
       epci_code, family_name, given_name, email, phone, needs, source, registered_by, idempotency_key, request_hash,
       position, confirmed_at, created_at, updated_at)
     select id, number, "sessionId", "personId", status, kind, function, delegation, "municipalityCode", "epciCode",
       "familyName", "givenName", email, phone, needs, source, "registeredBy", "idempotencyKey", "requestHash",
       position, case when status = 'CONFIRMED' then $2::timestamptz end, $2, $2
     from jsonb_to_recordset($1::jsonb) as r (id uuid, number text, "sessionId" uuid, "personId" uuid, status text,
       kind text, function text, delegation boolean, "municipalityCode" text, "epciCode" text, "familyName" text,
       "givenName" text, email text, phone text, needs text, source text, "registeredBy" uuid, "idempotencyKey" uuid,
       "requestHash" text, position bigint);

-- knownBodies
select code from municipalities where code = any($1::text[])
     union all select code from epcis where code = any($2::text[]);

-- lockSessions
select id, ref, region_code as "regionCode", state, opens_at as "opensAt", closes_at as "closesAt",
       starts_at as "startsAt", ends_at as "endsAt", capacity, exceptional, confirmed, offered, waiting,
       last_position as "lastPosition", last_number as "lastNumber"
     from sessions where id = any($1::uuid[]) order by id for no key update;

-- markOffered
update registrations set status = 'OFFERED', offered_at = $2, offer_expires_at = $3, updated_at = $2
     where id = any($1::uuid[]);

-- probeTarget
select s.id as "sessionId", (select code from municipalities limit 1) as "municipalityCode"
     from sessions s where s.state = 'PUBLISHED' and exists (select 1 from municipalities)
     order by s.closes_at desc limit 1;

-- rankOf
select count(*)::int as rank from registrations r join registrations o
       on o.session_id = r.session_id and o.status = 'WAITLISTED' and o.position <= r.position
     where r.id = $1 and r.status = 'WAITLISTED';

-- storeCounters
update sessions s set confirmed = c.confirmed, offered = c.offered, waiting = c.waiting,
       last_position = c."lastPosition", last_number = c."lastNumber", exceptional = c.exceptional
     from jsonb_to_recordset($1::jsonb) as c (id uuid, confirmed int, offered int, waiting int,
       "lastPosition" bigint, "lastNumber" int, exceptional int)
     where s.id = c.id;

-- storedRegistrations
with asked as (
       select * from jsonb_to_recordset($1::jsonb) as a ("sessionId" uuid, "personId" uuid, "idempotencyKey" uuid)
     )
     select r.id, r.session_id as "sessionId", r.person_id as "personId", r.status,
       r.idempotency_key as "idempotencyKey", r.request_hash as "requestHash"
     from asked a join registrations r on r.idempotency_key = a."idempotencyKey"
     union
     select r.id, r.session_id, r.person_id, r.status, r.idempotency_key, r.request_hash
     from asked a join registrations r on r.session_id = a."sessionId" and r.person_id = a."personId"
       and r.status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED');

-- waitingIds
select id from registrations where session_id = $1 and status = 'WAITLISTED' order by position limit $2;

-- waitingOrOffered
select id from registrations where session_id = $1 and status in ('WAITLISTED','OFFERED') order by position;

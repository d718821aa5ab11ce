-- claimSession
select pg_advisory_xact_lock(hashtextextended('calendar:' || $1, 0));

-- dayFacts
select d.id as "dayId", d.feed_uid as "feedUid", s.id as "sessionId", s.title, s.state, s.format, s.room,
       s.contact_email as "contactEmail", s.join_url as "joinUrl", r.code as "regionCode", r.name as "regionName",
       case when v.id is not null then jsonb_build_object(
         'name', v.name, 'address', v.address, 'postcode', v.postcode, 'town', m.name) end as venue,
       h.halves as "halfDays"
     from session_days d
     join sessions s on s.id = d.session_id
     join regions r on r.code = s.region_code
     left join venues v on v.id = s.venue_id
     left join municipalities m on m.code = v.municipality_code
     cross join lateral (
       select jsonb_agg(jsonb_build_object('period', period, 'startsAt', starts_at, 'endsAt', ends_at) order by starts_at) as halves
       from half_days where session_day_id = d.id) h
     where d.session_id = $1 and h.halves is not null
     order by d.date;

-- insertInvitations
insert into invitations (registration_id, session_id, session_day_id, epoch, organizer_name, organizer_address,
       attendee_name, attendee_address, created_at)
     select $1, $2, d.id,
       1 + coalesce((select max(epoch) from invitations i where i.registration_id = $1 and i.session_day_id = d.id), 0),
       $3, $4, $5, $6, $7
     from session_days d
     where d.session_id = $2 and exists (select 1 from half_days h where h.session_day_id = d.id)
     on conflict do nothing;

-- invitedRegistrations
select distinct registration_id as id from invitations where session_id = $1;

-- liveOfRegistration
select id, registration_id as "registrationId", session_id as "sessionId",
  (select region_code from sessions s where s.id = session_id) as "regionCode", session_day_id as "dayId", uid,
  organizer_name as "organizerName", organizer_address as "organizerAddress", attendee_name as "attendeeName",
  attendee_address as "attendeeAddress", wanted, sequence, content, content_hash as "contentHash",
  created_at as "createdAt", sent_at as "sentAt" from invitations where registration_id = $1 and wanted = 'REQUEST' order by id;

-- liveOfSession
select id, registration_id as "registrationId", session_day_id as "dayId", sequence, content_hash as "contentHash"
     from invitations where session_id = $1 and wanted = 'REQUEST' order by registration_id, id;

-- lockInvitations
select id, registration_id as "registrationId", session_id as "sessionId",
  (select region_code from sessions s where s.id = session_id) as "regionCode", session_day_id as "dayId", uid,
  organizer_name as "organizerName", organizer_address as "organizerAddress", attendee_name as "attendeeName",
  attendee_address as "attendeeAddress", wanted, sequence, content, content_hash as "contentHash",
  created_at as "createdAt", sent_at as "sentAt" from invitations where id = any($1) order by id for update;

-- lockRegistrationInvitations
select id, registration_id as "registrationId", session_id as "sessionId",
  (select region_code from sessions s where s.id = session_id) as "regionCode", session_day_id as "dayId", uid,
  organizer_name as "organizerName", organizer_address as "organizerAddress", attendee_name as "attendeeName",
  attendee_address as "attendeeAddress", wanted, sequence, content, content_hash as "contentHash",
  created_at as "createdAt", sent_at as "sentAt" from invitations i
     where registration_id = $1
       and epoch = (select max(epoch) from invitations o where o.registration_id = $1 and o.session_day_id = i.session_day_id)
     order by id for update;

-- recordRequest
update invitations set sequence = $2, content = $3, content_hash = $4, sent_at = $5 where id = $1;

-- recordWithdrawal
update invitations set wanted = 'CANCEL', sequence = $2, content = $3, sent_at = $4 where id = $1;

-- shareSession
select pg_advisory_xact_lock_shared(hashtextextended('calendar:' || $1, 0));

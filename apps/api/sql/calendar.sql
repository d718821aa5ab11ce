-- aliasesOf
select address from attendee_aliases where registration_id = $1;

-- answersOf
select i.id, i.registration_id as "registrationId", i.session_id as "sessionId", i.session_day_id as "dayId",
  (select region_code from sessions s where s.id = i.session_id) as "regionCode",
  (select state from sessions s where s.id = i.session_id) as "sessionState", i.channel,
  i.organizer_name as "organizerName", i.organizer_address as "organizerAddress", i.attendee_name as "attendeeName",
  i.attendee_address as "attendeeAddress", i.wanted, i.sequence, i.content, i.times_sequence as "timesSequence",
  i.partstat, i.partstat_sequence as "partstatSequence", i.partstat_at as "partstatAt",
  i.partstat_source as "partstatSource", i.answered_at as "answeredAt", i.answer_comment as comment,
  i.answered_for as "answeredFor", i.created_at as "createdAt", i.sent_at as "sentAt",
  i.stale_sequence as "staleSequence", i.auto_mailed_at as "autoMailedAt",
  (select to_char(date, 'YYYY-MM-DD') from session_days d where d.id = i.session_day_id) as date,
  (select jsonb_agg(jsonb_build_object('startsAt', starts_at, 'endsAt', ends_at) order by starts_at)
    from half_days h where h.session_day_id = i.session_day_id) as "halfDays" from invitations i where i.registration_id = $1 and i.wanted = 'REQUEST'
     order by (select date from session_days d where d.id = i.session_day_id), i.id;

-- answersOfSession
select i.id, i.registration_id as "registrationId", i.session_id as "sessionId", i.session_day_id as "dayId",
  (select region_code from sessions s where s.id = i.session_id) as "regionCode",
  (select state from sessions s where s.id = i.session_id) as "sessionState", i.channel,
  i.organizer_name as "organizerName", i.organizer_address as "organizerAddress", i.attendee_name as "attendeeName",
  i.attendee_address as "attendeeAddress", i.wanted, i.sequence, i.content, i.times_sequence as "timesSequence",
  i.partstat, i.partstat_sequence as "partstatSequence", i.partstat_at as "partstatAt",
  i.partstat_source as "partstatSource", i.answered_at as "answeredAt", i.answer_comment as comment,
  i.answered_for as "answeredFor", i.created_at as "createdAt", i.sent_at as "sentAt",
  i.stale_sequence as "staleSequence", i.auto_mailed_at as "autoMailedAt",
  (select to_char(date, 'YYYY-MM-DD') from session_days d where d.id = i.session_day_id) as date,
  (select jsonb_agg(jsonb_build_object('startsAt', starts_at, 'endsAt', ends_at) order by starts_at)
    from half_days h where h.session_day_id = i.session_day_id) as "halfDays" from invitations i where i.session_id = $1 and i.wanted = 'REQUEST'
     order by i.registration_id, i.id;

-- isTreated
select sorted_at is not null as treated from inbound_messages where id = $1 for update;

-- lockAnswers
select i.id, i.registration_id as "registrationId", i.session_id as "sessionId", i.session_day_id as "dayId",
  (select region_code from sessions s where s.id = i.session_id) as "regionCode",
  (select state from sessions s where s.id = i.session_id) as "sessionState", i.channel,
  i.organizer_name as "organizerName", i.organizer_address as "organizerAddress", i.attendee_name as "attendeeName",
  i.attendee_address as "attendeeAddress", i.wanted, i.sequence, i.content, i.times_sequence as "timesSequence",
  i.partstat, i.partstat_sequence as "partstatSequence", i.partstat_at as "partstatAt",
  i.partstat_source as "partstatSource", i.answered_at as "answeredAt", i.answer_comment as comment,
  i.answered_for as "answeredFor", i.created_at as "createdAt", i.sent_at as "sentAt",
  i.stale_sequence as "staleSequence", i.auto_mailed_at as "autoMailedAt",
  (select to_char(date, 'YYYY-MM-DD') from session_days d where d.id = i.session_day_id) as date,
  (select jsonb_agg(jsonb_build_object('startsAt', starts_at, 'endsAt', ends_at) order by starts_at)
    from half_days h where h.session_day_id = i.session_day_id) as "halfDays" from invitations i where i.registration_id = $1 and i.wanted = 'REQUEST' order by i.id for update;

-- lockByUid
select i.id, i.registration_id as "registrationId", i.session_id as "sessionId", i.session_day_id as "dayId",
  (select region_code from sessions s where s.id = i.session_id) as "regionCode",
  (select state from sessions s where s.id = i.session_id) as "sessionState", i.channel,
  i.organizer_name as "organizerName", i.organizer_address as "organizerAddress", i.attendee_name as "attendeeName",
  i.attendee_address as "attendeeAddress", i.wanted, i.sequence, i.content, i.times_sequence as "timesSequence",
  i.partstat, i.partstat_sequence as "partstatSequence", i.partstat_at as "partstatAt",
  i.partstat_source as "partstatSource", i.answered_at as "answeredAt", i.answer_comment as comment,
  i.answered_for as "answeredFor", i.created_at as "createdAt", i.sent_at as "sentAt",
  i.stale_sequence as "staleSequence", i.auto_mailed_at as "autoMailedAt",
  (select to_char(date, 'YYYY-MM-DD') from session_days d where d.id = i.session_day_id) as date,
  (select jsonb_agg(jsonb_build_object('startsAt', starts_at, 'endsAt', ends_at) order by starts_at)
    from half_days h where h.session_day_id = i.session_day_id) as "halfDays" from invitations i where i.uid = $1 for update;

-- recordAnswer
update invitations set partstat = $2, partstat_sequence = $3, partstat_at = $4, partstat_source = $5,
       answered_at = $6, answer_comment = $7, answered_for = $8::jsonb where id = $1;

-- recordAutoMail
update invitations set auto_mailed_at = $2 where id = $1;

-- recordProblem
update invitations set problem = $2 where id = $1;

-- recordStale
update invitations set stale_sequence = $2 where id = $1;

-- rememberAlias
insert into attendee_aliases (registration_id, address, seen_at) values ($1, $2, $3) on conflict do nothing;

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
       attendee_name, attendee_address, created_at, person_id, channel)
     select p."registrationId", $2, d.id,
       1 + coalesce((select max(epoch) from invitations i where i.registration_id = p."registrationId" and i.session_day_id = d.id), 0),
       $3, $4, p."attendeeName", p."attendeeAddress", $5, p."personId", coalesce(c.channel, 'MAIL')
     from jsonb_to_recordset($1::jsonb) as p ("registrationId" uuid, "personId" uuid, "attendeeName" text, "attendeeAddress" text)
     join session_days d on d.session_id = $2
     left join calendar_choices c on c.person_id = p."personId"
     where exists (select 1 from half_days h where h.session_day_id = d.id and h.ends_at > $5)
     on conflict do nothing;

-- liveOfRegistration
select id, registration_id as "registrationId", session_id as "sessionId", person_id as "personId",
  (select region_code from sessions s where s.id = session_id) as "regionCode", session_day_id as "dayId", uid,
  organizer_name as "organizerName", organizer_address as "organizerAddress", attendee_name as "attendeeName",
  attendee_address as "attendeeAddress", wanted, channel, sequence, times_sequence as "timesSequence", partstat,
  answered_for as "answeredFor", content, content_hash as "contentHash", created_at as "createdAt", sent_at as "sentAt" from invitations where registration_id = $1 and wanted = 'REQUEST' order by id;

-- liveOfSession
select id, registration_id as "registrationId", session_day_id as "dayId", sequence, content_hash as "contentHash",
       coalesce(content ->> 'start', '') as start
     from invitations where session_id = $1 and wanted = 'REQUEST' order by registration_id, id;

-- lockInvitations
select id, registration_id as "registrationId", session_id as "sessionId", person_id as "personId",
  (select region_code from sessions s where s.id = session_id) as "regionCode", session_day_id as "dayId", uid,
  organizer_name as "organizerName", organizer_address as "organizerAddress", attendee_name as "attendeeName",
  attendee_address as "attendeeAddress", wanted, channel, sequence, times_sequence as "timesSequence", partstat,
  answered_for as "answeredFor", content, content_hash as "contentHash", created_at as "createdAt", sent_at as "sentAt" from invitations where id = any($1) order by id for update;

-- lockRegistrationInvitations
select id, registration_id as "registrationId", session_id as "sessionId", person_id as "personId",
  (select region_code from sessions s where s.id = session_id) as "regionCode", session_day_id as "dayId", uid,
  organizer_name as "organizerName", organizer_address as "organizerAddress", attendee_name as "attendeeName",
  attendee_address as "attendeeAddress", wanted, channel, sequence, times_sequence as "timesSequence", partstat,
  answered_for as "answeredFor", content, content_hash as "contentHash", created_at as "createdAt", sent_at as "sentAt" from invitations i
     where registration_id = any($1::uuid[]) and epoch = (select max(epoch) from invitations o
       where o.registration_id = i.registration_id and o.session_day_id = i.session_day_id)
     order by id for update;

-- recordRequests
update invitations i set sequence = a.sequence, times_sequence = a."timesSequence", content = a.content,
       content_hash = a."contentHash", sent_at = $2,
       partstat = case when not a."forgetsAnswer" then partstat end,
       partstat_sequence = case when not a."forgetsAnswer" then partstat_sequence end,
       partstat_at = case when not a."forgetsAnswer" then partstat_at end,
       partstat_source = case when not a."forgetsAnswer" then partstat_source end,
       answered_at = case when not a."forgetsAnswer" then answered_at end,
       answer_comment = case when not a."forgetsAnswer" then answer_comment end,
       answered_for = case when not a."forgetsAnswer" then answered_for end
     from jsonb_to_recordset($1::jsonb) as a (id uuid, sequence integer, "timesSequence" integer, "forgetsAnswer" boolean,
       content jsonb, "contentHash" text)
     where i.id = a.id;

-- recordWithdrawals
update invitations i set wanted = 'CANCEL', sequence = w.sequence, content = w.content, sent_at = $2
     from jsonb_to_recordset($1::jsonb) as w (id uuid, sequence integer, content jsonb) where i.id = w.id;

-- regionName
select name from regions where code = $1;

-- shareSession
select pg_advisory_xact_lock_shared(hashtextextended('calendar:' || $1, 0));

-- sharedMailboxes
select email_key as key from people where email_key = any($1::text[]) group by 1 having count(*) > 1;

-- toldOfFall
select distinct i.registration_id as id from invitations i join sessions s on s.id = i.session_id
     where i.session_id = $1 and (i.wanted = 'REQUEST' or (i.content ->> 'fell' = $2
       and i.sent_at >= coalesce(case $2 when 'CANCELLED' then s.cancelled_at else s.postponed_at end, '-infinity')));

-- withOtherOrganizer
select i.session_id as "sessionId", array_agg(i.id order by i.id) as ids
     from invitations i join sessions s on s.id = i.session_id
     where s.region_code = $1 and i.wanted = 'REQUEST' and i.organizer_address <> $2
       and (i.content ->> 'end')::timestamptz > $3
     group by 1 order by 1;

-- choiceOf
select person_id as "personId", channel, includes_mailed as "includesMailed", feed_key as "feedKey" from calendar_choices where person_id = $1;

-- choiceOfKey
select person_id as "personId", channel, includes_mailed as "includesMailed", feed_key as "feedKey" from calendar_choices where feed_key = $1;

-- feedDays
select d.feed_uid as uid, s.id as "sessionId", s.version, s.state, s.title, s.summary, s.format, s.room,
  d.date::text as date, h.halves as "halfDays", coalesce(s.published_at, s.created_at) as "createdAt",
  case when v.id is not null then json_build_object(
    'name', v.name, 'address', v.address, 'postcode', v.postcode, 'town', m.name) end as venue, s.updated_at as "changedAt", s.updated_at::text as stamp
     from sessions s
     join session_days d on d.session_id = s.id
     join (select session_day_id, json_agg(json_build_array(period, start_time, end_time) order by starts_at) as halves from half_days where session_id = any($1::uuid[])
       group by session_day_id) h on h.session_day_id = d.id
     left join venues v on v.id = s.venue_id
  left join municipalities m on m.code = v.municipality_code
     where s.id = any($1::uuid[]) order by s.id, d.date;

-- feedRegions
select code, name from regions r
     where metropolitan or exists (select 1 from sessions s where s.region_code = r.code and s.state <> 'DRAFT')
     order by metropolitan desc, name collate "fr-x-icu";

-- feedSessions
select s.id, s.version, s.updated_at::text as stamp from sessions s
     where s.starts_at >= $1 and s.starts_at < $2
  and s.state <> 'DRAFT' and (s.state in ('PUBLISHED','FINALIZED') or s.published_at is not null
    and (s.state = 'CANCELLED' and s.cancelled_at > $3 or s.state = 'POSTPONED' and s.postponed_at > $3))
  and s.region_code = $4  order by s.starts_at, s.id;

-- feedState
select (select name from regions where code = $4) as name, concat_ws(' ', count(*), sum(s.version), max(s.updated_at)) as version
     from sessions s where s.starts_at >= $1 and s.starts_at < $2
  and s.state <> 'DRAFT' and (s.state in ('PUBLISHED','FINALIZED') or s.published_at is not null
    and (s.state = 'CANCELLED' and s.cancelled_at > $3 or s.state = 'POSTPONED' and s.postponed_at > $3))
  and s.region_code = $4;

-- feedTracks
select id, title, region_code as "regionCode" from tracks order by title, id;

-- personalDays
select d.feed_uid as uid, s.id as "sessionId", s.version, s.state, s.title, s.summary, s.format, s.room,
  d.date::text as date, h.halves as "halfDays", coalesce(s.published_at, s.created_at) as "createdAt",
  case when v.id is not null then json_build_object(
    'name', v.name, 'address', v.address, 'postcode', v.postcode, 'town', m.name) end as venue, i.withdrawn as "isWithdrawn", i.withdrawals,
       greatest(s.updated_at, i.at) as "changedAt"
     from (select distinct on (session_day_id) session_day_id, session_id, wanted = 'CANCEL' as withdrawn,
         case when wanted = 'CANCEL' then sent_at else created_at end as at,
         (count(*) filter (where wanted = 'CANCEL') over (partition by session_day_id))::int as withdrawals
       from invitations
       where person_id = $1 and (channel = 'FEED' or $2)
       order by session_day_id, wanted = 'CANCEL', sent_at desc nulls last, id) i
     join sessions s on s.id = i.session_id
     join session_days d on d.id = i.session_day_id
     join lateral (select json_agg(json_build_array(period, start_time, end_time) order by starts_at) as halves from half_days where session_day_id = d.id) h on h.halves is not null
     left join venues v on v.id = s.venue_id
  left join municipalities m on m.code = v.municipality_code
     where s.starts_at >= $3 and s.starts_at < $4
       and case when i.withdrawn then i.at > $5
         when s.state = 'CANCELLED' then s.cancelled_at > $5
         when s.state = 'POSTPONED' then s.postponed_at > $5 else true end
     order by d.date, s.id;

-- renewKey
insert into calendar_choices (person_id, feed_key, updated_at) values ($1, $2, $3)
     on conflict (person_id) do update set feed_key = excluded.feed_key, updated_at = excluded.updated_at
     returning person_id as "personId", channel, includes_mailed as "includesMailed", feed_key as "feedKey";

-- replaceKey
update calendar_choices set feed_key = $2, updated_at = $3 where person_id = $1 and feed_key is not null;

-- storeChoice
insert into calendar_choices as c (person_id, channel, includes_mailed, feed_key, updated_at)
     values ($1, $2, $3, $4, $5)
     on conflict (person_id) do update set channel = excluded.channel, includes_mailed = excluded.includes_mailed,
       feed_key = coalesce(c.feed_key, excluded.feed_key), updated_at = excluded.updated_at
     returning person_id as "personId", channel, includes_mailed as "includesMailed", feed_key as "feedKey";

-- programmeRegions
select code, name from regions where metropolitan and ($1::text[] is null or code = any($1)) order by name collate "fr-x-icu";

-- standingInvitations
select w."regionCode", count(*)::int as standing,
       (count(*) filter (where lower(i.organizer_address) <> lower(w.address)))::int as "ofOthers"
     from jsonb_to_recordset($1::jsonb) as w ("regionCode" text, address text)
     join sessions s on s.region_code = w."regionCode" and s.ends_at > $2
     join invitations i on i.session_id = s.id and i.wanted = 'REQUEST'
     group by w."regionCode";

-- dropWaitingMails
update mails m set state = 'SUPERSEDED' from registrations r
     where r.id = any($1::uuid[]) and m.registration_id = r.id and lower(m.to_address) = lower(r.email)
       and m.state = 'PENDING' and m.attempts = 0;

-- holdsRole
select 1 from grants where person_id = $1 and (valid_to is null or valid_to > $2) limit 1;

-- lockStandingToCome
select email, name_key as "nameKey" from people where id = $1 for no key update;
select r.id, r.session_id as "sessionId", s.region_code as "regionCode", r.family_name as "familyName",
       r.given_name as "givenName", r.email, r.via_municipality as "viaMunicipality"
     from registrations r join sessions s on s.id = r.session_id
     where r.person_id = $1 and r.status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED')
       and ((s.state = 'PUBLISHED' and s.ends_at > $2) or s.state = 'POSTPONED')
     order by r.id for no key update of r;

-- writeAddress
update registrations set email = $2, updated_at = $3 where id = any($1::uuid[]);

-- askToReconfirm
update registrations set status = 'TO_RECONFIRM', declined_at = null, decline_ends_at = null,
       reconfirm_since = case when status = 'TO_RECONFIRM' then coalesce(reconfirm_since, $2) else $2 end, updated_at = $3
     where session_id = $1 and status in ('CONFIRMED','TO_RECONFIRM') and email <> ''
       and id <> all($4::uuid[]) returning id;

-- stopAsking
update registrations r set status = 'CONFIRMED', reconfirm_since = null, updated_at = $2
     from jsonb_to_recordset($1::jsonb) as u ("registrationId" uuid, "toldAt" timestamptz)
     where r.id = u."registrationId" and r.status = 'TO_RECONFIRM' and r.reconfirm_since > u."toldAt" returning r.id;

-- registrationsOfAddress
select r.id as "registrationId", r.session_id as "sessionId", r.status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED')
         and ((s.state = 'PUBLISHED' and s.ends_at > $3) or s.state = 'POSTPONED') as "isToCome"
     from people p join registrations r on r.person_id = p.id join sessions s on s.id = r.session_id
     where p.email_key = $1 and s.region_code = $2 order by "isToCome" desc limit 2;

-- countDepartures
update sessions s set departed = d.departed,
       exceptional = greatest(s.exceptional, s.confirmed + s.offered - s.capacity - d.departed)
     from (select count(*)::int as departed from registrations
       where session_id = $1 and left_early and status in ('CONFIRMED','TO_RECONFIRM')) d
     where s.id = $1;

-- departureTerms
select early_leave_frees as "earlyLeaveFrees", reentry, state, ends_at as "endsAt" from sessions where id = $1;

-- markDeparture
update registrations set left_early = $2 where id = $1 and left_early <> $2;

-- endStanding
with standing as (
       select id, status from registrations
       where session_id = $1 and status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED') and first_presence_at is null
       order by position for no key update)
     update registrations r set status = 'CANCELLED_BY_ORGANIZER', cancelled_at = $2, cancel_reason = $3, updated_at = $2,
       fallen_from = s.status
     from standing s where r.id = s.id returning r.id, s.status as was;

-- fallenOf
select r.id, r.fallen_from as was, r.override_reason is not null as "mayExceed",
       (select coalesce(jsonb_object_agg(q.limit_id, q.quantity), '{}') from registration_limits q
        where q.registration_id = r.id) as quantities
     from registrations r
     where r.session_id = $1 and r.status = 'CANCELLED_BY_ORGANIZER' and r.fallen_from is not null
       and not exists (select 1 from registrations o where o.session_id = r.session_id and o.person_id = r.person_id
         and o.status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED'))
       and not exists (select 1 from registrations n where n.previous_id = r.id)
     order by r.position for no key update of r;

-- reachOf
select count(*) filter (where r.email <> '' and b.address is null)::int as notified,
       count(*) filter (where b.address is not null)::int as blocked,
       count(*) filter (where r.email = '')::int as "withoutAddress"
     from registrations r left join blocked_addresses b on b.address = lower(r.email)
     where r.session_id = $1 and case $2 when 'STANDING' then r.status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED') else r.status = 'CANCELLED_BY_ORGANIZER' and r.fallen_from is not null
       and not exists (select 1 from registrations o where o.session_id = r.session_id and o.person_id = r.person_id
         and o.status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED'))
       and not exists (select 1 from registrations n where n.previous_id = r.id) end;

-- roomLeft
select s.capacity + s.departed - s.confirmed - s.offered as room,
       (select coalesce(jsonb_object_agg(l.id, l.capacity - l.confirmed - l.offered), '{}')
        from session_limits l where l.session_id = s.id) as limits
     from sessions s where s.id = $1;

-- standAgain
update registrations r set status = s.status, fallen_from = null, cancelled_at = null, cancelled_by = null,
       cancel_reason = null, declined_at = null, decline_ends_at = null, offered_at = null, offer_expires_at = null, updated_at = $2,
       validation_due_at = case when s.status = 'PENDING_VALIDATION' then $3::timestamptz end,
       wait_reason = case when s.status = 'WAITLISTED' then coalesce(r.wait_reason, 'QUEUE') end,
       block_id = case when s.status <> 'WAITLISTED' then r.block_id end
     from jsonb_to_recordset($1::jsonb) as s (id uuid, status text) where r.id = s.id;

-- standingOn
select id, status from registrations where session_id = $1 and status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED') order by position;

-- takeOffersBack
update registrations set status = 'WAITLISTED', offered_at = null, offer_expires_at = null, block_id = null,
       wait_reason = 'QUEUE', updated_at = $2
     where session_id = $1 and status = 'OFFERED';

-- untoldWithoutPlace
select id from registrations r where session_id = $1 and status in ('WAITLISTED','OFFERED','PENDING_VALIDATION')
       and not exists (select 1 from mails m where m.registration_id = r.id and m.kind = 'registration.session-moved'
         and m.created_at >= $2)
     order by position;

-- asksMunicipality
select 1 from registrations r join sessions s on s.id = r.session_id and s.validation = 'MUNICIPALITY'
     where r.id = $1;

-- chainInMunicipality
with recursive earlier as (
       select id, previous_id, 0 as step from registrations where id = $2
       union all select r.id, r.previous_id, e.step - 1 from registrations r join earlier e on r.id = e.previous_id),
     later as (
       select id, 0 as step from registrations where id = $2
       union all select r.id, l.step + 1 from registrations r join later l on r.previous_id = l.id)
     select r.id, r.number, r.given_name || ' ' || r.family_name as name, r.status
     from (select id, step from earlier union select id, step from later) c join registrations r on r.id = c.id
     where r.municipality_code = $1 order by c.step;

-- countPeopleOfMunicipality
select (select count(*)::int from registrations r join sessions s on s.id = r.session_id where r.municipality_code = $1
  and case $3 when 'upcoming' then s.ends_at > $2 when 'past' then s.ends_at <= $2 else true end
  and case $4
    when 'seated' then r.status in ('CONFIRMED','TO_RECONFIRM','PENDING_VALIDATION')
    when 'waiting' then r.status in ('WAITLISTED','OFFERED')
    when 'to-validate' then r.status = 'PENDING_VALIDATION' and s.validation = 'MUNICIPALITY'
    when 'ended' then r.status not in ('CONFIRMED','TO_RECONFIRM','PENDING_VALIDATION','WAITLISTED','OFFERED')
    else true end
  and ($5::text is null or strpos(translate(lower(r.family_name || ' ' || r.given_name), 'àâäéèêëîïôöùûüÿç', 'aaaeeeeiioouuuyc'), $5) > 0
    or strpos(translate(lower(r.given_name || ' ' || r.family_name), 'àâäéèêëîïôöùûüÿç', 'aaaeeeeiioouuuyc'), $5) > 0 or strpos(translate(lower(s.title), 'àâäéèêëîïôöùûüÿç', 'aaaeeeeiioouuuyc'), $5) > 0)) as total,
       (select count(*)::int from registrations r join sessions s on s.id = r.session_id
        where r.municipality_code = $1 and r.status = 'PENDING_VALIDATION' and s.validation = 'MUNICIPALITY') as "toValidate";

-- invitationOfMunicipality
select id from seat_invitations
     where session_id = $2 and municipality_code = $1 and revoked_at is null and expires_at > $3 and taken < places
     order by is_blocking desc, expires_at, id limit 1;

-- municipalitiesByCode
select code, name from municipalities where code = any($1::text[]) order by name, code;

-- overlapsOfPeople
select distinct on (s.starts_at, r.id) r.person_id as "personId", r.number, s.title, d.date::text,
       to_char(h.start_time, 'HH24:MI') as "startTime"
     from registrations r join sessions s on s.id = r.session_id and s.state = 'PUBLISHED'
     join half_days h on h.session_id = s.id join session_days d on d.id = h.session_day_id
     join half_days o on o.session_id = $2 and o.starts_at < h.ends_at and h.starts_at < o.ends_at
     where r.person_id = any($3::uuid[]) and r.municipality_code = $1 and r.session_id <> $2
       and r.status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED')
     order by s.starts_at, r.id, h.starts_at;

-- peopleOfMunicipality
select r.id, r.number, r.status, r.family_name as "familyName", r.given_name as "givenName", r.email,
  r.via_municipality as "viaMunicipality", r.kind, r.function, r.source, b.given_name || ' ' || b.family_name as "registeredBy",
  o.name as "onBehalfOf", r.wait_reason as "waitReason", r.offer_expires_at as "offerExpiresAt",
  r.validation_due_at as "validationDueAt", r.first_presence_at as "firstPresenceAt", r.cancel_reason as "cancelReason",
  r.created_at as "createdAt", p.number as "previousNumber", r.certificate, s.id as "sessionId", s.title, s.state,
  s.opens_at as "opensAt", s.closes_at as "closesAt", s.closed_at as "closedAt", s.starts_at as "startsAt",
  s.ends_at as "endsAt", t.name as town, case when r.status = 'WAITLISTED' then (select count(*)::int from registrations o
  where o.session_id = r.session_id and o.status = 'WAITLISTED'
    and (o.priority > r.priority or (o.priority = r.priority and o.position <= r.position))) end as rank from registrations r join sessions s on s.id = r.session_id
  left join venues v on v.id = s.venue_id left join municipalities t on t.code = v.municipality_code
  left join people b on b.id = r.registered_by left join municipalities o on o.code = r.on_behalf_of
  left join registrations p on p.id = r.previous_id where r.municipality_code = $1
  and case $3 when 'upcoming' then s.ends_at > $2 when 'past' then s.ends_at <= $2 else true end
  and case $4
    when 'seated' then r.status in ('CONFIRMED','TO_RECONFIRM','PENDING_VALIDATION')
    when 'waiting' then r.status in ('WAITLISTED','OFFERED')
    when 'to-validate' then r.status = 'PENDING_VALIDATION' and s.validation = 'MUNICIPALITY'
    when 'ended' then r.status not in ('CONFIRMED','TO_RECONFIRM','PENDING_VALIDATION','WAITLISTED','OFFERED')
    else true end
  and ($5::text is null or strpos(translate(lower(r.family_name || ' ' || r.given_name), 'àâäéèêëîïôöùûüÿç', 'aaaeeeeiioouuuyc'), $5) > 0
    or strpos(translate(lower(r.given_name || ' ' || r.family_name), 'àâäéèêëîïôöùûüÿç', 'aaaeeeeiioouuuyc'), $5) > 0 or strpos(translate(lower(s.title), 'àâäéèêëîïôöùûüÿç', 'aaaeeeeiioouuuyc'), $5) > 0)
     order by s.starts_at, s.id, r.family_name, r.given_name, r.number limit $6 offset $7;

-- standingsOf
select r.id, r.idempotency_key as "idempotencyKey", r.number, r.status, r.wait_reason as "waitReason", case when r.status = 'WAITLISTED' then (select count(*)::int from registrations o
  where o.session_id = r.session_id and o.status = 'WAITLISTED'
    and (o.priority > r.priority or (o.priority = r.priority and o.position <= r.position))) end as rank
     from registrations r
     where (r.id = any($2::uuid[]) or r.idempotency_key = any($2::uuid[])) and r.municipality_code = $1;

-- availabilityOf
select s.id as "sessionId", s.region_code as "regionCode", s.capacity, s.confirmed, s.offered, s.waiting, s.departed,
  s.room_claimed as "roomClaimed", s.closed_at as "closedAt", s.waiting_list_open as "waitingListOpen",
  (select coalesce(sum(f.places), 0)::int from seat_holds f
    where f.session_id = s.id and f.expires_at > $2) as held,
  (select coalesce(json_agg(json_build_object('id', l.id, 'kind', l.kind, 'label', l.label, 'included', l.included,
      'capacity', l.capacity, 'confirmed', l.confirmed, 'offered', l.offered,
      'exceptional', l.exceptional, 'claimed', l.claimed)
      order by l.position, l.id), '[]')
    from session_limits l where l.session_id = s.id) as limits,
  (select coalesce(json_agg(json_build_object('id', b.id, 'label', b.label, 'departmentCode', b.department_code,
      'kind', b.kind, 'places', b.places, 'taken', b.taken, 'releasesAt', b.releases_at) order by b.position, b.id), '[]')
    from seat_blocks b where b.session_id = s.id and (b.releases_at is null or b.releases_at > $2)) as blocks,
  (select coalesce(json_agg(json_build_object('id', i.id, 'places', i.places, 'taken', i.taken,
      'held', (select coalesce(sum(f.places), 0)::int from seat_holds f
    where f.session_id = s.id and f.expires_at > $2 and f.invitation_id = i.id)) order by i.id), '[]')
    from seat_invitations i where i.session_id = s.id and i.is_blocking and i.revoked_at is null and i.expires_at > $2) as invitations,
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
     from sessions s where s.id = $1;

-- concernedBy
select (select count(*)::int from registrations r where r.session_id = any($1::uuid[]) and r.status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED') and r.first_presence_at is null) as people,
       count(*) filter (where b.address is null)::int as notified, count(b.address)::int as blocked
     from (
  select lower(r.email) as address from registrations r where r.session_id = any($1::uuid[]) and r.status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED') and r.first_presence_at is null and r.email <> ''
  union select p.email_key from registrations r join people p on p.id = r.registered_by
  where r.session_id = any($1::uuid[]) and r.status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED') and r.first_presence_at is null and r.registered_by <> r.person_id and p.email <> '') a left join blocked_addresses b on b.address = a.address;

-- toldPeople
select r.id as "registrationId", r.session_id as "sessionId", r.given_name || ' ' || r.family_name as name,
       t."addressKey", t.mailbox, t."isParticipant"
     from registrations r join sessions s on s.id = r.session_id
     cross join lateral (
       select lower(r.email) as "addressKey", true as "isParticipant",
         json_build_object('name', r.given_name || ' ' || r.family_name, 'address', r.email) as mailbox where r.email <> ''
       union all
       select p.email_key, false, json_build_object('name', p.given_name || ' ' || p.family_name, 'address', p.email)
       from people p where p.id = r.registered_by and r.registered_by <> r.person_id and p.email <> '') t
     where r.id = any($1::uuid[])
     order by s.starts_at, s.id, t."isParticipant" desc, r.family_name, r.id;

-- deliveriesOf
with last as (
       select distinct on (registration_id) registration_id, id from mails
       where session_id = $1 and registration_id is not null and state <> 'SUPERSEDED'
       order by registration_id, created_at desc, invitation_id is null, id desc),
     held as (
       select invitation_id, max(revision) filter (where state = 'ACCEPTED' and bounce is null) as held,
         max(revision) filter (where state in ('PENDING','SENDING','DEFERRED','UNKNOWN')) as waiting
       from mails where session_id = $1 and invitation_id is not null group by invitation_id),
     latest as (
       select distinct on (registration_id, session_day_id) id, registration_id, session_day_id, wanted, channel, sequence,
         partstat, partstat_source, answered_at, answer_comment
       from invitations where session_id = $1 order by registration_id, session_day_id, epoch desc),
     planned as (
       select d.id, d.date, exists (select 1 from half_days h where h.session_day_id = d.id) as stands
       from session_days d where d.session_id = $1),
     days as (
       select r.id, json_agg(json_build_object('dayId', d.id, 'invitationId', i.id, 'date', d.date, 'wanted', i.wanted,
         'channel', coalesce(i.channel, 'MAIL'), 'revision', i.sequence, 'held', h.held,
         'isOnItsWay', coalesce(h.waiting = i.sequence, false), 'answer', i.partstat, 'source', i.partstat_source,
         'answeredAt', i.answered_at, 'comment', i.answer_comment) order by d.date) as list
       from registrations r cross join planned d
       left join latest i on i.registration_id = r.id and i.session_day_id = d.id
       left join held h on h.invitation_id = i.id
       where r.session_id = $1 and (d.stands or i.id is not null)
       group by r.id)
     select r.id as "registrationId", r.number, r.status, r.family_name as "familyName", r.given_name as "givenName",
       r.email, r.reconfirm_since as "reconfirmSince", r.decline_ends_at as "declineEndsAt",
       coalesce(days.list, '[]') as days, case when m.id is not null then json_build_object('id', m.id, 'kind', m.kind, 'subject', m.subject, 'toAddress', m.to_address,
  'state', m.state, 'bounce', m.bounce, 'revision', m.revision, 'attempts', m.attempts, 'createdAt', m.created_at,
  'nextAt', m.next_at, 'acceptedAt', m.accepted_at, 'deliveredAt', m.delivered_at, 'bouncedAt', m.bounced_at,
  'lastText', m.last_text, 'notes', m.notes) end as last,
       case when b.address is not null then json_build_object('cause', b.cause, 'text', b.text, 'blockedAt', b.blocked_at)
         end as blocked
     from registrations r
     left join days on days.id = r.id
     left join last on last.registration_id = r.id left join mails m on m.id = last.id
     left join blocked_addresses b on b.address = lower(r.email)
     where r.session_id = $1
     order by r.status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED') desc, r.family_name, r.given_name, r.position;

-- hasJustLeft
select 1 from invitations i join mails m on m.invitation_id = i.id and m.revision = i.sequence
     where i.id = $1 and (m.state in ('PENDING','SENDING','DEFERRED','UNKNOWN')
       or (m.created_at > $2 and m.state = 'ACCEPTED' and m.bounce is null)) limit 1;

-- mailsOfRegistration
select m.id, m.kind, m.subject, m.to_address as "toAddress", m.state, m.bounce, m.revision, m.attempts,
       m.created_at as "createdAt", m.next_at as "nextAt", m.accepted_at as "acceptedAt",
       m.delivered_at as "deliveredAt", m.bounced_at as "bouncedAt", m.last_text as "lastText", m.notes,
       m.text_body as text, coalesce((
         select json_agg(json_build_object('at', e.at, 'kind', e.kind, 'text', e.text) order by e.id)
         from mail_events e where e.mail_id = m.id), '[]') as events
     from mails m where m.registration_id = $1 order by m.created_at desc, m.id desc;

-- bouncedMails
select m.id as "mailId", m.bounced_at as at, m.bounce, coalesce(m.last_text, '') as text, m.kind, m.subject,
       m.to_name as name, m.to_address as address, m.region_code as "regionCode", m.session_id as "sessionId",
       (select s.title from sessions s where s.id = m.session_id) as "sessionTitle", m.registration_id as "registrationId",
       exists (select 1 from blocked_addresses b where b.address = lower(m.to_address)) as "isBlocked",
       coalesce(lower(r.email) <> lower(m.to_address), false) as "isCorrected",
       not coalesce(lower(r.email) <> lower(m.to_address), false) and exists (select 1 from blocked_addresses b where b.address = lower(m.to_address))
         and exists (select 1 from sessions s where s.id = r.session_id and r.status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED') and ((s.state = 'PUBLISHED' and s.ends_at > $6) or s.state = 'POSTPONED')) as "canRetry"
     from (
     select id, bounced_at, bounce, last_text, kind, subject, to_name, to_address, region_code, session_id, registration_id
     from mails where bounce is not null
     union all
     select coalesce(l.id, r.id), b.blocked_at, case b.cause when 'HARD' then 'HARD' else 'SOFT' end, b.text,
       coalesce(l.kind, ''), coalesce(l.subject, ''), r.given_name || ' ' || r.family_name, r.email, s.region_code,
       s.id, r.id
     from blocked_addresses b join registrations r on lower(r.email) = b.address join sessions s on s.id = r.session_id
     left join lateral (select o.id, o.kind, o.subject from mails o where o.registration_id = r.id
       order by o.created_at desc, o.id desc limit 1) l on true
     where r.status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED') and ((s.state = 'PUBLISHED' and s.ends_at > $6::timestamptz) or s.state = 'POSTPONED') and not exists (select 1 from mails o
       where o.registration_id = r.id and o.bounce is not null and lower(o.to_address) = b.address)
   ) m left join registrations r on r.id = m.registration_id
   where (m.region_code = any($4::text[]) or m.session_id = any($5::uuid[])) and ($1::text is null or m.region_code = $1) and ($2::uuid is null or m.session_id = $2) and (not $3::boolean or not coalesce(lower(r.email) <> lower(m.to_address), false)) order by m.bounced_at desc, m.id desc limit $7 offset $8;

-- countBouncedMails
select count(*)::int as total from (
     select id, bounced_at, bounce, last_text, kind, subject, to_name, to_address, region_code, session_id, registration_id
     from mails where bounce is not null
     union all
     select coalesce(l.id, r.id), b.blocked_at, case b.cause when 'HARD' then 'HARD' else 'SOFT' end, b.text,
       coalesce(l.kind, ''), coalesce(l.subject, ''), r.given_name || ' ' || r.family_name, r.email, s.region_code,
       s.id, r.id
     from blocked_addresses b join registrations r on lower(r.email) = b.address join sessions s on s.id = r.session_id
     left join lateral (select o.id, o.kind, o.subject from mails o where o.registration_id = r.id
       order by o.created_at desc, o.id desc limit 1) l on true
     where r.status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED') and ((s.state = 'PUBLISHED' and s.ends_at > $6::timestamptz) or s.state = 'POSTPONED') and not exists (select 1 from mails o
       where o.registration_id = r.id and o.bounce is not null and lower(o.to_address) = b.address)
   ) m left join registrations r on r.id = m.registration_id
   where (m.region_code = any($4::text[]) or m.session_id = any($5::uuid[])) and ($1::text is null or m.region_code = $1) and ($2::uuid is null or m.session_id = $2) and (not $3::boolean or not coalesce(lower(r.email) <> lower(m.to_address), false));

-- countReceivedMessages
select count(*)::int as total from inbound_messages m
   where m.sort is not null and (m.region_code = any($4::text[]) or m.session_id = any($5::uuid[])) and ($1::text is null or m.region_code = $1) and ($2::uuid is null or m.session_id = $2)
     and (not $3::boolean or (m.treated_at is null and m.sort in ('PERSON','REVIEW')));

-- lockReceivedMessage
select id, region_code as "regionCode", session_id as "sessionId", treated_at as "treatedAt"
     from inbound_messages where id = $1 and sort is not null for no key update;

-- markTreated
update inbound_messages set treated_at = $2, treated_by = $3 where id = $1;

-- rawOfMessage
select raw from inbound_messages where id = $1;

-- receivedMessages
select l.id, l.received_at as "receivedAt", l.sort, l.from_address as "fromAddress", l.subject, l.excerpt, l.reason,
       l.region_code as "regionCode", l.session_id as "sessionId", s.title as "sessionTitle",
       l.registration_id as "registrationId", r.number, r.given_name || ' ' || r.family_name as "personName",
       l.proposed_start as "proposedStart", l.proposed_end as "proposedEnd", l.raw is not null as "hasRaw",
       l.treated_at as "treatedAt"
     from (select m.* from inbound_messages m
   where m.sort is not null and (m.region_code = any($4::text[]) or m.session_id = any($5::uuid[])) and ($1::text is null or m.region_code = $1) and ($2::uuid is null or m.session_id = $2)
     and (not $3::boolean or (m.treated_at is null and m.sort in ('PERSON','REVIEW'))) order by m.received_at desc, m.id desc limit $6 offset $7) l
     left join sessions s on s.id = l.session_id left join registrations r on r.id = l.registration_id
     order by l.received_at desc, l.id desc;

-- namesOf
select r.id, r.given_name || ' ' || r.family_name as name, coalesce(m.name, e.name, '') as body
     from registrations r
     left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
     where r.id = any($1::uuid[]);

-- rosterOf
select r.id, r.number, r.status, r.family_name as "familyName", r.given_name as "givenName", r.email, r.phone, r.kind,
       r.function, coalesce(m.name, e.name, '') as body, r.source, r.needs, r.priority, r.priority_reason as "priorityReason",
       r.party_id as "partyId", r.override_reason as "overrideReason", r.via_municipality as "viaMunicipality",
       r.offer_expires_at as "offerExpiresAt", r.validation_due_at as "validationDueAt", r.created_at as "createdAt",
       r.cancel_reason as "cancelReason", p.number as "previousNumber", b.label as block, o.name as "onBehalfOf",
       case when r.registered_by <> r.person_id then w.given_name || ' ' || w.family_name end as "registeredBy",
       case when r.status = 'WAITLISTED' then
         (rank() over (partition by r.status order by r.priority desc, r.position))::int end as rank,
       coalesce((select json_agg(json_build_object('limitId', l.id, 'label', l.label, 'quantity', q.quantity)
           order by l.position)
         from registration_limits q join session_limits l on l.id = q.limit_id where q.registration_id = r.id), '[]') as extras,
       json_build_object('sent', coalesce(n.sent, 0), 'waiting', coalesce(n.waiting, 0), 'failed', coalesce(n.failed, 0)) as mails
     from registrations r
     left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
     left join municipalities o on o.code = r.on_behalf_of
     left join people w on w.id = r.registered_by
     left join registrations p on p.id = r.previous_id
     left join seat_blocks b on b.id = r.block_id
     left join (
       select registration_id, count(*) filter (where state = 'ACCEPTED' and bounce is null)::int as sent,
         count(*) filter (where state in ('PENDING','SENDING','DEFERRED','UNKNOWN'))::int as waiting,
         count(*) filter (where state in ('REJECTED','SUPPRESSED','EXPIRED') or bounce is not null)::int as failed
       from mails where session_id = $1 group by registration_id
     ) n on n.registration_id = r.id
     where r.session_id = $1
     order by array_position(array['CONFIRMED','TO_RECONFIRM','PENDING_VALIDATION','OFFERED','WAITLISTED'], r.status),
       case when r.status in ('WAITLISTED','OFFERED') then -r.priority end,
       case when r.status in ('WAITLISTED','OFFERED') then r.position end, r.family_name, r.given_name, r.position;

-- rosterSubjects
select r.id, s.id as "sessionId", s.region_code as "regionCode", r.party_id as "partyId"
     from registrations r join sessions s on s.id = r.session_id
     where r.id = any($1::uuid[])
     order by s.id, r.status = 'WAITLISTED', r.priority desc, r.position;

-- insertSeatInvitation
insert into seat_invitations (session_id, name, email, municipality_code, places, is_blocking, expires_at, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id;

-- revokeSeatInvitation
update seat_invitations set revoked_at = $2 where id = $1 and revoked_at is null;

-- seatInvitationById
select i.id, i.session_id as "sessionId", s.region_code as "regionCode", i.name, i.email,
    i.municipality_code as "municipalityCode", m.name as municipality, i.places, i.taken, i.is_blocking as "isBlocking",
    i.expires_at as "expiresAt", i.revoked_at as "revokedAt"
  from seat_invitations i join sessions s on s.id = i.session_id
  left join municipalities m on m.code = i.municipality_code where i.id = $1;

-- seatInvitationsOf
select i.id, i.session_id as "sessionId", s.region_code as "regionCode", i.name, i.email,
    i.municipality_code as "municipalityCode", m.name as municipality, i.places, i.taken, i.is_blocking as "isBlocking",
    i.expires_at as "expiresAt", i.revoked_at as "revokedAt"
  from seat_invitations i join sessions s on s.id = i.session_id
  left join municipalities m on m.code = i.municipality_code where i.session_id = $1 order by i.created_at desc, i.id;

-- registrationById
select r.id, r.number, r.session_id as "sessionId", r.person_id as "personId", r.status, r.kind, r.function,
  coalesce(m.name, e.name, '') as body, r.family_name as "familyName", r.given_name as "givenName", r.email, r.needs,
  r.source, r.offer_expires_at as "offerExpiresAt", r.validation_due_at as "validationDueAt",
  r.wait_reason as "waitReason", r.first_presence_at as "firstPresenceAt",
  r.cancel_reason as "cancelReason", r.cancelled_by as "cancelledBy", r.via_municipality as "viaMunicipality",
  exists (select 1 from people o where o.email_key = lower(trim(r.email)) and o.id <> r.person_id) as "sharesMailbox",
  b.name as "onBehalfOf", (select count(*)::int from registrations o where o.party_id = r.party_id
    and o.session_id = r.session_id and o.status = r.status and o.id <> r.id) as companions, r.created_at as "createdAt", r.certificate, case when r.status = 'WAITLISTED' then (select count(*)::int from registrations o
  where o.session_id = r.session_id and o.status = 'WAITLISTED'
    and (o.priority > r.priority or (o.priority = r.priority and o.position <= r.position))) end as rank from registrations r left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
  left join municipalities b on b.code = r.on_behalf_of where r.id = $1;

-- trainedPeople
select r.id as "registrationId", r.person_id as "personId", r.family_name as "familyName", r.given_name as "givenName",
       r.function, s.title, s.ref, to_char(d.first, 'YYYY-MM-DD') as "firstDate", to_char(d.last, 'YYYY-MM-DD') as "lastDate",
       s.funding, (r.certificate->>'minutes')::int as minutes
     from registrations r join sessions s on s.id = r.session_id
       join lateral (select min(date) as first, max(date) as last from session_days where session_id = s.id) d on true
     where r.municipality_code = $1 and r.kind = 'ELECTED' and r.first_presence_at is not null
       and d.last between $2::date and $3::date and (not $4 or s.funding = 'MUNICIPALITY')
     order by r.family_name collate "fr-x-icu", r.given_name collate "fr-x-icu", r.person_id, d.first, r.id;

-- replaceChoices
with chosen as (select * from jsonb_to_recordset($2::jsonb) as c ("limitId" uuid, quantity int)),
     gone as (
       delete from registration_limits q using session_limits l
       where q.registration_id = $1 and l.id = q.limit_id and l.included = 0
         and q.limit_id not in (select "limitId" from chosen))
     insert into registration_limits (registration_id, limit_id, quantity)
     select $1, "limitId", quantity from chosen
     on conflict (registration_id, limit_id) do update set quantity = excluded.quantity;

-- halfDaysOfSession
select starts_at as "startsAt", ends_at as "endsAt" from half_days where session_id = $1;

-- otherHalfDays
select r.id as "registrationId", r.number, s.title, to_char(d.date, 'YYYY-MM-DD') as date,
       to_char(h.start_time, 'HH24:MI') as "startTime", h.starts_at as "startsAt", h.ends_at as "endsAt"
     from registrations r join sessions s on s.id = r.session_id
       join half_days h on h.session_id = s.id join session_days d on d.id = h.session_day_id
     where r.person_id = $2 and r.session_id <> $1 and r.status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED')
       and s.state = 'PUBLISHED' and h.ends_at > $3;

-- personByKeys
select id from people where name_key = $1 and email_key = $2;

-- chainOf
with recursive chain as (
       select id, previous_id, person_id, status, created_at, cancelled_at, 1 as back from registrations where id = $1
       union all
       select p.id, p.previous_id, p.person_id, p.status, p.created_at, p.cancelled_at, c.back + 1
       from chain c join registrations p on p.id = c.previous_id and p.person_id = c.person_id
     )
     select c.status, c.created_at as "createdAt", c.previous_id is not null as "isFollowing", c.cancelled_at as "endedAt",
       (select coalesce(json_agg(json_build_object('at', a.at, 'action', a.action) order by a.id), '[]')
         from audit_events a where a.subject_kind = 'registration' and a.subject_id = c.id::text) as entries
     from chain c order by c.back desc;

-- personalRow
select r.id, r.number, r.session_id as "sessionId", r.person_id as "personId", r.status, r.kind, r.function,
       coalesce(m.name, e.name, '') as body, r.family_name as "familyName", r.given_name as "givenName", r.email, r.needs,
       r.offer_expires_at as "offerExpiresAt", r.validation_due_at as "validationDueAt",
       r.first_presence_at as "firstPresenceAt", r.priority_reason as "priorityReason", r.created_at as "createdAt",
       r.certificate, r.via_municipality as "viaMunicipality", r.decline_ends_at as "declineEndsAt", b.name as "onBehalfOf", p.number as "previousNumber",
       (select json_build_object('id', n.id, 'number', n.number) from registrations n
         where n.previous_id = r.id and n.person_id = r.person_id and r.status = 'TRANSFERRED') as "movedTo",
       (select coalesce(json_agg(json_build_object('limitId', l.id, 'label', l.label, 'quantity', q.quantity)
           order by l.position), '[]')
         from registration_limits q join session_limits l on l.id = q.limit_id where q.registration_id = r.id) as extras,
       (select coalesce(json_agg(json_build_object('number', o.number, 'name', o.given_name || ' ' || o.family_name,
           'status', o.status) order by o.position), '[]')
         from registrations o where o.party_id = r.party_id and o.session_id = r.session_id and o.id <> r.id
           and o.status <> 'REPLACED') as party
     from registrations r
     left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
     left join municipalities b on b.code = r.on_behalf_of left join registrations p on p.id = r.previous_id
     where r.id = $1;

-- registrationsOfPerson
select r.id, r.number, r.status, r.offer_expires_at as "offerExpiresAt", s.id as "sessionId", s.title,
       s.state, s.opens_at as "opensAt", s.closes_at as "closesAt", s.closed_at as "closedAt",
       s.starts_at as "startsAt", s.ends_at as "endsAt", t.name as town, v.name as "venueName",
       s.postpone_reason as "postponeReason", case when r.status = 'WAITLISTED' then (select count(*)::int from registrations o
  where o.session_id = r.session_id and o.status = 'WAITLISTED'
    and (o.priority > r.priority or (o.priority = r.priority and o.position <= r.position))) end as rank
     from registrations r join sessions s on s.id = r.session_id
     left join venues v on v.id = s.venue_id left join municipalities t on t.code = v.municipality_code
     where r.person_id = $1
     order by s.ends_at < $2, case when s.ends_at >= $2 then s.starts_at end, s.starts_at desc;

-- insertSuccessor
insert into registrations (id, number, session_id, person_id, status, kind, function, delegation, municipality_code,
       epci_code, family_name, given_name, email, phone, needs, source, registered_by, idempotency_key, request_hash,
       position, priority, priority_reason, party_id, wait_reason, block_id, invitation_id, override_reason, on_behalf_of,
       via_municipality, previous_id, chain_order, offered_at, offer_expires_at, validation_due_at, validated_at,
       validated_by, confirmed_at, created_at, updated_at)
     select n.id, n.number, r.session_id, n."personId", n.status, n.kind, n.function, n.delegation, r.municipality_code,
       r.epci_code, n."familyName", n."givenName", n.email, n.phone, n.needs, 'MUNICIPALITY', n."registeredBy",
       n."idempotencyKey", '', r.position, r.priority, r.priority_reason, r.party_id, r.wait_reason, r.block_id,
       r.invitation_id, r.override_reason, r.municipality_code, n."viaMunicipality", r.id, r.chain_order + 1,
       r.offered_at, r.offer_expires_at, case when n.status = 'PENDING_VALIDATION' then r.validation_due_at end,
       case when n."validatedBy" is not null then $3::timestamptz end, n."validatedBy",
       case when n.status = 'CONFIRMED' then $3::timestamptz end, $3, $3
     from registrations r, jsonb_to_record($2::jsonb) as n (id uuid, number text, "personId" uuid, status text, kind text,
       function text, delegation boolean, "familyName" text, "givenName" text, email text, phone text, needs text,
       "registeredBy" uuid, "viaMunicipality" boolean, "idempotencyKey" uuid, "validatedBy" uuid)
     where r.id = $1;
insert into registration_limits (registration_id, limit_id, quantity)
     select $2, limit_id, quantity from registration_limits where registration_id = $1;

-- isRegistered
select 1 from registrations where session_id = $1 and person_id = $2
       and status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED');

-- kindOfBlock
select kind from seat_blocks where id = $1;

-- lockMoved
select 1 from registrations where id = any($1::uuid[]) order by id for no key update;
select r.id, r.session_id as "sessionId", r.person_id as "personId", r.number, r.status, r.kind, r.function, r.delegation,
       r.municipality_code as "municipalityCode", r.epci_code as "epciCode", r.family_name as "familyName",
       r.given_name as "givenName", r.email, r.phone, r.needs, r.registered_by as "registeredBy",
       r.on_behalf_of as "onBehalfOf", r.via_municipality as "viaMunicipality", r.party_id as "partyId",
       r.chain_order as "chainOrder", r.priority, r.position::int as position, r.first_presence_at as "firstPresenceAt",
       r.cancelled_at as "cancelledAt", r.validated_at as "validatedAt", r.validated_by as "validatedBy",
       r.confirmed_at is not null or r.validation_due_at is not null as "heldPlace",
       r.confirmed_at is not null as "wasConfirmed",
       coalesce((select json_agg(json_build_object('kind', l.kind, 'label', l.label, 'quantity', q.quantity))
         from registration_limits q join session_limits l on l.id = q.limit_id where q.registration_id = r.id), '[]') as extras,
       exists (select 1 from registrations o where o.session_id = $2 and o.person_id = r.person_id
         and o.status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED')) as "isThere"
     from registrations r where r.id = any($1::uuid[]);

-- markTransferred
update registrations set status = 'TRANSFERRED', cancelled_at = $2, cancel_reason = $3, updated_at = $2
     where id = any($1::uuid[]);

-- movedRows
select r.id, r.session_id as "sessionId", r.person_id as "personId", r.number, r.status, r.kind, r.function, r.delegation,
       r.municipality_code as "municipalityCode", r.epci_code as "epciCode", r.family_name as "familyName",
       r.given_name as "givenName", r.email, r.phone, r.needs, r.registered_by as "registeredBy",
       r.on_behalf_of as "onBehalfOf", r.via_municipality as "viaMunicipality", r.party_id as "partyId",
       r.chain_order as "chainOrder", r.priority, r.position::int as position, r.first_presence_at as "firstPresenceAt",
       r.cancelled_at as "cancelledAt", r.validated_at as "validatedAt", r.validated_by as "validatedBy",
       r.confirmed_at is not null or r.validation_due_at is not null as "heldPlace",
       r.confirmed_at is not null as "wasConfirmed",
       coalesce((select json_agg(json_build_object('kind', l.kind, 'label', l.label, 'quantity', q.quantity))
         from registration_limits q join session_limits l on l.id = q.limit_id where q.registration_id = r.id), '[]') as extras,
       exists (select 1 from registrations o where o.session_id = $2 and o.person_id = r.person_id
         and o.status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED')) as "isThere"
     from registrations r where r.id = any($1::uuid[]);

-- movedSessions
select s.id, m.code as "moduleCode", s.cancelled_at as "cancelledAt"
     from sessions s join modules m on m.id = s.module_id where s.id = any($1::uuid[]);

-- transferTargets
select s.id as "sessionId", s.region_code as "regionCode", s.title, r.name as "regionName", c.name as town, s.state, s.opens_at as "opensAt",
       s.closes_at as "closesAt", s.starts_at as "startsAt", s.ends_at as "endsAt", s.capacity, s.confirmed, s.offered, s.waiting, s.departed,
  s.room_claimed as "roomClaimed", s.closed_at as "closedAt", s.waiting_list_open as "waitingListOpen",
  (select coalesce(sum(f.places), 0)::int from seat_holds f
    where f.session_id = s.id and f.expires_at > $2) as held,
  (select coalesce(json_agg(json_build_object('id', l.id, 'kind', l.kind, 'label', l.label, 'included', l.included,
      'capacity', l.capacity, 'confirmed', l.confirmed, 'offered', l.offered,
      'exceptional', l.exceptional, 'claimed', l.claimed)
      order by l.position, l.id), '[]')
    from session_limits l where l.session_id = s.id) as limits,
  (select coalesce(json_agg(json_build_object('id', b.id, 'label', b.label, 'departmentCode', b.department_code,
      'kind', b.kind, 'places', b.places, 'taken', b.taken, 'releasesAt', b.releases_at) order by b.position, b.id), '[]')
    from seat_blocks b where b.session_id = s.id and (b.releases_at is null or b.releases_at > $2)) as blocks,
  (select coalesce(json_agg(json_build_object('id', i.id, 'places', i.places, 'taken', i.taken,
      'held', (select coalesce(sum(f.places), 0)::int from seat_holds f
    where f.session_id = s.id and f.expires_at > $2 and f.invitation_id = i.id)) order by i.id), '[]')
    from seat_invitations i where i.session_id = s.id and i.is_blocking and i.revoked_at is null and i.expires_at > $2) as invitations
     from sessions o join modules om on om.id = o.module_id
     join modules m on m.code = om.code join sessions s on s.module_id = m.id
     join regions r on r.code = s.region_code
     left join venues v on v.id = s.venue_id left join municipalities c on c.code = v.municipality_code
     where o.id = $1 and s.id <> o.id and s.state = 'PUBLISHED' and s.closed_at is null and s.starts_at > $2
       and s.closes_at > $2
     order by s.starts_at, s.id limit 100;

-- bodiesOf
with member as (
       select code as body, code, region_code, department_code from municipalities where code = any($1::text[])
       union all
       select e.code, m.code, m.region_code, m.department_code
       from epcis e left join municipalities m on m.epci_code = e.code where e.code = any($2::text[])
     )
     select m.body as code, array_remove(array_agg(distinct m.region_code), null) as "regionCodes",
       array_remove(array_agg(distinct m.department_code), null) as "departmentCodes",
       coalesce(jsonb_agg(distinct jsonb_build_object('programme', l.programme, 'from', l.valid_from, 'to', l.valid_to))
         filter (where l.programme is not null), '[]') as labels
     from member m left join programme_labels l on l.municipality_code = m.code
     group by m.body;

-- groundRows
select s.id as "sessionId", coalesce(h.held, 0)::int as held, h.until as "heldUntil",
       coalesce(l.limits, '[]') as limits, coalesce(b.blocks, '[]') as blocks, coalesce(i.invitations, '[]') as invitations,
       case when s.share_per_municipality is not null or s.priority_rule = 'FIRST_OF_MUNICIPALITY' then (
         select coalesce(jsonb_object_agg(body, seated), '{}') from (
           select coalesce(municipality_code, epci_code, '') as body, count(*) as seated from registrations
           where session_id = s.id and status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','OFFERED') group by 1) as by_body) else '{}' end as "seatedByBody",
       case when s.waiting = 0 then 0 else (select count(*)::int from registrations
         where session_id = s.id and status = 'WAITLISTED' and priority < 0) end as "waitingBehind",
       case when $3 or l.limits is not null or b.blocks is not null or s.share_per_municipality is not null
           or s.audience_kind is not null or s.delegation_required or s.programmes <> '{}' or s.own_region_only
           or s.priority_rule <> 'NONE' then (
         select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'partyId', r.party_id, 'priority', r.priority,
           'position', r.position, 'kind', r.kind, 'delegation', r.delegation, 'invitationId', r.invitation_id,
           'body', coalesce(r.municipality_code, r.epci_code, ''),
           'quantities', (select coalesce(jsonb_object_agg(q.limit_id, q.quantity), '{}') from registration_limits q
              where q.registration_id = r.id)) order by r.priority desc, r.position), '[]')
         from registrations r where r.session_id = s.id and r.status = 'WAITLISTED') end as waiting,
       m.department_code as "departmentCode"
     from sessions s
     left join venues v on v.id = s.venue_id left join municipalities m on m.code = v.municipality_code
     left join lateral (select sum(places) as held, max(expires_at) as until from seat_holds
       where session_id = s.id and expires_at > $2) h on true
     left join lateral (select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'label', label, 'included', included,
         'capacity', capacity, 'confirmed', confirmed, 'offered', offered, 'exceptional', exceptional, 'claimed', claimed)
         order by position) as limits from session_limits where session_id = s.id) l on true
     left join lateral (select jsonb_agg(jsonb_build_object('id', id, 'departmentCode', department_code, 'kind', kind,
         'places', places, 'taken', taken) order by position) as blocks
       from seat_blocks where session_id = s.id and (releases_at is null or releases_at > $2)) b on true
     left join lateral (select jsonb_agg(jsonb_build_object('id', n.id, 'places', n.places, 'taken', n.taken,
         'held', coalesce((select sum(f.places) from seat_holds f where f.invitation_id = n.id and f.expires_at > $2), 0))
         order by n.id) as invitations
       from seat_invitations n where n.session_id = s.id and n.is_blocking and n.revoked_at is null and n.expires_at > $2
     ) i on true
     where s.id = any($1::uuid[]);

-- holdsOf
select id, session_id as "sessionId", places, invitation_id as "invitationId", expires_at as "expiresAt"
     from seat_holds where id = any($1::uuid[]) and expires_at > $2;

-- invitationInForce
select id, session_id as "sessionId", municipality_code as "municipalityCode" from seat_invitations
     where id = $1 and revoked_at is null and expires_at > $2;

-- lockSessions
select id, ref, region_code as "regionCode", module_id as "moduleId", state, opens_at as "opensAt",
  closes_at as "closesAt", starts_at as "startsAt", ends_at as "endsAt", closed_at as "closedAt", capacity, exceptional,
  confirmed, offered, waiting, departed, room_claimed as "roomClaimed", last_position::int as "lastPosition",
  last_number as "lastNumber", share_per_municipality as share, audience_kind as "audienceKind",
  delegation_required as "delegationRequired", programmes, own_region_only as "ownRegionOnly",
  priority_rule as "priorityRule", validation, waiting_list_open as "waitingListOpen", offers,
  offer_hours as "offerHours", offers_stop_hours as "offersStopHours", close_when_full as "closeWhenFull" from sessions where id = any($1::uuid[]) order by id
     for no key update;

-- readSessions
select id, ref, region_code as "regionCode", module_id as "moduleId", state, opens_at as "opensAt",
  closes_at as "closesAt", starts_at as "startsAt", ends_at as "endsAt", closed_at as "closedAt", capacity, exceptional,
  confirmed, offered, waiting, departed, room_claimed as "roomClaimed", last_position::int as "lastPosition",
  last_number as "lastNumber", share_per_municipality as share, audience_kind as "audienceKind",
  delegation_required as "delegationRequired", programmes, own_region_only as "ownRegionOnly",
  priority_rule as "priorityRule", validation, waiting_list_open as "waitingListOpen", offers,
  offer_hours as "offerHours", offers_stop_hours as "offersStopHours", close_when_full as "closeWhenFull" from sessions where id = any($1::uuid[]) order by id;

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

-- deleteHold
delete from seat_holds where id = $1 and session_id = $2;

-- insertHold
with spent as (delete from seat_holds where session_id = $2 and expires_at < $5::timestamptz - interval '1 hour')
     insert into seat_holds (id, session_id, places, invitation_id, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (id) do update set session_id = excluded.session_id, places = excluded.places,
       invitation_id = excluded.invitation_id, created_at = excluded.created_at, expires_at = excluded.expires_at
     where seat_holds.expires_at <= $5::timestamptz;

-- insertRegistrations
with r as (
       select * from jsonb_to_recordset($1::jsonb) as r (id uuid, number text, "sessionId" uuid, "personId" uuid,
         status text, kind text, function text, delegation boolean, "municipalityCode" text, "epciCode" text,
         "familyName" text, "givenName" text, email text, phone text, needs text, source text, "registeredBy" uuid,
         "idempotencyKey" uuid, "requestHash" text, position bigint, priority int, "priorityReason" text,
         "partyId" uuid, "waitReason" text, "blockId" uuid, "invitationId" uuid, "overrideReason" text,
         "onBehalfOf" text, "viaMunicipality" boolean, "previousId" uuid, "chainOrder" int,
         "validationDueAt" timestamptz, "validatedAt" timestamptz, "validatedBy" uuid, quantities jsonb)
     ), written as (
       insert into registrations (id, number, session_id, person_id, status, kind, function, delegation,
         municipality_code, epci_code, family_name, given_name, email, phone, needs, source, registered_by,
         idempotency_key, request_hash, position, priority, priority_reason, party_id, wait_reason, block_id,
         invitation_id, override_reason, on_behalf_of, via_municipality, previous_id, chain_order, validation_due_at,
         validated_at, validated_by, confirmed_at, created_at, updated_at)
       select id, number, "sessionId", "personId", status, kind, function, delegation, "municipalityCode", "epciCode",
         "familyName", "givenName", email, phone, needs, source, "registeredBy", "idempotencyKey", "requestHash",
         position, priority, "priorityReason", "partyId", "waitReason", "blockId", "invitationId", "overrideReason",
         "onBehalfOf", "viaMunicipality", "previousId", "chainOrder", "validationDueAt", "validatedAt", "validatedBy",
         case when status = 'CONFIRMED' then $2::timestamptz end, $2, $2
       from r returning id
     )
     insert into registration_limits (registration_id, limit_id, quantity)
     select w.id, q.key::uuid, q.value::int from written w join r using (id), jsonb_each_text(r.quantities) q;

-- markOffered
update registrations r set status = 'OFFERED', offered_at = $2, offer_expires_at = $3, block_id = o."blockId",
       updated_at = $2
     from jsonb_to_recordset($1::jsonb) as o (id uuid, "blockId" uuid) where r.id = o.id;

-- recount
with r as (
       select id, status, block_id, invitation_id from registrations where session_id = $1 and status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED')
     ), room as (
       select (count(*) filter (where status in ('CONFIRMED','PENDING_VALIDATION','TO_RECONFIRM')))::int as confirmed,
         (count(*) filter (where status = 'OFFERED'))::int as offered,
         (count(*) filter (where status = 'WAITLISTED'))::int as waiting from r
     ), l as (
       select k.id, coalesce(sum(q.quantity) filter (where r.status in ('CONFIRMED','PENDING_VALIDATION','TO_RECONFIRM')), 0)::int as confirmed,
         coalesce(sum(q.quantity) filter (where r.status = 'OFFERED'), 0)::int as offered
       from session_limits k left join registration_limits q on q.limit_id = k.id left join r on r.id = q.registration_id
       where k.session_id = $1 group by k.id
     ), limits as (
       update session_limits k set confirmed = l.confirmed, offered = l.offered,
         exceptional = case when k.capacity is null then 0 else least(case when $2 then 1000000 else k.exceptional end,
           greatest(0, l.confirmed + l.offered - k.capacity)) end
       from l where k.id = l.id
     ), blocks as (
       update seat_blocks b set taken = (select count(*) from r where r.block_id = b.id and r.status <> 'WAITLISTED')
       where b.session_id = $1
     ), invitations as (
       update seat_invitations i set taken = (select count(*) from r where r.invitation_id = i.id and r.status <> 'WAITLISTED')
       where i.session_id = $1
     )
     update sessions s set confirmed = room.confirmed, offered = room.offered, waiting = room.waiting,
       exceptional = case when s.capacity is null then 0 else least(case when $2 then 1000000 else s.exceptional end,
         greatest(0, room.confirmed + room.offered - s.capacity - s.departed)) end
     from room where s.id = $1
     returning s.confirmed, s.offered, s.waiting, s.exceptional;

-- storeClaims
with l as (update session_limits set claimed = id = any($3::uuid[])
       where session_id = $1 and claimed <> (id = any($3::uuid[])))
     update sessions set room_claimed = $2 where id = $1 and room_claimed <> $2;

-- storeGrounds
update sessions s set confirmed = c.confirmed, waiting = c.waiting, last_position = c."lastPosition",
       last_number = c."lastNumber", exceptional = c.exceptional, room_claimed = c."roomClaimed", closed_at = c."closedAt"
     from jsonb_to_recordset($1::jsonb) as c (id uuid, confirmed int, waiting int, "lastPosition" bigint,
       "lastNumber" int, exceptional int, "roomClaimed" boolean, "closedAt" timestamptz)
     where s.id = c.id;
with l as (
       update session_limits s set confirmed = c.confirmed, exceptional = c.exceptional, claimed = c.claimed
       from jsonb_to_recordset($1::jsonb) as c (id uuid, confirmed int, exceptional int, claimed boolean) where s.id = c.id
     ), counted as (select * from jsonb_to_recordset($2::jsonb) as c (id uuid, taken int)
     ), b as (update seat_blocks s set taken = c.taken from counted c where s.id = c.id and s.taken <> c.taken
     ), i as (update seat_invitations s set taken = c.taken from counted c where s.id = c.id and s.taken <> c.taken)
     delete from seat_holds where id = any($3::uuid[]);

-- takeNumbers
update sessions set last_position = last_position + $2::int, last_number = last_number + $2::int where id = $1
     returning (last_position - $2::int + 1)::int as position, last_number - $2::int + 1 as "order";

-- holdRegistration
select 1 from registrations where id = $1 for share;

-- probeTarget
select s.id as "sessionId", (select code from municipalities limit 1) as "municipalityCode"
     from sessions s where s.state = 'PUBLISHED' and exists (select 1 from municipalities)
     order by s.closes_at desc limit 1;

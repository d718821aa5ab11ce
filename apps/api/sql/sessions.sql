-- countOrganiserSessions
select count(*)::int as total from sessions s
  join modules m on m.id = s.module_id
  join themes t on t.code = m.theme_code
  join regions r on r.code = s.region_code
  left join venues v on v.id = s.venue_id
  left join municipalities c on c.code = v.municipality_code where (s.region_code = any($6::text[]))
  and case $2 when 'upcoming' then s.ends_at > $1 when 'past' then s.ends_at <= $1 else true end
  and ($3::text is null or s.region_code = $3) and ($4::text is null or s.state = $4)
  and ($5::text is null or strpos(translate(lower(s.title), 'àâäéèêëîïôöùûüÿç', 'aaaeeeeiioouuuyc'), $5) > 0 or strpos(lower(s.ref), $5) > 0
    or strpos(translate(lower(coalesce(c.name, '')), 'àâäéèêëîïôöùûüÿç', 'aaaeeeeiioouuuyc'), $5) > 0);

-- organiserOptions
select
       (select coalesce(json_agg(json_build_object('code', r.code, 'name', r.name) order by r.name), '[]')
          from regions r where r.metropolitan and ($1::text[] is null or r.code = any($1))) as regions,
       (select coalesce(json_agg(json_build_object('id', m.id, 'code', m.code, 'title', m.title,
            'plannedMinutes', m.planned_minutes, 'defaultCapacity', m.default_capacity) order by m.code), '[]')
          from (select distinct on (code) * from modules where state = 'PUBLISHED' order by code, version desc) m) as modules,
       (select coalesce(json_agg(json_build_object('id', k.id, 'regionCode', k.region_code, 'title', k.title, 'year', k.year)
            order by k.year desc, k.title), '[]')
          from tracks k where $1::text[] is null or k.region_code = any($1)) as tracks,
       (select coalesce(json_agg(json_build_object('id', v.id, 'name', v.name, 'address', v.address, 'postcode', v.postcode,
            'municipalityCode', v.municipality_code, 'town', c.name, 'access', v.access,
            'wheelchairAccess', v.wheelchair_access, 'regionCode', c.region_code) order by c.name, v.name), '[]')
          from venues v join municipalities c on c.code = v.municipality_code
          where $1::text[] is null or c.region_code = any($1)) as venues,
       (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name) order by p.name_key), '[]')
          from people p where exists (select 1 from grants g where g.person_id = p.id and g.role = 'TRAINER')
            or exists (select 1 from session_trainers st where st.person_id = p.id)) as trainers;

-- organiserSessions
select s.id, s.ref, s.title, m.code as "moduleCode", m.regime, t.code as "themeCode", t.label as "themeLabel",
  s.region_code as "regionCode", r.name as "regionName", c.department_code as "departmentCode", c.name as town,
  v.name as "venueName", s.format, s.state, s.version, s.opens_at as "opensAt", s.closes_at as "closesAt",
  s.starts_at as "startsAt", s.ends_at as "endsAt", s.funding, s.capacity, s.confirmed, s.offered, s.waiting, s.departed,
  s.room_claimed as "roomClaimed", s.closed_at as "closedAt", s.waiting_list_open as "waitingListOpen",
  (select coalesce(sum(f.places), 0)::int from seat_holds f
    where f.session_id = s.id and f.expires_at > $1) as held,
  (select coalesce(json_agg(json_build_object('id', l.id, 'kind', l.kind, 'label', l.label, 'included', l.included,
      'capacity', l.capacity, 'confirmed', l.confirmed, 'offered', l.offered,
      'exceptional', l.exceptional, 'claimed', l.claimed)
      order by l.position, l.id), '[]')
    from session_limits l where l.session_id = s.id) as limits,
  (select coalesce(json_agg(json_build_object('id', b.id, 'label', b.label, 'departmentCode', b.department_code,
      'kind', b.kind, 'places', b.places, 'taken', b.taken, 'releasesAt', b.releases_at) order by b.position, b.id), '[]')
    from seat_blocks b where b.session_id = s.id and (b.releases_at is null or b.releases_at > $1)) as blocks,
  (select coalesce(json_agg(json_build_object('id', i.id, 'places', i.places, 'taken', i.taken,
      'held', (select coalesce(sum(f.places), 0)::int from seat_holds f
    where f.session_id = s.id and f.expires_at > $1 and f.invitation_id = i.id)) order by i.id), '[]')
    from seat_invitations i where i.session_id = s.id and i.is_blocking and i.revoked_at is null and i.expires_at > $1) as invitations,
  (select coalesce(json_agg(json_build_object('id', d.id, 'date', d.date, 'halfDays', (
      select coalesce(json_agg(json_build_object('id', h.id, 'period', h.period,
        'startTime', to_char(h.start_time, 'HH24:MI'), 'endTime', to_char(h.end_time, 'HH24:MI'),
        'startsAt', h.starts_at, 'endsAt', h.ends_at) order by h.starts_at), '[]')
      from half_days h where h.session_day_id = d.id)) order by d.date), '[]')
    from session_days d where d.session_id = s.id and exists (select 1 from half_days h where h.session_day_id = d.id)) as days, null::int as nearness from sessions s
  join modules m on m.id = s.module_id
  join themes t on t.code = m.theme_code
  join regions r on r.code = s.region_code
  left join venues v on v.id = s.venue_id
  left join municipalities c on c.code = v.municipality_code
     where (s.region_code = any($6::text[]))
  and case $2 when 'upcoming' then s.ends_at > $1 when 'past' then s.ends_at <= $1 else true end
  and ($3::text is null or s.region_code = $3) and ($4::text is null or s.state = $4)
  and ($5::text is null or strpos(translate(lower(s.title), 'àâäéèêëîïôöùûüÿç', 'aaaeeeeiioouuuyc'), $5) > 0 or strpos(lower(s.ref), $5) > 0
    or strpos(translate(lower(coalesce(c.name, '')), 'àâäéèêëîïôöùûüÿç', 'aaaeeeeiioouuuyc'), $5) > 0) order by s.starts_at, s.id limit $7 offset $8;

-- storeClosing
update sessions set closed_at = $2 where id = $1;

-- storePlaces
update sessions set capacity = $2, exceptional = $3, share_per_municipality = $4, audience_kind = $5,
       delegation_required = $6, programmes = $7, own_region_only = $8, priority_rule = $9, validation = $10,
       waiting_list_open = $11, offers = $12, offer_hours = $13, offers_stop_hours = $14, close_when_full = $15,
       early_leave_frees = $16, reentry = $17
     where id = $1;

-- storedPlaces
select s.version, s.capacity, s.share_per_municipality as share, s.audience_kind as "audienceKind",
       s.delegation_required as "delegationRequired", s.programmes, s.own_region_only as "ownRegionOnly",
       s.priority_rule as "priorityRule", s.validation, s.waiting_list_open as "waitingListOpen", s.offers,
       s.offer_hours as "offerHours", s.offers_stop_hours as "offersStopHours", s.close_when_full as "closeWhenFull",
       s.early_leave_frees as "earlyLeaveFrees", s.reentry, s.closed_at as "closedAt", s.confirmed, s.offered,
       s.exceptional, s.departed,
       (select coalesce(sum(h.places), 0)::int from seat_holds h where h.session_id = s.id and h.expires_at > $2)
         + (select coalesce(sum(greatest(0, i.places - i.taken - (select coalesce(sum(f.places), 0) from seat_holds f
              where f.invitation_id = i.id and f.expires_at > $2))), 0)::int from seat_invitations i
            where i.session_id = s.id and i.is_blocking and i.revoked_at is null and i.expires_at > $2) as held,
       (select coalesce(json_agg(json_build_object('id', l.id, 'kind', l.kind, 'label', l.label, 'included', l.included,
            'capacity', l.capacity, 'confirmed', l.confirmed, 'offered', l.offered, 'exceptional', l.exceptional)
          order by l.position), '[]') from session_limits l where l.session_id = s.id) as limits,
       (select coalesce(json_agg(json_build_object('id', b.id, 'label', b.label, 'departmentCode', b.department_code,
            'kind', b.kind, 'places', b.places, 'taken', b.taken, 'releasesAt', b.releases_at) order by b.position), '[]')
          from seat_blocks b where b.session_id = s.id) as blocks
     from sessions s where s.id = $1;

-- unknownDepartments
select code from unnest($1::text[]) as asked (code) where not exists (select 1 from departments d where d.code = asked.code);

-- writeBlocks
delete from seat_blocks where session_id = $1 and id <> all($2::uuid[]);
insert into seat_blocks (id, session_id, label, department_code, kind, places, position, releases_at)
     select b.id, $1, b.label, b."departmentCode", b.kind, b.places, b.position, b."releasesAt"
     from jsonb_to_recordset($2::jsonb) as b (id uuid, label text, "departmentCode" text, kind text, places int,
       position int, "releasesAt" timestamptz)
     on conflict (id) do update set label = excluded.label, department_code = excluded.department_code,
       kind = excluded.kind, places = excluded.places, position = excluded.position, releases_at = excluded.releases_at;

-- writeLimits
delete from session_limits where session_id = $1 and id <> all($2::uuid[]);
update session_limits set label = id::text where session_id = $1;
insert into session_limits (id, session_id, kind, label, position, included, capacity, exceptional)
     select l.id, $1, l.kind, l.label, l.position, l.included, l.capacity, l.exceptional
     from jsonb_to_recordset($2::jsonb) as l
       (id uuid, kind text, label text, position int, included int, capacity int, exceptional int)
     on conflict (id) do update set kind = excluded.kind, label = excluded.label, position = excluded.position,
       included = excluded.included, capacity = excluded.capacity, exceptional = excluded.exceptional;

-- draftReferences
select exists (select 1 from modules where id = $1 and state in ('PUBLISHED','ARCHIVED')) as "hasModule",
       $2::uuid is null or exists (select 1 from tracks where id = $2 and region_code = $4) as "hasTrack",
       $3::uuid is null or exists (select 1 from venues v join municipalities c on c.code = v.municipality_code
         where v.id = $3 and c.region_code = $4) as "hasVenue",
       (select count(*)::int from unnest($5::uuid[]) as wanted (id) where not exists (
         select 1 from grants g where g.person_id = wanted.id and g.role = 'TRAINER')
         and not exists (select 1 from session_trainers st where st.person_id = wanted.id)) as "unknownTrainers";

-- dropEmptyDays
delete from session_days d where d.session_id = $1 and not exists (select 1 from half_days h where h.session_day_id = d.id);

-- nextRef
select pg_advisory_xact_lock(hashtext('sessions.ref'), $1::int);
select coalesce(max(substring(ref from '^\d+-\d+-(\d+)$')::int), 0) + 1 as next from sessions where starts_with(ref, $1);

-- storedTimetable
select (select coalesce(json_agg(json_build_object('id', d.id, 'date', d.date, 'halfDays', h.list) order by d.date), '[]')
         from session_days d
         join lateral (select json_agg(json_build_object('period', period, 'startTime', to_char(start_time, 'HH24:MI'),
             'endTime', to_char(end_time, 'HH24:MI'), 'startsAt', starts_at) order by starts_at) as list
           from half_days where session_day_id = d.id) h on h.list is not null
         where d.session_id = $1) as days,
       (select coalesce(json_agg(person_id order by person_id), '[]') from session_trainers where session_id = $1) as "trainerIds";

-- writeTimetable
insert into session_days (id, session_id, date, position)
     select w.id, $1, w.date, w.position from jsonb_to_recordset($2::jsonb) as w (id uuid, date date, position int)
     on conflict (id) do update set date = excluded.date, position = excluded.position;
delete from half_days old where old.session_id = $1 and not exists (
       select 1 from jsonb_to_recordset($2::jsonb) as w (id uuid, "halfDays" jsonb)
     cross join jsonb_to_recordset(w."halfDays")
       as h (period text, "startTime" time, "endTime" time, "startsAt" timestamptz, "endsAt" timestamptz) where w.id = old.session_day_id and h.period = old.period);
insert into half_days (session_id, session_day_id, period, start_time, end_time, starts_at, ends_at)
     select $1, w.id, h.period, h."startTime", h."endTime", h."startsAt", h."endsAt" from jsonb_to_recordset($2::jsonb) as w (id uuid, "halfDays" jsonb)
     cross join jsonb_to_recordset(w."halfDays")
       as h (period text, "startTime" time, "endTime" time, "startsAt" timestamptz, "endsAt" timestamptz)
     order by h."startsAt"
     on conflict (session_day_id, period) do update set start_time = excluded.start_time, end_time = excluded.end_time,
       starts_at = excluded.starts_at, ends_at = excluded.ends_at;

-- writeTrainers
delete from session_trainers where session_id = $1 and person_id <> all($2::uuid[]);
insert into session_trainers (session_id, person_id) select $1, unnest($2::uuid[]) on conflict do nothing;
update grants set valid_to = $3 where role = 'TRAINER' and scope_kind = 'session' and scope_id = $1::uuid::text
       and person_id <> all($2::uuid[]) and (valid_to is null or valid_to > $3);
insert into grants (person_id, role, scope_kind, scope_id, valid_from, granted_by, created_at)
     select wanted.id, 'TRAINER', 'session', $1::uuid::text, $3, $4, $3 from unnest($2::uuid[]) as wanted (id)
     where not exists (select 1 from grants g where g.person_id = wanted.id and g.role = 'TRAINER' and g.scope_kind = 'session'
       and g.scope_id = $1::uuid::text and (g.valid_to is null or g.valid_to > $3));

-- datesToCome
select id from sessions where track_id = $1
       and ((state = 'PUBLISHED' and starts_at > $2) or state = 'POSTPONED') order by id;

-- lockDatesToCome
select id from sessions where track_id = $1
       and ((state = 'PUBLISHED' and starts_at > $2) or state = 'POSTPONED') order by id for no key update;

-- storeCancelled
update sessions set state = 'CANCELLED', cancelled_at = $2, cancel_reason = $3, version = version + 1, updated_at = $2
     where id = any($1::uuid[]);

-- trackOfDates
select id, title, region_code as "regionCode" from tracks where id = $1;

-- townOfVenue
select name, region_code as "regionCode" from municipalities where code = $1;

-- countPublicSessions
select count(*)::int as total from sessions s
  join modules m on m.id = s.module_id
  join themes t on t.code = m.theme_code
  join regions r on r.code = s.region_code
  left join venues v on v.id = s.venue_id
  left join municipalities c on c.code = v.municipality_code where s.state = 'PUBLISHED' and s.ends_at > $1
  and ($2::text is null or s.region_code = $2) and ($3::text is null or c.department_code = $3)
  and ($4::text is null or t.code = $4) and ($5::text is null or m.regime = $5) and ($6::text is null or s.format = $6)
  and ($7::timestamptz is null or s.ends_at > $7) and ($8::timestamptz is null or s.starts_at < $8)
  and ($9 = false or (s.opens_at <= $1 and s.closes_at > $1 and
  (s.closed_at is null and not s.room_claimed
   and (s.capacity is null or 0 < s.capacity + s.departed - s.confirmed - s.offered - (select coalesce(sum(f.places), 0)::int from seat_holds f
    where f.session_id = s.id and f.expires_at > $1)
     - (select coalesce(sum(greatest(0, b.places - b.taken)), 0) from seat_blocks b where b.session_id = s.id and (b.releases_at is null or b.releases_at > $1))
     - (select coalesce(sum(greatest(0, i.places - i.taken - (select coalesce(sum(f.places), 0)::int from seat_holds f
    where f.session_id = s.id and f.expires_at > $1 and f.invitation_id = i.id))), 0)
        from seat_invitations i where i.session_id = s.id and i.is_blocking and i.revoked_at is null and i.expires_at > $1))
   and not exists (select 1 from session_limits l where l.session_id = s.id and l.included > 0
     and (l.claimed or l.capacity - l.confirmed - l.offered < l.included))
   and (not exists (select 1 from session_limits l where l.session_id = s.id and l.kind = 'WORKSHOP' and l.included = 0)
     or exists (select 1 from session_limits l where l.session_id = s.id and l.kind = 'WORKSHOP' and l.included = 0
       and not l.claimed and (l.capacity is null or l.capacity - l.confirmed - l.offered > 0))))))
  and ($10::uuid is null or s.track_id = $10);

-- publicSessions
with page as (
       select s.id, coalesce((select case
      when c.code is null then null
      when c.code = home.code or c.epci_code = home.epci_code then 1
      when c.department_code = home.department_code then 2
      when c.department_code = any (home_department.neighbour_codes) then 3
      when c.region_code = home.region_code then 4
      else 5 end
    from municipalities home join departments home_department on home_department.code = home.department_code
    where home.code = $13::text), 5) as nearness from sessions s
  join modules m on m.id = s.module_id
  join themes t on t.code = m.theme_code
  join regions r on r.code = s.region_code
  left join venues v on v.id = s.venue_id
  left join municipalities c on c.code = v.municipality_code where s.state = 'PUBLISHED' and s.ends_at > $1
  and ($2::text is null or s.region_code = $2) and ($3::text is null or c.department_code = $3)
  and ($4::text is null or t.code = $4) and ($5::text is null or m.regime = $5) and ($6::text is null or s.format = $6)
  and ($7::timestamptz is null or s.ends_at > $7) and ($8::timestamptz is null or s.starts_at < $8)
  and ($9 = false or (s.opens_at <= $1 and s.closes_at > $1 and
  (s.closed_at is null and not s.room_claimed
   and (s.capacity is null or 0 < s.capacity + s.departed - s.confirmed - s.offered - (select coalesce(sum(f.places), 0)::int from seat_holds f
    where f.session_id = s.id and f.expires_at > $1)
     - (select coalesce(sum(greatest(0, b.places - b.taken)), 0) from seat_blocks b where b.session_id = s.id and (b.releases_at is null or b.releases_at > $1))
     - (select coalesce(sum(greatest(0, i.places - i.taken - (select coalesce(sum(f.places), 0)::int from seat_holds f
    where f.session_id = s.id and f.expires_at > $1 and f.invitation_id = i.id))), 0)
        from seat_invitations i where i.session_id = s.id and i.is_blocking and i.revoked_at is null and i.expires_at > $1))
   and not exists (select 1 from session_limits l where l.session_id = s.id and l.included > 0
     and (l.claimed or l.capacity - l.confirmed - l.offered < l.included))
   and (not exists (select 1 from session_limits l where l.session_id = s.id and l.kind = 'WORKSHOP' and l.included = 0)
     or exists (select 1 from session_limits l where l.session_id = s.id and l.kind = 'WORKSHOP' and l.included = 0
       and not l.claimed and (l.capacity is null or l.capacity - l.confirmed - l.offered > 0))))))
  and ($10::uuid is null or s.track_id = $10)
       order by nearness, s.starts_at, s.id limit $11 offset $12
     )
     select s.id, s.ref, s.title, m.code as "moduleCode", m.regime, t.code as "themeCode", t.label as "themeLabel",
  s.region_code as "regionCode", r.name as "regionName", c.department_code as "departmentCode", c.name as town,
  v.name as "venueName", s.format, s.state, s.version, s.opens_at as "opensAt", s.closes_at as "closesAt",
  s.starts_at as "startsAt", s.ends_at as "endsAt", s.funding, s.capacity, s.confirmed, s.offered, s.waiting, s.departed,
  s.room_claimed as "roomClaimed", s.closed_at as "closedAt", s.waiting_list_open as "waitingListOpen",
  (select coalesce(sum(f.places), 0)::int from seat_holds f
    where f.session_id = s.id and f.expires_at > $1) as held,
  (select coalesce(json_agg(json_build_object('id', l.id, 'kind', l.kind, 'label', l.label, 'included', l.included,
      'capacity', l.capacity, 'confirmed', l.confirmed, 'offered', l.offered,
      'exceptional', l.exceptional, 'claimed', l.claimed)
      order by l.position, l.id), '[]')
    from session_limits l where l.session_id = s.id) as limits,
  (select coalesce(json_agg(json_build_object('id', b.id, 'label', b.label, 'departmentCode', b.department_code,
      'kind', b.kind, 'places', b.places, 'taken', b.taken, 'releasesAt', b.releases_at) order by b.position, b.id), '[]')
    from seat_blocks b where b.session_id = s.id and (b.releases_at is null or b.releases_at > $1)) as blocks,
  (select coalesce(json_agg(json_build_object('id', i.id, 'places', i.places, 'taken', i.taken,
      'held', (select coalesce(sum(f.places), 0)::int from seat_holds f
    where f.session_id = s.id and f.expires_at > $1 and f.invitation_id = i.id)) order by i.id), '[]')
    from seat_invitations i where i.session_id = s.id and i.is_blocking and i.revoked_at is null and i.expires_at > $1) as invitations,
  (select coalesce(json_agg(json_build_object('id', d.id, 'date', d.date, 'halfDays', (
      select coalesce(json_agg(json_build_object('id', h.id, 'period', h.period,
        'startTime', to_char(h.start_time, 'HH24:MI'), 'endTime', to_char(h.end_time, 'HH24:MI'),
        'startsAt', h.starts_at, 'endsAt', h.ends_at) order by h.starts_at), '[]')
      from half_days h where h.session_day_id = d.id)) order by d.date), '[]')
    from session_days d where d.session_id = s.id and exists (select 1 from half_days h where h.session_day_id = d.id)) as days, page.nearness from sessions s
  join modules m on m.id = s.module_id
  join themes t on t.code = m.theme_code
  join regions r on r.code = s.region_code
  left join venues v on v.id = s.venue_id
  left join municipalities c on c.code = v.municipality_code join page on page.id = s.id
     order by page.nearness, s.starts_at, s.id;

-- regionAgendas
select r.code, r.name,
       (select count(*)::int from sessions s where s.region_code = r.code and s.state = 'PUBLISHED' and s.ends_at > $1) as upcoming,
       (select k.id from tracks k where k.region_code = r.code order by k.year desc limit 1) as "trackId",

  (select row_to_json(next) from (
     select s.id, s.title, c.name as town, to_char(s.starts_at at time zone 'Europe/Paris', 'YYYY-MM-DD') as date,
       s.capacity, s.confirmed, s.offered, s.waiting, s.departed,
  s.room_claimed as "roomClaimed", s.closed_at as "closedAt", s.waiting_list_open as "waitingListOpen",
  (select coalesce(sum(f.places), 0)::int from seat_holds f
    where f.session_id = s.id and f.expires_at > $1) as held,
  (select coalesce(json_agg(json_build_object('id', l.id, 'kind', l.kind, 'label', l.label, 'included', l.included,
      'capacity', l.capacity, 'confirmed', l.confirmed, 'offered', l.offered,
      'exceptional', l.exceptional, 'claimed', l.claimed)
      order by l.position, l.id), '[]')
    from session_limits l where l.session_id = s.id) as limits,
  (select coalesce(json_agg(json_build_object('id', b.id, 'label', b.label, 'departmentCode', b.department_code,
      'kind', b.kind, 'places', b.places, 'taken', b.taken, 'releasesAt', b.releases_at) order by b.position, b.id), '[]')
    from seat_blocks b where b.session_id = s.id and (b.releases_at is null or b.releases_at > $1)) as blocks,
  (select coalesce(json_agg(json_build_object('id', i.id, 'places', i.places, 'taken', i.taken,
      'held', (select coalesce(sum(f.places), 0)::int from seat_holds f
    where f.session_id = s.id and f.expires_at > $1 and f.invitation_id = i.id)) order by i.id), '[]')
    from seat_invitations i where i.session_id = s.id and i.is_blocking and i.revoked_at is null and i.expires_at > $1) as invitations
     from sessions s
  join modules m on m.id = s.module_id
  join themes t on t.code = m.theme_code

  left join venues v on v.id = s.venue_id
  left join municipalities c on c.code = v.municipality_code
     where s.region_code = r.code and m.regime = 'AWARENESS' and s.state = 'PUBLISHED' and s.ends_at > $1
     order by s.starts_at, s.id limit 1) next) as "nextDay",

  (select row_to_json(next) from (
     select s.id, s.title, c.name as town, to_char(s.starts_at at time zone 'Europe/Paris', 'YYYY-MM-DD') as date,
       s.capacity, s.confirmed, s.offered, s.waiting, s.departed,
  s.room_claimed as "roomClaimed", s.closed_at as "closedAt", s.waiting_list_open as "waitingListOpen",
  (select coalesce(sum(f.places), 0)::int from seat_holds f
    where f.session_id = s.id and f.expires_at > $1) as held,
  (select coalesce(json_agg(json_build_object('id', l.id, 'kind', l.kind, 'label', l.label, 'included', l.included,
      'capacity', l.capacity, 'confirmed', l.confirmed, 'offered', l.offered,
      'exceptional', l.exceptional, 'claimed', l.claimed)
      order by l.position, l.id), '[]')
    from session_limits l where l.session_id = s.id) as limits,
  (select coalesce(json_agg(json_build_object('id', b.id, 'label', b.label, 'departmentCode', b.department_code,
      'kind', b.kind, 'places', b.places, 'taken', b.taken, 'releasesAt', b.releases_at) order by b.position, b.id), '[]')
    from seat_blocks b where b.session_id = s.id and (b.releases_at is null or b.releases_at > $1)) as blocks,
  (select coalesce(json_agg(json_build_object('id', i.id, 'places', i.places, 'taken', i.taken,
      'held', (select coalesce(sum(f.places), 0)::int from seat_holds f
    where f.session_id = s.id and f.expires_at > $1 and f.invitation_id = i.id)) order by i.id), '[]')
    from seat_invitations i where i.session_id = s.id and i.is_blocking and i.revoked_at is null and i.expires_at > $1) as invitations
     from sessions s
  join modules m on m.id = s.module_id
  join themes t on t.code = m.theme_code

  left join venues v on v.id = s.venue_id
  left join municipalities c on c.code = v.municipality_code
     where s.region_code = r.code and true and s.state = 'PUBLISHED' and s.ends_at > $1
     order by s.starts_at, s.id limit 1) next) as "nextSession"
     from regions r where r.metropolitan order by r.name collate "fr-x-icu";

-- sessionExists
select 1 from sessions where id::text = $1;

-- sessionPages
select s.id, s.ref, s.title, m.code as "moduleCode", m.regime, t.code as "themeCode", t.label as "themeLabel",
  s.region_code as "regionCode", r.name as "regionName", c.department_code as "departmentCode", c.name as town,
  v.name as "venueName", s.format, s.state, s.version, s.opens_at as "opensAt", s.closes_at as "closesAt",
  s.starts_at as "startsAt", s.ends_at as "endsAt", s.funding, s.capacity, s.confirmed, s.offered, s.waiting, s.departed,
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
  (select coalesce(json_agg(json_build_object('id', d.id, 'date', d.date, 'halfDays', (
      select coalesce(json_agg(json_build_object('id', h.id, 'period', h.period,
        'startTime', to_char(h.start_time, 'HH24:MI'), 'endTime', to_char(h.end_time, 'HH24:MI'),
        'startsAt', h.starts_at, 'endsAt', h.ends_at) order by h.starts_at), '[]')
      from half_days h where h.session_day_id = d.id)) order by d.date), '[]')
    from session_days d where d.session_id = s.id and exists (select 1 from half_days h where h.session_day_id = d.id)) as days, null::int as nearness, s.summary, m.objectives, m.audience, m.prerequisites, m.methods,
  m.assessment, m.outcome, s.room, s.contact_email as "contactEmail", s.cancel_reason as "cancelReason", s.postpone_reason as "postponeReason",
  s.updated_at as "updatedAt", s.module_id as "moduleId", s.track_id as "trackId", s.venue_id as "venueId",
  s.join_url as "joinUrl", s.share_per_municipality as share, s.validation, s.offer_hours as "offerHours",
  s.priority_rule as "priorityRule", json_build_object('kind', s.audience_kind, 'delegationRequired', s.delegation_required,
    'programmes', s.programmes, 'ownRegionOnly', s.own_region_only) as eligibility,
  case when v.id is null then null else json_build_object('name', v.name, 'address', v.address, 'postcode', v.postcode,
    'town', c.name, 'access', v.access, 'wheelchairAccess', v.wheelchair_access) end as venue,
  (select json_build_object('id', k.id, 'title', k.title) from tracks k where k.id = s.track_id) as track,
  (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name)
      order by p.name_key), '[]')
    from session_trainers st join people p on p.id = st.person_id where st.session_id = s.id) as trainers from sessions s
  join modules m on m.id = s.module_id
  join themes t on t.code = m.theme_code
  join regions r on r.code = s.region_code
  left join venues v on v.id = s.venue_id
  left join municipalities c on c.code = v.municipality_code where s.id = any($1::uuid[]);

-- upcomingByTrack
select track_id as "trackId", count(*)::int as count from sessions
     where track_id is not null and state = 'PUBLISHED' and ends_at > $1 group by track_id;

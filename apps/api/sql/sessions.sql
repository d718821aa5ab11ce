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
  s.starts_at as "startsAt", s.ends_at as "endsAt", s.funding, s.capacity, s.confirmed, s.offered, s.waiting,
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
  and ($9 = false or (s.closes_at > $1 and (s.capacity is null or (s.waiting = 0 and s.confirmed + s.offered < s.capacity))))
  and ($10::uuid is null or s.track_id = $10);

-- publicSessions
select s.id, s.ref, s.title, m.code as "moduleCode", m.regime, t.code as "themeCode", t.label as "themeLabel",
  s.region_code as "regionCode", r.name as "regionName", c.department_code as "departmentCode", c.name as town,
  v.name as "venueName", s.format, s.state, s.version, s.opens_at as "opensAt", s.closes_at as "closesAt",
  s.starts_at as "startsAt", s.ends_at as "endsAt", s.funding, s.capacity, s.confirmed, s.offered, s.waiting,
  (select coalesce(json_agg(json_build_object('id', d.id, 'date', d.date, 'halfDays', (
      select coalesce(json_agg(json_build_object('id', h.id, 'period', h.period,
        'startTime', to_char(h.start_time, 'HH24:MI'), 'endTime', to_char(h.end_time, 'HH24:MI'),
        'startsAt', h.starts_at, 'endsAt', h.ends_at) order by h.starts_at), '[]')
      from half_days h where h.session_day_id = d.id)) order by d.date), '[]')
    from session_days d where d.session_id = s.id and exists (select 1 from half_days h where h.session_day_id = d.id)) as days, coalesce((select case
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
  and ($9 = false or (s.closes_at > $1 and (s.capacity is null or (s.waiting = 0 and s.confirmed + s.offered < s.capacity))))
  and ($10::uuid is null or s.track_id = $10)
     order by nearness, s.starts_at, s.id limit $11 offset $12;

-- regionAgendas
select r.code, r.name,
       (select count(*)::int from sessions s where s.region_code = r.code and s.state = 'PUBLISHED' and s.ends_at > $1) as upcoming,
       (select k.id from tracks k where k.region_code = r.code order by k.year desc limit 1) as "trackId",

  (select json_build_object('id', s.id, 'title', s.title, 'town', c.name,
       'date', to_char(s.starts_at at time zone 'Europe/Paris', 'YYYY-MM-DD'),
       'capacity', s.capacity, 'confirmed', s.confirmed, 'offered', s.offered, 'waiting', s.waiting)
     from sessions s
  join modules m on m.id = s.module_id
  join themes t on t.code = m.theme_code

  left join venues v on v.id = s.venue_id
  left join municipalities c on c.code = v.municipality_code
     where s.region_code = r.code and m.regime = 'AWARENESS' and s.state = 'PUBLISHED' and s.ends_at > $1
     order by s.starts_at, s.id limit 1) as "nextDay",

  (select json_build_object('id', s.id, 'title', s.title, 'town', c.name,
       'date', to_char(s.starts_at at time zone 'Europe/Paris', 'YYYY-MM-DD'),
       'capacity', s.capacity, 'confirmed', s.confirmed, 'offered', s.offered, 'waiting', s.waiting)
     from sessions s
  join modules m on m.id = s.module_id
  join themes t on t.code = m.theme_code

  left join venues v on v.id = s.venue_id
  left join municipalities c on c.code = v.municipality_code
     where s.region_code = r.code and true and s.state = 'PUBLISHED' and s.ends_at > $1
     order by s.starts_at, s.id limit 1) as "nextSession"
     from regions r where r.metropolitan order by r.name collate "fr-x-icu";

-- sessionExists
select 1 from sessions where id::text = $1;

-- sessionPages
select s.id, s.ref, s.title, m.code as "moduleCode", m.regime, t.code as "themeCode", t.label as "themeLabel",
  s.region_code as "regionCode", r.name as "regionName", c.department_code as "departmentCode", c.name as town,
  v.name as "venueName", s.format, s.state, s.version, s.opens_at as "opensAt", s.closes_at as "closesAt",
  s.starts_at as "startsAt", s.ends_at as "endsAt", s.funding, s.capacity, s.confirmed, s.offered, s.waiting,
  (select coalesce(json_agg(json_build_object('id', d.id, 'date', d.date, 'halfDays', (
      select coalesce(json_agg(json_build_object('id', h.id, 'period', h.period,
        'startTime', to_char(h.start_time, 'HH24:MI'), 'endTime', to_char(h.end_time, 'HH24:MI'),
        'startsAt', h.starts_at, 'endsAt', h.ends_at) order by h.starts_at), '[]')
      from half_days h where h.session_day_id = d.id)) order by d.date), '[]')
    from session_days d where d.session_id = s.id and exists (select 1 from half_days h where h.session_day_id = d.id)) as days, null::int as nearness, s.summary, m.objectives, m.audience, m.prerequisites, m.methods,
  m.assessment, m.outcome, s.room, s.contact_email as "contactEmail", s.cancel_reason as "cancelReason",
  s.updated_at as "updatedAt", s.module_id as "moduleId", s.track_id as "trackId", s.venue_id as "venueId",
  s.join_url as "joinUrl",
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

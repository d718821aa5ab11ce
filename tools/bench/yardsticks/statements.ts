// The registration decided by SQL alone, with the same rows as the product writes: the most a design could do.

/** What one registration inserts; `seated` decides, `claimed` holds the session's row as it is once claimed. */
const written = (at: string) => `
  mandate as (
    insert into mandates (person_id, municipality_code, function, starts_on)
    select person_id, municipality_code, function, ${at}::date from registration),
  audit as (
    insert into audit_events (at, action, subject_kind, subject_id, region_code, details)
    select ${at}, 'registration.' || lower(status), 'registration', id::text, '84',
      jsonb_build_object('sessionId', session_id, 'source', 'SELF') from registration),
  job as (
    insert into pgboss.job (name, data)
    select 'registrations.' || lower(status), jsonb_build_object('registrationId', id) from registration)
  select id, number, status from registration`;

const columns = `(number, session_id, person_id, status, kind, function, municipality_code, family_name, given_name,
      email, source, idempotency_key, request_hash, position, confirmed_at, created_at, updated_at)`;
const number = (order: string) => `lpad(${order}::text, greatest(4, length(${order}::text)), '0')`;

/** Parameters: session, instant, commune, family name, address, key. */
const person = `
  person as (
    insert into people (family_name, given_name, name_key, email, email_key, created_at)
    values ($4::text, 'Camille', lower($4), $5::text, $5, $2)
    on conflict (email_key, name_key) do update set email = people.email returning id)`;

const oneRow = `
  registration as (
    insert into registrations ${columns}
    select c.ref || '-' || ${number('c.place')}, c.id, p.id, case when c.seated then 'CONFIRMED' else 'WAITLISTED' end,
      'ELECTED', 'Maire', $3::text, $4, 'Camille', $5, 'SELF', $6::uuid, '', c.place,
      case when c.seated then $2 end, $2, $2
    from claimed c, person p
    returning id, number, status, person_id, session_id, municipality_code, function),`;

/** One statement, one transaction: claims the place on the session's row, and writes everything. */
export const oneStatement = `
  with ${person},
  claimed as (
    update sessions set
      confirmed = confirmed + (waiting = 0 and confirmed + offered < capacity)::int,
      waiting = waiting + (not (waiting = 0 and confirmed + offered < capacity))::int,
      last_position = last_position + 1, last_number = last_number + 1
    where id = $1::uuid and state = 'PUBLISHED' and opens_at <= $2::timestamptz and closes_at > $2
    returning id, ref, new.last_position as place, new.confirmed > old.confirmed as seated),
  ${oneRow} ${written('$2')}`;

/** The same with the lock switched off: it counts, then inserts. It must sell too many places. */
export const unlockedStatement = `
  with ${person},
  claimed as (
    select s.id, s.ref, nextval('bench_places') as place,
      (select count(*) from registrations r where r.session_id = s.id and r.status in ('CONFIRMED', 'OFFERED')) < s.capacity as seated
    from sessions s where s.id = $1::uuid and s.opens_at <= $2::timestamptz),
  ${oneRow} ${written('$2')}`;

export const lockStatement = `select 1 from sessions where id = $1 for no key update`;

/** A group on one locked session, in order of arrival. Parameters: session, instant, people `{n, commune, family, email, key}`. */
export const groupStatement = `
  with asked as (
    select * from jsonb_to_recordset($3::jsonb) as a (n int, commune text, family text, email text, key uuid)),
  person as (
    insert into people (family_name, given_name, name_key, email, email_key, created_at)
    select family, 'Camille', lower(family), email, email, $2 from asked order by email
    on conflict (email_key, name_key) do update set email = people.email returning id, email_key),
  claimed as (
    select id, ref, last_position, case when waiting = 0 then capacity - confirmed - offered else 0 end as free
    from sessions where id = $1::uuid and state = 'PUBLISHED' and opens_at <= $2::timestamptz and closes_at > $2),
  registration as (
    insert into registrations ${columns}
    select c.ref || '-' || ${number('(c.last_position + a.n)')}, c.id, p.id, case when a.n <= c.free then 'CONFIRMED' else 'WAITLISTED' end,
      'ELECTED', 'Maire', a.commune, a.family, 'Camille', a.email, 'SELF', a.key, '', c.last_position + a.n,
      case when a.n <= c.free then $2 end, $2, $2
    from claimed c cross join asked a join person p on p.email_key = a.email
    returning id, number, status, person_id, session_id, municipality_code, function),
  counted as (
    update sessions set
      confirmed = confirmed + (select count(*) from registration where status = 'CONFIRMED'),
      waiting = waiting + (select count(*) from registration where status = 'WAITLISTED'),
      last_position = last_position + (select count(*) from registration),
      last_number = last_number + (select count(*) from registration)
    where id = $1),
  ${written('$2')}`;

// Fills a database inside PostgreSQL: officials with a mandate, sessions of four years, registrations with waiting lists.
import type pg from 'pg';
import { onDatabase } from '../ground/server.ts';
import { withoutIndexes } from './bulk.ts';
import type { Filling } from './sizes.ts';

/** Ids that grow with their number, as the product's do with time. */
const idOf = (kind: string, number: string) =>
  `('0${kind}900000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
const person = (number: string) => idOf('1', number);
const session = (number: string) => idOf('2', number);
const registration = (number: string) => idOf('3', number);

const familyNames = `(array['Martin','Bernard','Kerzec','Castagnol','Petit','Le Goff','Moreau','Etcheverry','Schmitt','Rossi','Dubois','Laurent','Orvault'])`;
const givenNames = `(array['Camille','Yann','Rémi','Dominique','Claude','Maëlle','Noé','Inès','Lou','Sacha','Andréa'])`;

async function fillPeople(client: pg.Client, { officials }: Filling): Promise<void> {
  await client.query(
    `insert into people (id, family_name, given_name, name_key, email, email_key, created_at)
     select ${person('n')}, family, given, lower(family || '|' || given || n), mail, mail, now() - interval '2 years'
     from (select n, ${familyNames}[1 + n % 13] as family, ${givenNames}[1 + n % 11] as given, 'elu' || n || '@mairie' || n % 34875 || '.example' as mail
       from generate_series(1, $1::int) n) drawn`,
    [officials],
  );
  await client.query(
    `with communes as (select code, row_number() over (order by code) - 1 as n from municipalities)
     insert into mandates (person_id, municipality_code, function, starts_on)
     select ${person('p')}, code, 'Conseiller·ère municipal·e', date '2026-03-22'
     from generate_series(1, $1::int) p join communes on n = p % (select count(*) from municipalities)`,
    [officials],
  );
}

/** Capacity is missed by one session in five, whose last people wait. Those to come are one in eight. */
async function fillSessions(client: pg.Client, { sessions, registrations }: Filling): Promise<void> {
  const each = Math.round(registrations / sessions);
  await client.query(
    `insert into venues (name, address, postcode, municipality_code, created_at)
     select 'Salle des fêtes', '1 place de la Mairie', '00000', code, now()
     from (select code, row_number() over (order by code) as n from municipalities) c where n % 70 = 0`,
  );
  await client.query(
    `with places as (select v.id, m.region_code, row_number() over (order by v.municipality_code) - 1 as n
       from venues v join municipalities m on m.code = v.municipality_code),
     modules_in_turn as (select id, title, row_number() over (order by code) - 1 as n from modules)
     insert into sessions (id, ref, module_id, region_code, title, format, state, venue_id, contact_email, capacity,
       opens_at, closes_at, starts_at, ends_at, published_at, created_at, updated_at)
     select ${session('s')}, 'ECH-' || s, m.id, p.region_code, m.title, 'ONSITE', case when s % 8 = 0 then 'PUBLISHED' else 'FINALIZED' end,
       p.id, 'contact@treize.example', case when s % 5 = 0 then $2::int * 4 / 5 else $2 + 50 end,
       day - interval '3 months', day, day, day + interval '7 hours', day - interval '3 months', day - interval '4 months', day - interval '3 months'
     from generate_series(1, $1::int) s
     join places p on p.n = s % (select count(*) from places) join modules_in_turn m on m.n = s % (select count(*) from modules)
     cross join lateral (select date_trunc('day', now()) + interval '8 hours'
       + case when s % 8 = 0 then interval '1 day' * (1 + s % 60) else interval '1 day' * -(1 + s % 1400) end as day) d`,
    [sessions, each],
  );
  await client.query(
    `with days as (insert into session_days (session_id, position, date) select id, 1, starts_at::date from sessions returning id, session_id)
     insert into half_days (session_id, session_day_id, period, start_time, end_time, starts_at, ends_at)
     select s.id, d.id, h.period, h.start_time, h.end_time, s.starts_at, s.starts_at + interval '3 hours'
     from days d join sessions s on s.id = d.session_id
     cross join (values ('AM', time '09:00', time '12:00'), ('PM', time '13:00', time '16:00')) h (period, start_time, end_time)`,
  );
}

async function fillRegistrations(client: pg.Client, filling: Filling): Promise<void> {
  const { officials, sessions, registrations } = filling;
  const each = Math.round(registrations / sessions);
  // 1999 is prime: the people of one session are all different.
  await withoutIndexes(client, 'registrations', () =>
    client.query(
      `insert into registrations (id, number, session_id, person_id, status, kind, function, municipality_code, family_name, given_name,
         email, source, idempotency_key, request_hash, position, confirmed_at, created_at, updated_at)
       select ${registration('(s.n * $3::bigint + k)')}, s.ref || '-' || lpad(k::text, 4, '0'), s.id, p.id,
         case when k <= s.capacity then 'CONFIRMED' else 'WAITLISTED' end, 'ELECTED', 'Conseiller·ère municipal·e', m.municipality_code,
         p.family_name, p.given_name, p.email, 'SELF', ${registration('(s.n * $3::bigint + k)')}, '', k,
         case when k <= s.capacity then s.opens_at end, s.opens_at, s.opens_at
       from (select id, ref, capacity, opens_at, substr(ref, 5)::bigint as n from sessions where ref like 'ECH-%') s
       cross join generate_series(1, $3) k
       join people p on p.id = ${idOf('1', '(1 + (s.n * 7919 + k * 1999) % $1::bigint)')}
       join mandates m on m.person_id = p.id
       where s.n <= $2::bigint`,
      [officials, sessions, each],
    ),
  );
  await client.query(
    `update sessions s set confirmed = r.confirmed, waiting = r.waiting, last_position = r.total, last_number = r.total, room_claimed = r.waiting > 0
     from (select session_id, count(*) filter (where status = 'CONFIRMED') as confirmed,
       count(*) filter (where status = 'WAITLISTED') as waiting, count(*) as total from registrations group by session_id) r
     where r.session_id = s.id`,
  );
  await withoutIndexes(client, 'audit_events', () =>
    client.query(
      `insert into audit_events (at, action, subject_kind, subject_id, region_code, details)
       select created_at, 'registration.' || lower(status), 'registration', id::text, '84', jsonb_build_object('sessionId', session_id)
       from registrations`,
    ),
  );
}

/** Fills a migrated database; the references of its rows are right by construction and not checked again. */
export async function fill(url: string, filling: Filling): Promise<void> {
  await onDatabase(url, async (client) => {
    await client.query(`set session_replication_role = replica`);
    await client.query(`set maintenance_work_mem = '512MB'`);
    await client.query(`set work_mem = '256MB'`);
    await fillPeople(client, filling);
    await client.query('analyze people, mandates');
    await fillSessions(client, filling);
    await client.query('analyze sessions');
    await fillRegistrations(client, filling);
    await client.query('vacuum analyze');
  });
}

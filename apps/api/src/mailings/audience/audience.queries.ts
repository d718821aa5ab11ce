// SQL of those who may be written to: people of a session, people of a territory, contacts of communes, addresses to spare.
import type { AudienceMember } from '@treize/rules/mailings/audience';
import type { WantedPerson } from '@treize/rules/mailings/addressing';
import type { RemindedRegistration } from '@treize/rules/mailings/reminders';
import type { EntityManager } from 'typeorm';

export type SessionMember = WantedPerson & AudienceMember & RemindedRegistration;

/** Corrections win over marks, the last one over the others: as the rules of attendance derive it. */
const presenceSql = `(select case when bool_or(f.state = 'PRESENT') then 'PRESENT' when count(*) > 0 then 'ABSENT' end
    from (select distinct on (half_day_id) case when kind = 'SIGNED' then 'PRESENT' else state end as state
      from attendance_facts where registration_id = r.id and session_id = r.session_id
      order by half_day_id, kind = 'CORRECTED' desc, seq desc) f)`;

/** Labels in force on a civil date, of the communes where `condition` holds; mountain is a fact of the commune itself. */
const labelsSql = (
  condition: string,
  today: string,
) => `(select coalesce(array_agg(distinct g.programme), '{}') from (
    select l.programme from programme_labels l join municipalities t on t.code = l.municipality_code
      where (${condition}) and l.valid_from <= ${today}::date and (l.valid_to is null or l.valid_to >= ${today}::date)
    union all select 'MOUNTAIN' from municipalities t where (${condition}) and t.mountain_area) g)`;

const ownTowns = 't.code = r.municipality_code or t.epci_code = r.epci_code';

/**
 * Everybody who is or was registered on a session, oldest first, with what audiences and reminders ask of them.
 * @param told key under which earlier reminders count as told (`toldKey` of the rules); null: none does
 * @param today civil date in Paris: labels in force on it
 */
export function peopleOfSession(
  tx: EntityManager,
  sessionId: string,
  told: string | null,
  today: string,
): Promise<SessionMember[]> {
  return tx.query<SessionMember[]>(
    `select r.person_id as "personId", r.id as "registrationId", r.number, r.given_name as "givenName",
       r.family_name as "familyName", trim(r.email) as email, r.municipality_code as "municipalityCode",
       coalesce(m.name, e.name, '') as body, r.status, r.kind, r.created_at as "createdAt",
       r.declined_at is not null as "isLeaving", ${presenceSql} as presence,
       exists (select 1 from invitations i where i.registration_id = r.id and i.wanted = 'REQUEST' and i.partstat is null)
         as "isSilent",
       array(select distinct t.department_code from municipalities t where ${ownTowns}) as departments,
       ${labelsSql(ownTowns, '$3')} as programmes,
       array(select x.limit_id from registration_limits x where x.registration_id = r.id) as "limitIds",
       exists (select 1 from reminded_registrations d
         where d.session_id = r.session_id and d.code = $2 and d.registration_id = r.id) as "isTold"
     from registrations r left join municipalities m on m.code = r.municipality_code
       left join epcis e on e.code = r.epci_code
     where r.session_id = $1 order by r.created_at, r.number`,
    [sessionId, told, today],
  );
}

export interface TerritoryFilter {
  regionCode: string;
  /** Empty: all of the region. */
  departments: readonly string[];
  programmes: readonly string[];
  kinds: readonly string[];
  /** Who is registered on it is left out; null: nobody is. */
  sessionId: string | null;
}

const living = (tie: string, today: string) =>
  `${tie}.starts_on <= ${today}::date and (${tie}.ends_on is null or ${tie}.ends_on > ${today}::date)`;

/** People with a living mandate or position in these communes or their EPCI, each once, by name. */
export function peopleOfTerritory(
  tx: EntityManager,
  filter: TerritoryFilter,
  today: string,
): Promise<WantedPerson[]> {
  const { regionCode, departments, programmes, kinds, sessionId } = filter;
  return tx.query<WantedPerson[]>(
    `with towns as (
       select t.code, t.name, t.epci_code from municipalities t
       where t.region_code = $1 and ($2::text[] = '{}' or t.department_code = any($2::text[]))
         and ($3::text[] = '{}' or ('MOUNTAIN' = any($3::text[]) and t.mountain_area) or exists (
           select 1 from programme_labels l where l.municipality_code = t.code and l.programme = any($3::text[])
             and l.valid_from <= $6::date and (l.valid_to is null or l.valid_to >= $6::date)))
     ), areas as (
       select e.code, e.name from epcis e where e.code in (select epci_code from towns)
     ), ties as (
       select a.person_id, t.code, t.name from mandates a join towns t on t.code = a.municipality_code
         where 'ELECTED' = any($4::text[]) and a.status <> 'ENDED' and ${living('a', '$6')}
       union all select a.person_id, null, e.name from mandates a join areas e on e.code = a.epci_code
         where 'ELECTED' = any($4::text[]) and a.status <> 'ENDED' and ${living('a', '$6')}
       union all select w.person_id, t.code, t.name from positions w left join organizations o on o.id = w.organization_id
         join towns t on t.code = coalesce(w.municipality_code, o.municipality_code)
         where 'STAFF' = any($4::text[]) and ${living('w', '$6')}
       union all select w.person_id, null, e.name from positions w left join organizations o on o.id = w.organization_id
         join areas e on e.code = coalesce(w.epci_code, o.epci_code)
         where 'STAFF' = any($4::text[]) and ${living('w', '$6')}
     ), tied as (
       select distinct on (person_id) person_id, code, name from ties order by person_id, code nulls last
     )
     select p.id as "personId", null as "registrationId", null as number, p.given_name as "givenName",
       p.family_name as "familyName", trim(p.email) as email, d.code as "municipalityCode", d.name as body
     from tied d join people p on p.id = d.person_id
     where $5::uuid is null or not exists (select 1 from registrations r where r.session_id = $5 and r.person_id = p.id
       and r.status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED'))
     order by p.name_key, p.id`,
    [
      regionCode,
      departments,
      programmes,
      kinds.length === 0 ? ['ELECTED', 'STAFF'] : kinds,
      sessionId,
      today,
    ],
  );
}

export interface ContactRow {
  municipalityCode: string;
  municipality: string;
  givenName: string;
  familyName: string;
  email: string;
}

/** Who speaks for these communes at `now`, in the order of their grants. */
export function contactsOf(tx: EntityManager, codes: readonly string[], now: Date): Promise<ContactRow[]> {
  return tx.query<ContactRow[]>(
    `select m.code as "municipalityCode", m.name as municipality, p.given_name as "givenName",
       p.family_name as "familyName", trim(p.email) as email
     from grants g join people p on p.id = g.person_id join municipalities m on m.code = g.scope_id
     where g.role = 'MUNICIPALITY_MANAGER' and g.scope_kind = 'municipality' and g.scope_id = any($1::text[])
       and g.valid_from <= $2 and (g.valid_to is null or g.valid_to > $2) and p.email <> ''
     order by g.id`,
    [codes, now],
  );
}

export interface SparedAddress {
  address: string;
  isBlocked: boolean;
  isOptedOut: boolean;
}

/** Of these addresses (as `emailKey` writes them), those that nothing is sent to, or that want no invitation. */
export function sparedAddresses(tx: EntityManager, addresses: readonly string[]): Promise<SparedAddress[]> {
  return tx.query<SparedAddress[]>(
    `select a.address, b.address is not null as "isBlocked", o.address is not null as "isOptedOut"
     from unnest($1::text[]) a (address)
       left join blocked_addresses b on b.address = a.address left join mail_opt_outs o on o.address = a.address
     where b.address is not null or o.address is not null`,
    [addresses],
  );
}

export interface TargetedSession {
  regionCode: string;
  title: string;
  isPublic: boolean;
}

export async function targetedSession(
  tx: EntityManager,
  sessionId: string,
): Promise<TargetedSession | undefined> {
  const [row] = await tx.query<TargetedSession[]>(
    `select region_code as "regionCode", title, state <> 'DRAFT' as "isPublic" from sessions where id = $1`,
    [sessionId],
  );
  return row;
}

/** The name of a region, and which of these départements are not its own. */
export async function regionWith(
  tx: EntityManager,
  regionCode: string,
  departments: readonly string[],
): Promise<{ name: string; strangers: string[] } | undefined> {
  const [row] = await tx.query<{ name: string; strangers: string[] }[]>(
    `select g.name, array(select d from unnest($2::text[]) d
       where not exists (select 1 from departments o where o.code = d and o.region_code = g.code)) as strangers
     from regions g where g.code = $1`,
    [regionCode, departments],
  );
  return row;
}

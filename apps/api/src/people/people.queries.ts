// SQL of people: found or created by mailbox and name, many at once; what ties them to a body.
import type { EntityManager } from 'typeorm';

export interface PersonDraft {
  familyName: string;
  givenName: string;
  nameKey: string;
  email: string;
  emailKey: string;
  phone: string | null;
}

export interface PersonRow {
  id: string;
  familyName: string;
  givenName: string;
  email: string;
  emailKey: string;
}

const personColumns = `p.id, p.family_name as "familyName", p.given_name as "givenName", p.email, p.email_key as "emailKey"`;

/**
 * Ids of these people, in the order of the drafts; those unknown are created, the others keep the spelling on file.
 * Keys are inserted in order, so that two groups never wait for each other in a circle.
 */
export async function findOrCreatePeople(
  tx: EntityManager,
  drafts: readonly PersonDraft[],
  at: Date,
): Promise<string[]> {
  const text = JSON.stringify(drafts.map((draft, index) => ({ ...draft, index })));
  await tx.query(
    `insert into people (family_name, given_name, name_key, email, email_key, phone, created_at)
     select distinct on (d."emailKey", d."nameKey")
       d."familyName", d."givenName", d."nameKey", d.email, d."emailKey", d.phone, $2
     from jsonb_to_recordset($1::jsonb)
       as d (index int, "familyName" text, "givenName" text, "nameKey" text, email text, "emailKey" text, phone text)
     where not exists (select 1 from people p where p.email_key = d."emailKey" and p.name_key = d."nameKey")
     order by d."emailKey", d."nameKey", d.index
     on conflict (email_key, name_key) do nothing`,
    [text, at],
  );
  const rows = await tx.query<{ id: string }[]>(
    `select p.id
     from jsonb_to_recordset($1::jsonb) as d (index int, "nameKey" text, "emailKey" text)
     join people p on p.email_key = d."emailKey" and p.name_key = d."nameKey"
     order by d.index`,
    [text],
  );
  return rows.map(({ id }) => id);
}

/** Ids of these people, in order; null for those nobody has registered yet. */
export async function knownPeople(
  tx: EntityManager,
  keys: readonly Pick<PersonDraft, 'nameKey' | 'emailKey'>[],
): Promise<(string | null)[]> {
  const rows = await tx.query<{ id: string | null }[]>(
    `select p.id
     from jsonb_to_recordset($1::jsonb) as d (index int, "nameKey" text, "emailKey" text)
     left join people p on p.email_key = d."emailKey" and p.name_key = d."nameKey"
     order by d.index`,
    [JSON.stringify(keys.map(({ nameKey, emailKey }, index) => ({ nameKey, emailKey, index })))],
  );
  return rows.map(({ id }) => id);
}

/** The mailbox and the name of a person, locked. */
export async function lockPerson(
  tx: EntityManager,
  personId: string,
): Promise<{ email: string; nameKey: string } | undefined> {
  const [row] = await tx.query<{ email: string; nameKey: string }[]>(
    `select email, name_key as "nameKey" from people where id = $1 for no key update`,
    [personId],
  );
  return row;
}

export async function writeMailbox(
  tx: EntityManager,
  personId: string,
  email: string,
  emailKey: string,
): Promise<void> {
  await tx.query(`update people set email = $2, email_key = $3 where id = $1`, [personId, email, emailKey]);
}

export interface TieDraft {
  personId: string;
  kind: 'ELECTED' | 'STAFF';
  municipalityCode: string | null;
  epciCode: string | null;
  function: string;
  delegation: boolean;
}

/** Mandates and positions told on registration; the same one told twice stays one. */
export async function declareTies(
  tx: EntityManager,
  ties: readonly TieDraft[],
  today: string,
): Promise<void> {
  const text = JSON.stringify(ties);
  const drafts = `jsonb_to_recordset($1::jsonb) as d
    ("personId" uuid, kind text, "municipalityCode" text, "epciCode" text, function text, delegation boolean)`;
  if (ties.some(({ kind }) => kind === 'ELECTED'))
    await tx.query(
      `insert into mandates (person_id, municipality_code, epci_code, function, delegation, starts_on)
       select distinct d."personId", d."municipalityCode", d."epciCode", d.function, d.delegation, $2::date
       from ${drafts}
       where d.kind = 'ELECTED' and not exists (
         select 1 from mandates m where m.person_id = d."personId" and m.ends_on is null and m.function = d.function
           and m.municipality_code is not distinct from d."municipalityCode"
           and m.epci_code is not distinct from d."epciCode")`,
      [text, today],
    );
  if (ties.some(({ kind }) => kind === 'STAFF'))
    await tx.query(
      `insert into positions (person_id, municipality_code, epci_code, function, starts_on)
       select distinct d."personId", d."municipalityCode", d."epciCode", d.function, $2::date
       from ${drafts}
       where d.kind = 'STAFF' and not exists (
         select 1 from positions m where m.person_id = d."personId" and m.ends_on is null and m.function = d.function
           and m.municipality_code is not distinct from d."municipalityCode"
           and m.epci_code is not distinct from d."epciCode")`,
      [text, today],
    );
}

/** The commune has confirmed that this person sits in its council. */
export async function confirmMandates(
  tx: EntityManager,
  personId: string,
  municipalityCode: string,
): Promise<void> {
  await tx.query(
    `update mandates set status = 'CONFIRMED'
     where person_id = $1 and municipality_code = $2 and status = 'DECLARED' and ends_on is null`,
    [personId, municipalityCode],
  );
}

export interface PersonWithTie extends PersonRow {
  /** "Maire, Die": the latest mandate or position with its body; empty when none is known. */
  tie: string;
}

const tieOf = `coalesce((
    select t.function || ', ' || t.body from (
      select m.function, coalesce(c.name, e.name) as body, m.starts_on, m.ends_on from mandates m
        left join municipalities c on c.code = m.municipality_code left join epcis e on e.code = m.epci_code
        where m.person_id = p.id
      union all
      select w.function, coalesce(c.name, e.name, o.name), w.starts_on, w.ends_on from positions w
        left join municipalities c on c.code = w.municipality_code left join epcis e on e.code = w.epci_code
        left join organizations o on o.id = w.organization_id
        where w.person_id = p.id
    ) t order by t.ends_on desc nulls first, t.starts_on desc limit 1), '')`;

/** Everybody who reads this mailbox. */
export function peopleOfMailbox(tx: EntityManager, emailKey: string): Promise<PersonWithTie[]> {
  return tx.query<PersonWithTie[]>(
    `select ${personColumns}, ${tieOf} as tie from people p where p.email_key = $1 order by p.name_key`,
    [emailKey],
  );
}

export function peopleById(tx: EntityManager, ids: readonly string[]): Promise<PersonWithTie[]> {
  return tx.query<PersonWithTie[]>(
    `select ${personColumns}, ${tieOf} as tie from people p where p.id = any($1::uuid[]) order by p.name_key`,
    [ids],
  );
}

-- confirmMandates
update mandates set status = 'CONFIRMED'
     where person_id = $1 and municipality_code = $2 and status = 'DECLARED' and ends_on is null;

-- declareTies
insert into mandates (person_id, municipality_code, epci_code, function, delegation, starts_on)
       select distinct d."personId", d."municipalityCode", d."epciCode", d.function, d.delegation, $2::date
       from jsonb_to_recordset($1::jsonb) as d
    ("personId" uuid, kind text, "municipalityCode" text, "epciCode" text, function text, delegation boolean)
       where d.kind = 'ELECTED' and not exists (
         select 1 from mandates m where m.person_id = d."personId" and m.ends_on is null and m.function = d.function
           and m.municipality_code is not distinct from d."municipalityCode"
           and m.epci_code is not distinct from d."epciCode");

-- findOrCreatePeople
insert into people (family_name, given_name, name_key, email, email_key, phone, created_at)
     select distinct on (d."emailKey", d."nameKey")
       d."familyName", d."givenName", d."nameKey", d.email, d."emailKey", d.phone, $2
     from jsonb_to_recordset($1::jsonb)
       as d (index int, "familyName" text, "givenName" text, "nameKey" text, email text, "emailKey" text, phone text)
     where not exists (select 1 from people p where p.email_key = d."emailKey" and p.name_key = d."nameKey")
     order by d."emailKey", d."nameKey", d.index
     on conflict (email_key, name_key) do nothing;
select p.id
     from jsonb_to_recordset($1::jsonb) as d (index int, "nameKey" text, "emailKey" text)
     join people p on p.email_key = d."emailKey" and p.name_key = d."nameKey"
     order by d.index;

-- knownPeople
select p.id
     from jsonb_to_recordset($1::jsonb) as d (index int, "nameKey" text, "emailKey" text)
     left join people p on p.email_key = d."emailKey" and p.name_key = d."nameKey"
     order by d.index;

-- lockPerson
select email, name_key as "nameKey" from people where id = $1 for no key update;

-- peopleById
select p.id, p.family_name as "familyName", p.given_name as "givenName", p.email, p.email_key as "emailKey", coalesce((
    select t.function || ', ' || t.body from (
      select m.function, coalesce(c.name, e.name) as body, m.starts_on, m.ends_on from mandates m
        left join municipalities c on c.code = m.municipality_code left join epcis e on e.code = m.epci_code
        where m.person_id = p.id
      union all
      select w.function, coalesce(c.name, e.name, o.name), w.starts_on, w.ends_on from positions w
        left join municipalities c on c.code = w.municipality_code left join epcis e on e.code = w.epci_code
        left join organizations o on o.id = w.organization_id
        where w.person_id = p.id
    ) t order by t.ends_on desc nulls first, t.starts_on desc limit 1), '') as tie from people p where p.id = any($1::uuid[]) order by p.name_key;

-- peopleOfMailbox
select p.id, p.family_name as "familyName", p.given_name as "givenName", p.email, p.email_key as "emailKey", coalesce((
    select t.function || ', ' || t.body from (
      select m.function, coalesce(c.name, e.name) as body, m.starts_on, m.ends_on from mandates m
        left join municipalities c on c.code = m.municipality_code left join epcis e on e.code = m.epci_code
        where m.person_id = p.id
      union all
      select w.function, coalesce(c.name, e.name, o.name), w.starts_on, w.ends_on from positions w
        left join municipalities c on c.code = w.municipality_code left join epcis e on e.code = w.epci_code
        left join organizations o on o.id = w.organization_id
        where w.person_id = p.id
    ) t order by t.ends_on desc nulls first, t.starts_on desc limit 1), '') as tie from people p where p.email_key = $1 order by p.name_key;

-- writeMailbox
update people set email = $2, email_key = $3 where id = $1;

-- findMunicipalities
with found as (select code, rank from unnest($2::text[]) with ordinality as asked (code, rank))
  select m.code, m.name, d.code as "departmentCode", d.name as "departmentName", r.code as "regionCode", r.name as "regionName",
         e.code as "epciCode", e.name as "epciName", m.postcodes,
         array(select l.programme from programme_labels l
               where l.municipality_code = m.code
                 and l.valid_from <= ($1::timestamptz at time zone 'Europe/Paris')::date
                 and (l.valid_to is null or l.valid_to > ($1::timestamptz at time zone 'Europe/Paris')::date)
               order by l.programme desc) as programmes
  from found
  join municipalities m on m.code = found.code
  join departments d on d.code = m.department_code
  join regions r on r.code = m.region_code
  left join epcis e on e.code = m.epci_code
  order by found.rank;

-- listDepartments
select code, name, region_code as "regionCode" from departments order by code;

-- listRegions
select code, name, metropolitan from regions order by metropolitan desc, name collate "fr-x-icu";

-- searchMunicipalities
with matching as (
       select municipality_code, bool_or(key = $2) as exact
       from municipality_keys where key like $2 || '%' group by municipality_code
     ), found as (
       select m.code, row_number() over (order by exact desc, m.population desc nulls last, m.name, m.code) as rank
       from matching join municipalities m on m.code = matching.municipality_code
       order by rank limit $3
     )
  select m.code, m.name, d.code as "departmentCode", d.name as "departmentName", r.code as "regionCode", r.name as "regionName",
         e.code as "epciCode", e.name as "epciName", m.postcodes,
         array(select l.programme from programme_labels l
               where l.municipality_code = m.code
                 and l.valid_from <= ($1::timestamptz at time zone 'Europe/Paris')::date
                 and (l.valid_to is null or l.valid_to > ($1::timestamptz at time zone 'Europe/Paris')::date)
               order by l.programme desc) as programmes
  from found
  join municipalities m on m.code = found.code
  join departments d on d.code = m.department_code
  join regions r on r.code = m.region_code
  left join epcis e on e.code = m.epci_code
  order by found.rank;

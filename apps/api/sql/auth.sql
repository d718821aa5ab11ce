-- contactsOfMunicipality
select p.id as "personId", p.given_name || ' ' || p.family_name as name, p.email
     from grants g join people p on p.id = g.person_id
     where g.role = 'MUNICIPALITY_MANAGER' and g.scope_kind = 'municipality' and g.scope_id = $1
       and g.valid_from <= $2 and (g.valid_to is null or g.valid_to > $2) and p.email <> ''
     order by g.id;

-- deleteOldLogins
delete from logins where expires_at < $1 or revoked_at < $1;

-- deleteOldRequests
delete from sign_in_requests where expires_at < $1;

-- demoPeople
select d.person_id as "personId", p.given_name || ' ' || p.family_name as name, d.label
     from demo_people d join people p on p.id = d.person_id order by d.position;

-- findLogin
select l.person_id as "personId", l.last_seen_at as "lastSeenAt", coalesce(g.grants, '[]') as grants
     from logins l
     left join lateral (
       select json_agg(json_build_object('role', role, 'scopeKind', scope_kind, 'scopeId', scope_id,
         'validFrom', valid_from, 'validTo', valid_to) order by id) as grants
       from grants where person_id = l.person_id) g on true
     where l.token_hash = $1 and l.revoked_at is null and l.expires_at > $2 and l.last_seen_at > $3;

-- grantsOf
select g.role, g.scope_kind as "scopeKind", g.scope_id as "scopeId", g.valid_from as "validFrom", g.valid_to as "validTo",
       case g.scope_kind when 'region' then r.name when 'municipality' then m.name when 'organization' then o.name end as "scopeName"
     from grants g
     left join regions r on g.scope_kind = 'region' and r.code = g.scope_id
     left join municipalities m on g.scope_kind = 'municipality' and m.code = g.scope_id
     left join organizations o on g.scope_kind = 'organization' and o.id::text = g.scope_id
     where g.person_id = $1 and g.valid_from <= $2 and (g.valid_to is null or g.valid_to > $2)
     order by g.id;

-- hasGrant
select 1 from grants where person_id = $1 and role = $2 and scope_kind = $3 and scope_id is not distinct from $4::text
       and valid_from <= $5 and (valid_to is null or valid_to > $5);

-- insertGrant
insert into grants (person_id, role, scope_kind, scope_id, valid_from, created_at) values ($1, $2, $3, $4, $5, $5);

-- scopeExists
select 1 from regions where code = $1;

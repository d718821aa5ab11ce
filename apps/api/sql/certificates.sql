-- certificateByCode
select c.id, c.number, c.code, c.kind, c.certified_minutes as minutes, c.content, c.sha256, c.issued_at as "issuedAt",
    c.revoked_at as "revokedAt", c.replaced_by as "replacedBy", n.code as "replacedByCode", c.session_id as "sessionId",
    c.registration_id as "registrationId", r.person_id as "personId", s.region_code as "regionCode"
  from certificates c join registrations r on r.id = c.registration_id join sessions s on s.id = c.session_id
    left join certificates n on n.id = c.replaced_by where c.code = $1;

-- certificateById
select c.id, c.number, c.code, c.kind, c.certified_minutes as minutes, c.content, c.sha256, c.issued_at as "issuedAt",
    c.revoked_at as "revokedAt", c.replaced_by as "replacedBy", n.code as "replacedByCode", c.session_id as "sessionId",
    c.registration_id as "registrationId", r.person_id as "personId", s.region_code as "regionCode"
  from certificates c join registrations r on r.id = c.registration_id join sessions s on s.id = c.session_id
    left join certificates n on n.id = c.replaced_by where c.id = $1;

-- certificateBytes
select pdf from certificates where id = $1;

-- certificatesOfPerson
select c.id, c.number, c.code, c.kind, c.certified_minutes as minutes, c.content, c.sha256, c.issued_at as "issuedAt",
    c.revoked_at as "revokedAt", c.replaced_by as "replacedBy", n.code as "replacedByCode", c.session_id as "sessionId",
    c.registration_id as "registrationId", r.person_id as "personId", s.region_code as "regionCode"
  from certificates c join registrations r on r.id = c.registration_id join sessions s on s.id = c.session_id
    left join certificates n on n.id = c.replaced_by where r.person_id = $1 and c.revoked_at is null order by c.issued_at desc, c.id desc;

-- certificatesOfSession
select c.id, c.number, c.code, c.kind, c.certified_minutes as minutes, c.content, c.sha256, c.issued_at as "issuedAt",
    c.revoked_at as "revokedAt", c.replaced_by as "replacedBy", n.code as "replacedByCode", c.session_id as "sessionId",
    c.registration_id as "registrationId", r.person_id as "personId", s.region_code as "regionCode"
  from certificates c join registrations r on r.id = c.registration_id join sessions s on s.id = c.session_id
    left join certificates n on n.id = c.replaced_by where c.session_id = $1
     order by r.family_name collate "fr-x-icu", r.given_name collate "fr-x-icu", r.id, c.issued_at desc, c.id desc;

-- certifiedPeople
select r.id as "registrationId", r.number, r.family_name as "familyName", r.given_name as "givenName", r.function,
       coalesce(m.name, e.name, '') as body, r.email,
       (select count(*)::int from certificates c where c.registration_id = r.id) as issued
     from registrations r left join municipalities m on m.code = r.municipality_code left join epcis e on e.code = r.epci_code
     where r.id = any($1::uuid[]) order by r.family_name, r.given_name, r.id;

-- certifiedSession
select s.id, s.ref, s.title, o.regime, s.region_code as "regionCode", g.name as "regionName",
       case when s.format = 'REMOTE' then 'À distance' else concat_ws(', ', nullif(s.room, ''), v.name, m.name) end as place,
       (select coalesce(sum(extract(epoch from h.ends_at - h.starts_at)) / 60, 0)::int
        from half_days h where h.session_id = s.id) as "plannedMinutes"
     from sessions s join modules o on o.id = s.module_id join regions g on g.code = s.region_code
       left join venues v on v.id = s.venue_id left join municipalities m on m.code = v.municipality_code
     where s.id = $1;

-- currentCertificate
select c.id, c.number, c.code, c.kind, c.certified_minutes as minutes, c.content, c.sha256, c.issued_at as "issuedAt",
    c.revoked_at as "revokedAt", c.replaced_by as "replacedBy", n.code as "replacedByCode", c.session_id as "sessionId",
    c.registration_id as "registrationId", r.person_id as "personId", s.region_code as "regionCode"
  from certificates c join registrations r on r.id = c.registration_id join sessions s on s.id = c.session_id
    left join certificates n on n.id = c.replaced_by where c.registration_id = $1 and c.revoked_at is null;

-- insertCertificate
insert into certificates (number, code, kind, session_id, registration_id, certified_minutes, content, pdf, sha256, issued_at)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10)
     on conflict (registration_id) where revoked_at is null do nothing returning id;

-- linkReplacement
update certificates set replaced_by = $2 where id = $1;

-- lockRegistration
select 1 from registrations where id = $1 for no key update;

-- revokeCertificate
update certificates set revoked_at = $2, revoke_reason = $3 where id = $1;

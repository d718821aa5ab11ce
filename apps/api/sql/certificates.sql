-- certificateByCode
select c.id, c.number, c.code, c.kind, c.certified_minutes as minutes, c.content, c.sha256,
    c.status_index as "statusIndex", c.issued_at as "issuedAt", c.revoked_at as "revokedAt", c.revoked_by as "revokedBy",
    c.revoke_reason as reason, c.replaced_by as "replacedBy", n.code as "replacedByCode", n.number as "replacedByNumber",
    o.code as "replacesCode", o.number as "replacesNumber", c.session_id as "sessionId",
    c.registration_id as "registrationId", r.person_id as "personId", r.email, s.region_code as "regionCode"
  from certificates c join registrations r on r.id = c.registration_id join sessions s on s.id = c.session_id
    left join certificates n on n.id = c.replaced_by left join certificates o on o.replaced_by = c.id where c.code = $1;

-- certificateByHash
select c.id, c.number, c.code, c.kind, c.certified_minutes as minutes, c.content, c.sha256,
    c.status_index as "statusIndex", c.issued_at as "issuedAt", c.revoked_at as "revokedAt", c.revoked_by as "revokedBy",
    c.revoke_reason as reason, c.replaced_by as "replacedBy", n.code as "replacedByCode", n.number as "replacedByNumber",
    o.code as "replacesCode", o.number as "replacesNumber", c.session_id as "sessionId",
    c.registration_id as "registrationId", r.person_id as "personId", r.email, s.region_code as "regionCode"
  from certificates c join registrations r on r.id = c.registration_id join sessions s on s.id = c.session_id
    left join certificates n on n.id = c.replaced_by left join certificates o on o.replaced_by = c.id where c.sha256 = $1;

-- certificateById
select c.id, c.number, c.code, c.kind, c.certified_minutes as minutes, c.content, c.sha256,
    c.status_index as "statusIndex", c.issued_at as "issuedAt", c.revoked_at as "revokedAt", c.revoked_by as "revokedBy",
    c.revoke_reason as reason, c.replaced_by as "replacedBy", n.code as "replacedByCode", n.number as "replacedByNumber",
    o.code as "replacesCode", o.number as "replacesNumber", c.session_id as "sessionId",
    c.registration_id as "registrationId", r.person_id as "personId", r.email, s.region_code as "regionCode"
  from certificates c join registrations r on r.id = c.registration_id join sessions s on s.id = c.session_id
    left join certificates n on n.id = c.replaced_by left join certificates o on o.replaced_by = c.id where c.id = $1;

-- certificateBytes
select pdf from certificates where id = $1;

-- certificateCredential
select credential from certificates where id = $1;

-- certificatesOfPerson
select c.id, c.number, c.code, c.kind, c.certified_minutes as minutes, c.content, c.sha256,
    c.status_index as "statusIndex", c.issued_at as "issuedAt", c.revoked_at as "revokedAt", c.revoked_by as "revokedBy",
    c.revoke_reason as reason, c.replaced_by as "replacedBy", n.code as "replacedByCode", n.number as "replacedByNumber",
    o.code as "replacesCode", o.number as "replacesNumber", c.session_id as "sessionId",
    c.registration_id as "registrationId", r.person_id as "personId", r.email, s.region_code as "regionCode"
  from certificates c join registrations r on r.id = c.registration_id join sessions s on s.id = c.session_id
    left join certificates n on n.id = c.replaced_by left join certificates o on o.replaced_by = c.id where r.person_id = $1 and c.revoked_at is null order by c.issued_at desc, c.id desc;

-- certificatesOfSession
select c.id, c.number, c.code, c.kind, c.certified_minutes as minutes, c.content, c.sha256,
    c.status_index as "statusIndex", c.issued_at as "issuedAt", c.revoked_at as "revokedAt", c.revoked_by as "revokedBy",
    c.revoke_reason as reason, c.replaced_by as "replacedBy", n.code as "replacedByCode", n.number as "replacedByNumber",
    o.code as "replacesCode", o.number as "replacesNumber", c.session_id as "sessionId",
    c.registration_id as "registrationId", r.person_id as "personId", r.email, s.region_code as "regionCode"
  from certificates c join registrations r on r.id = c.registration_id join sessions s on s.id = c.session_id
    left join certificates n on n.id = c.replaced_by left join certificates o on o.replaced_by = c.id where c.session_id = $1
     order by r.family_name collate "fr-x-icu", r.given_name collate "fr-x-icu", r.id, c.kind = 'ATTENDANCE',
       c.issued_at desc, c.id desc;

-- currentCertificates
select c.id, c.number, c.code, c.kind, c.certified_minutes as minutes, c.content, c.sha256,
    c.status_index as "statusIndex", c.issued_at as "issuedAt", c.revoked_at as "revokedAt", c.revoked_by as "revokedBy",
    c.revoke_reason as reason, c.replaced_by as "replacedBy", n.code as "replacedByCode", n.number as "replacedByNumber",
    o.code as "replacesCode", o.number as "replacesNumber", c.session_id as "sessionId",
    c.registration_id as "registrationId", r.person_id as "personId", r.email, s.region_code as "regionCode"
  from certificates c join registrations r on r.id = c.registration_id join sessions s on s.id = c.session_id
    left join certificates n on n.id = c.replaced_by left join certificates o on o.replaced_by = c.id where c.registration_id = $1 and c.revoked_at is null order by c.kind = 'ATTENDANCE', c.id;

-- revokedIndexes
select status_index as index from certificates
     where revoked_at is not null and status_index >= $1 and status_index < $1::int + $2::int order by 1;

-- askPrint
insert into certificate_prints as p (session_id, holds, asked_at) values ($1, $2, $3)
     on conflict (session_id) do update set holds = excluded.holds, asked_at = excluded.asked_at, pdf = null
       where p.holds <> excluded.holds or (p.pdf is null and p.asked_at < excluded.asked_at - interval '10 minutes')
     returning session_id;

-- dropPrints
delete from certificate_prints where asked_at < $1;

-- filesInForce
select c.id, c.number, r.family_name as "familyName", r.given_name as "givenName", c.sha256
     from certificates c join registrations r on r.id = c.registration_id
     where c.session_id = $1 and c.revoked_at is null
     order by r.family_name collate "fr-x-icu", r.given_name collate "fr-x-icu", r.id, c.kind = 'ATTENDANCE', c.id;

-- keepPrint
update certificate_prints set holds = $2, pdf = $3 where session_id = $1;

-- printBytes
select pdf from certificate_prints where session_id = $1;

-- printOf
select holds, pdf is not null as "isMade" from certificate_prints where session_id = $1;

-- acceptedOmissions
select kind, mention as key, registration_id as "registrationId" from document_overrides where session_id = $1;

-- awaitingRegistrations
select r.id as "registrationId", r.session_id as "sessionId", o.regime, r.kind,
       array(select c.kind from certificates c where c.registration_id = r.id and c.revoked_at is null) as issued
     from registrations r join sessions s on s.id = r.session_id join modules o on o.id = s.module_id
     where (r.person_id = $1 or r.id = $2) and s.state = 'FINALIZED'
       and exists (select from attendance_facts f where f.registration_id = r.id)
     order by s.ends_at desc, r.id limit 20;

-- certifiedPeople
select r.id as "registrationId", r.number, r.kind, r.family_name as "familyName", r.given_name as "givenName",
       r.function, coalesce(m.name, e.name, '') as body, r.email
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

-- insertCertificate
insert into certificates (number, code, kind, session_id, registration_id, certified_minutes, content, pdf, sha256,
       credential, status_index, issued_at)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $11, $12)
     on conflict (registration_id, kind) where revoked_at is null do nothing returning id;

-- lastIssued
select distinct on (registration_id, kind) id, registration_id as "registrationId", kind,
       (count(*) over (partition by registration_id, kind))::int as count, revoked_at as "revokedAt",
       revoked_by as "revokedBy", revoke_reason as reason, replaced_by as "replacedBy"
     from certificates where registration_id = any($1::uuid[])
     order by registration_id, kind, issued_at desc, id desc;

-- linkReplacement
update certificates set replaced_by = $2 where id = $1;

-- lockRegistrations
select 1 from registrations where id = any($1::uuid[]) order by id for no key update;

-- reopenCertificate
update certificates set revoke_reason = $2, revoked_by = null where id = $1;

-- revokeCertificate
update certificates set revoked_at = $2, revoke_reason = $3, revoked_by = $4 where id = $1 and revoked_at is null;

-- takeStatusIndexes
select nextval('certificate_status_index')::int as index from generate_series(1, $1::int);

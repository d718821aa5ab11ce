-- describeMessage
update inbound_messages set from_address = $2, subject = $3, excerpt = $4 where id = $1;

-- dropOldBytes
update inbound_messages set raw = null where raw is not null and received_at < $1 and sorted_at is not null;

-- findCursor
select uid_validity::float8 as "uidValidity", last_uid::float8 as "lastUid" from inbox_cursors where mailbox = $1;

-- findPlaced
select uid::float8 as uid, case when sorted_at is not null then sort end as sort
     from inbound_messages where mailbox = $1 and uid_validity = $2 and uid = any($3::bigint[]);

-- insertMessage
insert into inbound_messages (mailbox, uid_validity, uid, sha256, raw, size, envelope_to, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict do nothing
     returning id;

-- lockMessage
select raw, size, envelope_to as "envelopeTo", received_at as "receivedAt", sort
     from inbound_messages where id = $1 for update;

-- lockUntied
select from_address as "fromAddress", region_code as "regionCode" from inbound_messages
     where id = $1 and registration_id is null and from_address is not null and region_code is not null for update;

-- mailAnswered
select id as "mailId", region_code as "regionCode", session_id as "sessionId",
       registration_id as "registrationId", invitation_id as "invitationId"
     from mails where message_id = any($1::text[]) order by array_position($1::text[], message_id) limit 1;

-- mailPlace
select region_code as "regionCode", session_id as "sessionId", registration_id as "registrationId",
       invitation_id as "invitationId" from mails where id = $1;

-- markAnswer
update inbound_messages set sort = 'REPLY' where id = $1;

-- placeMessage
update inbound_messages set mailbox = $2, uid_validity = $3, uid = $4
     where sha256 = $1 and not exists
       (select 1 from inbound_messages where mailbox = $2 and uid_validity = $3 and uid = $4);

-- settleMessage
update inbound_messages set sort = $2, reason = $3, region_code = $4, session_id = $5, registration_id = $6,
       invitation_id = $7, mail_id = $8, proposed_start = $9, proposed_end = $10, sorted_at = $11
     where id = $1;

-- tieMessage
update inbound_messages set session_id = $2, registration_id = $3 where id = $1;

-- writeCursor
insert into inbox_cursors (mailbox, uid_validity, last_uid, seen_at) values ($1, $2, $3, $4)
     on conflict (mailbox) do update set uid_validity = $2, last_uid = $3, seen_at = $4;

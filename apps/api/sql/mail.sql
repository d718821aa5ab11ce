-- blockAddress
insert into blocked_addresses (address, cause, text, mail_id, blocked_at) values ($1, $2, $3, $4, $5)
     on conflict (address) do update set cause = excluded.cause, text = excluded.text, mail_id = excluded.mail_id,
       blocked_at = excluded.blocked_at where blocked_addresses.cause = 'FULL';

-- countFull
select count(distinct m.id)::int as count from mails m join mail_events e on e.mail_id = m.id
     where lower(m.to_address) = $1 and e.kind = 'BOUNCED' and e.at >= $2 and e.text ~ '^[45]\.2\.2( |$)';

-- insertMailEvents
insert into mail_events (mail_id, at, kind, code, text)
     select e."mailId", e."at", e."kind", e."code", e."text"
     from jsonb_to_recordset($1::jsonb) as e ("mailId" uuid, "at" timestamptz, "kind" text, "code" integer, "text" text);

-- lockReportedMail
select lower(to_address) as address, bounce from mails where id = $1 for update;

-- markBounced
update mails set bounce = $2, bounced_at = $3, last_text = $4 where id = $1;

-- markDelivered
update mails set delivered_at = coalesce(delivered_at, $2) where id = $1;

-- unblockAddress
delete from blocked_addresses where address = $1;

-- endUntried
update mails m set state = e."state", next_at = null
     from jsonb_to_recordset($1::jsonb) as e ("id" uuid, "state" text) where m.id = e."id";

-- filesOf
select attachments from mails where id = $1;

-- forgetWords
update mails set text_body = '', html_body = '' where id = any($1::uuid[]);

-- lockDueMails
select m.id, m.kind, m.state, m.revision, m.sending_at as "sendingAt", m.give_up_at as "giveUpAt",
       m.invitation_id as "invitationId", m.urgency, m.to_address as "toAddress", m.next_at as "nextAt",
       exists (select 1 from blocked_addresses b where b.address = lower(m.to_address)) as "isBlocked"
     from mails m where m.id in (select unnest($1::uuid[])
       union select s.id from mails c join mails s on s.invitation_id = c.invitation_id where c.id = any($1::uuid[]))
     order by m.id for update of m;

-- markSending
update mails set state = 'SENDING', attempts = attempts + 1, sending_at = $2, next_at = null
     where id = any($1::uuid[])
     returning id, kind, from_name as "fromName", from_address as "fromAddress", to_name as "toName",
       to_address as "toAddress", subject, text_body as "textBody", html_body as "htmlBody",
       calendar_body as "calendarBody", calendar_method as "calendarMethod", message_id as "messageId",
       in_reply_to as "inReplyTo", attempts, created_at as "createdAt", urgency, give_up_at as "giveUpAt",
       unsubscribe_url as "unsubscribeUrl", attachments <> '[]'::jsonb as "hasFiles";

-- recordAttempts
with locked as (select id from mails where id = any($2::uuid[]) order by id for update)
     update mails m set state = e."state", last_code = e."code", last_text = e."text", accepted_at = e."acceptedAt",
       next_at = e."nextAt"
     from locked join jsonb_to_recordset($1::jsonb) as e ("id" uuid, "attempt" integer, "state" text, "code" integer,
       "text" text, "acceptedAt" timestamptz, "nextAt" timestamptz) on e."id" = locked.id
     where m.id = locked.id and m.attempts = e."attempt" and m.state = 'SENDING'
     returning m.id;

-- undoAttempts
with locked as (select id from mails where id = any($2::uuid[]) order by id for update)
     update mails m set state = case when m.attempts = 1 then 'PENDING' else 'DEFERRED' end, attempts = m.attempts - 1,
       next_at = u."nextAt"
     from locked join jsonb_to_recordset($1::jsonb) as u ("id" uuid, "attempt" integer, "nextAt" timestamptz)
       on u."id" = locked.id
     where m.id = locked.id and m.attempts = u."attempt" and m.state = 'SENDING'
     returning m.id;

-- writeTurns
update mails m set next_at = t."nextAt"
     from jsonb_to_recordset($1::jsonb) as t ("id" uuid, "nextAt" timestamptz) where m.id = t."id";

-- insertPaces
insert into domain_paces (domain, tokens, refilled_at)
     select p."domain", p."tokens", p."refilledAt"
     from jsonb_to_recordset($1::jsonb) as p ("domain" text, "tokens" double precision, "refilledAt" timestamptz)
     order by 1 on conflict (domain) do nothing;

-- lockPaces
select domain, tokens, refilled_at as "refilledAt", line_ends_at as "lineEndsAt", closed_until as "closedUntil", troubles
     from domain_paces where domain = any($1) order by domain for update;

-- troubledDomains
select domain from domain_paces where domain = any($1) and troubles > 0;

-- writePaces
update domain_paces d set tokens = p."tokens", refilled_at = p."refilledAt", line_ends_at = p."lineEndsAt",
       closed_until = p."closedUntil", troubles = p."troubles"
     from jsonb_to_recordset($1::jsonb) as p ("domain" text, "tokens" double precision, "refilledAt" timestamptz,
       "lineEndsAt" timestamptz, "closedUntil" timestamptz, "troubles" integer)
     where d.domain = p."domain";

-- dropUnsentMails
update mails m set state = 'SUPERSEDED', next_at = null
     where m.invitation_id = any($1::uuid[]) and m.state in ('PENDING','DEFERRED') and (m.state <> 'ACCEPTED' and m.attempts <= (
    select count(*) from mail_events e where e.mail_id = m.id and e.kind in ('DEFERRED','REJECTED','EXPIRED'))
  and not exists (select 1 from mail_events e where e.mail_id = m.id and e.kind = 'UNKNOWN'));
select m.invitation_id as "invitationId", max(m.revision) as revision from mails m
     where m.invitation_id = any($1::uuid[]) and m.attempts > 0 and not (m.state <> 'ACCEPTED' and m.attempts <= (
    select count(*) from mail_events e where e.mail_id = m.id and e.kind in ('DEFERRED','REJECTED','EXPIRED'))
  and not exists (select 1 from mail_events e where e.mail_id = m.id and e.kind = 'UNKNOWN')) group by 1;

-- insertMails
insert into mails (kind, dedupe_key, from_name, from_address, to_name, to_address, subject, text_body, html_body,
       calendar_body, calendar_method, attachments, message_id, in_reply_to, region_code, session_id, registration_id,
       invitation_id, revision, urgency, next_at, give_up_at, unsubscribe_url, mailing_id, notes, created_at)
     select m."kind", m."dedupeKey", m."fromName", m."fromAddress", m."toName", m."toAddress", m."subject", m."textBody",
       m."htmlBody", m."calendarBody", m."calendarMethod", m."attachments", m."messageId", m."inReplyTo", m."regionCode",
       m."sessionId", m."registrationId", m."invitationId", m."revision", m."urgency", m."nextAt", m."giveUpAt",
       m."unsubscribeUrl", m."mailingId", m."notes", $2::timestamptz
     from jsonb_to_recordset($1::jsonb) as m ("kind" text, "dedupeKey" text, "fromName" text, "fromAddress" text, "toName" text,
       "toAddress" text, "subject" text, "textBody" text, "htmlBody" text, "calendarBody" text, "calendarMethod" text,
       "attachments" jsonb, "messageId" text, "inReplyTo" text, "regionCode" text, "sessionId" uuid, "registrationId" uuid,
       "invitationId" uuid, "revision" integer, "urgency" smallint, "nextAt" timestamptz, "giveUpAt" timestamptz,
       "unsubscribeUrl" text, "mailingId" uuid, "notes" jsonb)
     on conflict (dedupe_key) do nothing
     returning id, urgency, next_at as "nextAt";

-- listMails
select id, kind, to_address as "toAddress", subject, state, attempts, last_text as "lastText", created_at as "createdAt"
     from mails where $1::text is null or state = $1 order by created_at desc, id desc limit $2 offset $3;
select count(*)::int as total from mails where $1::text is null or state = $1;

-- markPending
update mails set state = 'PENDING', next_at = null where id = $1;

-- findSenders
select region_code as "regionCode", name, local_part as "localPart", subject_prefix as "subjectPrefix", signature from region_senders where region_code = any($1) or local_part = any($2);

-- lockSenders
lock table region_senders in share row exclusive mode;

-- regionThatWroteFrom
select region_code as "regionCode" from mails where from_address = $1 and region_code is not null
     order by created_at desc limit 1;

-- writeSender
insert into region_senders (region_code, name, local_part, subject_prefix, signature, updated_at, updated_by)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (region_code) do update set name = excluded.name, local_part = excluded.local_part,
       subject_prefix = excluded.subject_prefix, signature = excluded.signature, updated_at = excluded.updated_at,
       updated_by = excluded.updated_by;

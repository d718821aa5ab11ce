-- dropUnsentMails
update mails set state = 'SUPERSEDED' where invitation_id = $1 and state = 'PENDING' and attempts = 0;
select exists (select 1 from mails where invitation_id = $1 and attempts > 0 and state <> 'REJECTED') as left;

-- forgetWords
update mails set text_body = '', html_body = '' where id = $1;

-- insertMail
insert into mails (kind, dedupe_key, from_name, from_address, to_name, to_address, subject, text_body, html_body,
       calendar_body, calendar_method, attachments, message_id, in_reply_to, region_code, session_id, registration_id,
       invitation_id, revision, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
     on conflict (dedupe_key) do nothing
     returning id;

-- listMails
select id, kind, to_address as "toAddress", subject, state, attempts, last_text as "lastText", created_at as "createdAt"
     from mails where $1::text is null or state = $1 order by created_at desc, id desc limit $2 offset $3;
select count(*)::int as total from mails where $1::text is null or state = $1;

-- lockMailWithSiblings
select id, kind, state, revision, sending_at as "sendingAt" from mails
     where id = $1 or invitation_id = (select invitation_id from mails where id = $1)
     order by id for update;

-- markPending
update mails set state = 'PENDING' where id = $1;

-- markSending
update mails set state = 'SENDING', attempts = attempts + 1, sending_at = $2 where id = $1 returning attempts;

-- markSuperseded
update mails set state = 'SUPERSEDED' where id = $1;

-- recordAttempt
update mails set state = $3, last_code = $4, last_text = $5, accepted_at = $6
     where id = $1 and attempts = $2 and state = 'SENDING';

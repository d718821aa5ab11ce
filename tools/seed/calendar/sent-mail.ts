// A mail of the past: accepted by the server then, never sent again.
import type { OutgoingMail } from '@treize/api/platform/mail/mails.service';
import type { Row } from '../rows';

export function sentMailRow(mail: OutgoingMail, at: Date): Row {
  const domain = mail.from.address.split('@')[1] ?? 'treize.example';
  const ofRevision = (revision: number) => `<${mail.invitationId ?? ''}.${revision}@${domain}>`;
  const revision = mail.revision ?? null;
  return {
    kind: mail.kind,
    dedupe_key: mail.dedupeKey,
    from_name: mail.from.name,
    from_address: mail.from.address,
    to_name: mail.to.name,
    to_address: mail.to.address,
    subject: mail.subject,
    text_body: mail.text,
    html_body: mail.html,
    calendar_body: mail.calendar?.body ?? null,
    calendar_method: mail.calendar?.method ?? null,
    attachments: [],
    message_id:
      revision === null ? `<${mail.registrationId ?? ''}.${mail.kind}@${domain}>` : ofRevision(revision),
    in_reply_to: revision === null || revision === 0 ? null : ofRevision(0),
    state: 'ACCEPTED',
    attempts: 1,
    last_code: 250,
    region_code: mail.regionCode ?? null,
    session_id: mail.sessionId ?? null,
    registration_id: mail.registrationId ?? null,
    invitation_id: mail.invitationId ?? null,
    revision,
    urgency: mail.urgency ?? 5,
    notes: [],
    created_at: at,
    sending_at: at,
    accepted_at: at,
  };
}

// The invitations that the people of sessions to come have received: a later move or cancellation is then told to them.
import { randomUUID } from 'node:crypto';
import { dayFacts, type InvitationRow } from '@treize/api/calendar/calendar.queries';
import { contentOf, fingerprintOf } from '@treize/api/calendar/content';
import { mailKeyOf, renderRequest } from '@treize/api/calendar/rendered';
import type { Config } from '@treize/api/platform/config';
import { Links } from '@treize/api/platform/http/links';
import { senderOf } from '@treize/api/platform/mail/sender';
import { confirmedMail } from '@treize/api/registrations/mails/confirmed.mail';
import { sessionRecap } from '@treize/api/registrations/session-recap';
import type { EntityManager } from 'typeorm';
import { insertRows, type Row } from '../rows';

interface Invitee {
  id: string;
  personId: string;
  number: string;
  givenName: string;
  familyName: string;
  email: string;
  confirmedAt: Date;
  viaMunicipality: boolean;
}

const invitationRow = (row: InvitationRow): Row => ({
  id: row.id,
  registration_id: row.registrationId,
  session_id: row.sessionId,
  person_id: row.personId,
  session_day_id: row.dayId,
  epoch: 1,
  uid: row.uid,
  organizer_name: row.organizerName,
  organizer_address: row.organizerAddress,
  attendee_name: row.attendeeName,
  attendee_address: row.attendeeAddress,
  wanted: 'REQUEST',
  sequence: row.sequence,
  content: row.content,
  content_hash: row.contentHash,
  created_at: row.createdAt,
  sent_at: row.sentAt,
});

/** A mail of the past: accepted by the server then, never sent again. */
const mailRow = (
  row: InvitationRow,
  letter: { subject: string; text: string; html: string },
  object: { method: string; body: string; key: string },
): Row => ({
  kind: 'registration.confirmed',
  dedupe_key: object.key,
  from_name: row.organizerName,
  from_address: row.organizerAddress,
  to_name: row.attendeeName,
  to_address: row.attendeeAddress,
  subject: letter.subject,
  text_body: letter.text,
  html_body: letter.html,
  calendar_body: object.body,
  calendar_method: object.method,
  attachments: [],
  message_id: `<${row.id}.0@${row.organizerAddress.split('@')[1] ?? 'treize.example'}>`,
  state: 'ACCEPTED',
  attempts: 1,
  last_code: 250,
  region_code: row.regionCode,
  session_id: row.sessionId,
  registration_id: row.registrationId,
  invitation_id: row.id,
  revision: 0,
  created_at: row.createdAt,
  sending_at: row.createdAt,
  accepted_at: row.createdAt,
});

/** Invites everybody confirmed on a published session, as of the moment they were confirmed. */
async function inviteTo(
  tx: EntityManager,
  sessionId: string,
  now: Date,
  config: Config,
): Promise<{ invitations: Row[]; mails: Row[] }> {
  const links = new Links(config);
  const { page: session, joinUrl } = await sessionRecap(tx, sessionId, now);
  const organizer = senderOf(session.regionCode, session.regionName, config.MAIL_DOMAIN);
  const people = await tx.query<Invitee[]>(
    `select id, person_id as "personId", number, given_name as "givenName", family_name as "familyName", email, confirmed_at as "confirmedAt",
       via_municipality as "viaMunicipality"
     from registrations where session_id = $1 and status = 'CONFIRMED' order by position`,
    [sessionId],
  );
  const days = (await dayFacts(tx, sessionId)).map((facts) => {
    const content = contentOf(facts, links.page(`/sessions/${sessionId}`));
    return { id: facts.dayId, content, contentHash: fingerprintOf(content) };
  });
  const rows = { invitations: [] as Row[], mails: [] as Row[] };
  for (const {
    id: registrationId,
    personId,
    number,
    givenName,
    familyName,
    email,
    confirmedAt,
    viaMunicipality,
  } of people) {
    const url = links.registration(registrationId);
    const letter = confirmedMail({
      givenName,
      ...(viaMunicipality && { forWhom: `${givenName} ${familyName}` }),
      number,
      session,
      joinUrl,
      url,
      senderName: organizer.name,
    });
    for (const day of days) {
      const row: InvitationRow = {
        id: randomUUID(),
        registrationId,
        sessionId,
        personId,
        regionCode: session.regionCode,
        dayId: day.id,
        uid: randomUUID(),
        organizerName: organizer.name,
        organizerAddress: organizer.address,
        attendeeName: `${givenName} ${familyName}`,
        attendeeAddress: email,
        wanted: 'REQUEST',
        sequence: 0,
        content: day.content,
        contentHash: day.contentHash,
        createdAt: confirmedAt,
        sentAt: confirmedAt,
      };
      const object = renderRequest(row, day.content, 0, confirmedAt);
      rows.invitations.push(invitationRow(row));
      rows.mails.push(mailRow(row, letter, { ...object, key: mailKeyOf(object) }));
    }
  }
  return rows;
}

/** Invitations and accepted mails of these published sessions. */
export async function writeInvitations(
  tx: EntityManager,
  sessionIds: readonly string[],
  now: Date,
  config: Config,
): Promise<void> {
  const rows = { invitations: [] as Row[], mails: [] as Row[] };
  for (const sessionId of sessionIds) {
    const { invitations, mails } = await inviteTo(tx, sessionId, now, config);
    rows.invitations.push(...invitations);
    rows.mails.push(...mails);
  }
  await insertRows(tx, 'invitations', rows.invitations);
  await insertRows(tx, 'mails', rows.mails);
}

// The invitations that the people of sessions to come have received: a later move or cancellation is then told to them.
import { randomUUID } from 'node:crypto';
import { dayFacts, type InvitationRow } from '@treize/api/calendar/calendar.queries';
import { contentOf, fingerprintOf } from '@treize/api/calendar/content';
import type { InvitationContent } from '@treize/api/calendar/invitation.entity';
import { invitationMail } from '@treize/api/calendar/mails/invitation.mail';
import { letterOf } from '@treize/api/calendar/mails/letter';
import { renderRequest } from '@treize/api/calendar/rendered';
import { mailAbout, urgencies } from '@treize/api/calendar/sending/carrier';
import type { Config } from '@treize/api/platform/config';
import { Links } from '@treize/api/platform/http/links';
import type { OutgoingMail } from '@treize/api/platform/mail/mails.service';
import { senderOf } from '@treize/api/platform/mail/senders/sender';
import { confirmedMail } from '@treize/api/registrations/mails/confirmed.mail';
import { sessionRecap } from '@treize/api/registrations/session-recap';
import type { EntityManager } from 'typeorm';
import { insertRows, type Row } from '../rows';
import { sentMailRow } from './sent-mail';

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

type Session = Awaited<ReturnType<typeof sessionRecap>>;

const invitationRow = (row: InvitationRow): Row => ({
  id: row.id,
  registration_id: row.registrationId,
  session_id: row.sessionId,
  person_id: row.personId,
  channel: row.channel,
  times_sequence: row.timesSequence,
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

const whoOf = ({ givenName, familyName, viaMunicipality }: Invitee) => {
  const name = `${givenName} ${familyName}`;
  return { name, ...(viaMunicipality && { forWhom: name }) };
};

/** The plain summary, as of the moment the place was confirmed. */
function summaryOf(
  one: Invitee,
  { page, joinUrl }: Session,
  sender: OutgoingMail['from'],
  url: string,
): OutgoingMail {
  const { id, givenName, number, email } = one;
  const { name, ...about } = whoOf(one);
  const letter = { givenName, ...about, number, session: page, joinUrl, url, senderName: sender.name };
  return {
    ...confirmedMail(letter),
    kind: 'registration.confirmed',
    dedupeKey: `registration.confirmed:${id}`,
    from: sender,
    to: { name, address: email },
    regionCode: page.regionCode,
    sessionId: page.id,
    registrationId: id,
    urgency: urgencies.invitation,
  };
}

/** The invitation of one day, first revision. */
function invitationOf(
  one: Invitee,
  session: Session['page'],
  sender: OutgoingMail['from'],
  day: { id: string; content: InvitationContent },
): InvitationRow {
  const { name, ...about } = whoOf(one);
  const content = { ...day.content, ...about };
  return {
    id: randomUUID(),
    registrationId: one.id,
    sessionId: session.id,
    personId: one.personId,
    regionCode: session.regionCode,
    dayId: day.id,
    uid: randomUUID(),
    organizerName: sender.name,
    organizerAddress: sender.address,
    attendeeName: name,
    attendeeAddress: one.email,
    wanted: 'REQUEST',
    channel: 'MAIL',
    sequence: 0,
    timesSequence: 0,
    partstat: null,
    answeredFor: null,
    content,
    contentHash: fingerprintOf(content),
    createdAt: one.confirmedAt,
    sentAt: one.confirmedAt,
  };
}

/** Invites everybody confirmed on a published session, as of the moment they were confirmed. */
async function inviteTo(
  tx: EntityManager,
  sessionId: string,
  now: Date,
  config: Config,
): Promise<{ invitations: Row[]; mails: Row[] }> {
  const links = new Links(config);
  const session = await sessionRecap(tx, sessionId, now);
  const sender = senderOf(session.page.regionCode, session.page.regionName, config.MAIL_DOMAIN);
  const people = await tx.query<Invitee[]>(
    `select id, person_id as "personId", number, given_name as "givenName", family_name as "familyName", email, confirmed_at as "confirmedAt",
       via_municipality as "viaMunicipality"
     from registrations where session_id = $1 and status = 'CONFIRMED' order by position`,
    [sessionId],
  );
  const days = (await dayFacts(tx, sessionId)).map((facts) => ({
    id: facts.dayId,
    content: contentOf(facts, links.page(`/sessions/${sessionId}`)),
  }));
  const rows = { invitations: [] as Row[], mails: [] as Row[] };
  for (const one of people) {
    const summary = summaryOf(one, session, sender, links.registration(one.id));
    rows.mails.push(sentMailRow(summary, one.confirmedAt));
    for (const day of days) {
      const row = invitationOf(one, session.page, sender, day);
      const content = row.content ?? day.content;
      const words = invitationMail(letterOf(row, content, links), row.dayId, content, 'first');
      const object = renderRequest(row, content, 0, one.confirmedAt);
      const mail = mailAbout(row, { kind: 'invitation.sent', words, urgency: urgencies.invitation, object });
      rows.invitations.push(invitationRow(row));
      rows.mails.push(sentMailRow(mail, one.confirmedAt));
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

// The mail about one invitation: from the address it names as organizer, to the one it names as attendee.
import type { OutgoingMail } from '../../platform/mail/mails.service';
import type { InvitationRow } from '../calendar.queries';
import { mailKeyOf, type RenderedInvitation } from '../rendered';

export type Words = Pick<OutgoingMail, 'subject' | 'text' | 'html'>;

/** Cancellations leave first, then changes of sessions that are close, then invitations. */
export const urgencies = { cancel: 0, close: 1, invitation: 3, ordinary: 5 } as const;

export interface AboutInvitation {
  kind: string;
  words: Words;
  urgency: number;
  /** The calendar object; null: words alone. */
  object: RenderedInvitation | null;
}

const who = (row: InvitationRow) => ({
  from: { name: row.organizerName, address: row.organizerAddress },
  to: { name: row.attendeeName, address: row.attendeeAddress },
  regionCode: row.regionCode,
  sessionId: row.sessionId,
  registrationId: row.registrationId,
  giveUpAt: row.content === null ? null : new Date(row.content.end),
});

/** Whoever follows their own feed reads the same words, without any calendar object. */
export function mailAbout(
  row: InvitationRow,
  { kind, words, urgency, object }: AboutInvitation,
): OutgoingMail {
  const carried = row.channel === 'MAIL' ? object : null;
  return {
    ...words,
    ...who(row),
    kind,
    urgency,
    dedupeKey: object ? mailKeyOf(object) : `${kind}:${row.id}`,
    calendar: carried && { method: carried.method, body: carried.body },
    invitationId: carried?.id ?? null,
    revision: carried?.sequence ?? null,
  };
}

/** The revision a person has already, once more: a message of its own in the same thread. */
export function mailAgain(
  row: InvitationRow,
  { kind, words, urgency, object }: AboutInvitation & { object: RenderedInvitation },
  now: Date,
): OutgoingMail {
  const isFirst = object.sequence === 0;
  const domain = row.organizerAddress.slice(row.organizerAddress.lastIndexOf('@') + 1);
  const occasion = now.getTime().toString(36);
  return {
    ...mailAbout(row, { kind, words, urgency, object }),
    dedupeKey: `${mailKeyOf(object)}:${occasion}`,
    messageId: `<${row.id}.${object.sequence}.${occasion}@${domain}>`,
    inReplyTo: `<${row.id}.${isFirst ? object.sequence : 0}@${domain}>`,
  };
}

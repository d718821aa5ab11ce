// A calendar object ready to be carried by a mail.
import { parisDate } from '@treize/rules/time/wall';
import { cancelObject, requestObject } from './calendar.ics';
import type { InvitationRow } from './calendar.queries';
import { eventOf } from './content';
import type { Withdrawal } from './ics/event';
import type { InvitationContent } from './invitation.entity';

export interface RenderedInvitation {
  /** Id of the invitation; with `sequence`, key of the mail that carries it. */
  id: string;
  uid: string;
  sequence: number;
  method: 'REQUEST' | 'CANCEL';
  body: string;
  dayId: string;
  /** Civil date of the day in Paris. */
  date: string;
}

const rendered = (row: InvitationRow, content: InvitationContent, sequence: number) => ({
  id: row.id,
  uid: row.uid,
  dayId: row.dayId,
  sequence,
  date: parisDate(new Date(content.start)),
});

export const renderRequest = (
  row: InvitationRow,
  content: InvitationContent,
  sequence: number,
  stamp: Date,
): RenderedInvitation => ({
  ...rendered(row, content, sequence),
  method: 'REQUEST',
  body: requestObject(eventOf(row, content, sequence, stamp)),
});

export const renderCancel = (
  row: InvitationRow,
  content: InvitationContent,
  sequence: number,
  stamp: Date,
  withdrawal: Withdrawal,
): RenderedInvitation => ({
  ...rendered(row, content, sequence),
  method: 'CANCEL',
  body: cancelObject(eventOf(row, content, sequence, stamp), withdrawal),
});

/** Key of the mail that carries an object: whoever queues it, it leaves once. */
export const mailKeyOf = ({ id, sequence }: Pick<RenderedInvitation, 'id' | 'sequence'>): string =>
  `invitation:${id}:${sequence}`;

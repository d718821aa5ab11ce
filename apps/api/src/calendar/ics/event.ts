// What a calendar object says, as plain values: the only input of calendar.ics.ts.
import type { Mailbox } from '../../platform/mail/senders/sender';

/** One day of a session for one person. Instants; the object shows their wall time in Paris. */
export interface CalendarEvent {
  uid: string;
  sequence: number;
  /** When this object was produced: DTSTAMP and LAST-MODIFIED. */
  stamp: Date;
  created: Date;
  start: Date;
  end: Date;
  summary: string;
  location: string;
  description: string;
  /** Public page of the session. */
  url: string;
  joinUrl: string | null;
  organizer: Mailbox;
  attendee: Mailbox;
  /** The attendee has said yes to these times: nothing more is asked. */
  hasAccepted: boolean;
}

/** `one`: this person only is uninvited; `all`: the day falls for everybody. */
export type Withdrawal = 'one' | 'all';

// Calendar objects (RFC 5545, 5546): ical-generator behind one door that closes its traps.
import { commonName, severalLines, singleLine, webAddress } from '@treize/rules/calendar/text';
import { parisZoned } from '@treize/rules/time/paris';
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalCalendar,
  type ICalEventData,
} from 'ical-generator';
import type { Mailbox } from '../platform/mail/senders/sender';
import type { CalendarEvent, Withdrawal } from './ics/event';
import { rewriteEvents } from './ics/lines';
import { vtimezone, zone } from './ics/vtimezone';
import { lint } from './lint/lint';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const mailAddress = /^[^\s\p{C}"(),:;<>@[\\\]]+@[^\s\p{C}"(),:;<>@[\\\]]+$/u;

function address({ address }: Mailbox): string {
  if (!mailAddress.test(address)) throw new Error('a calendar object needs a plain mail address');
  return address;
}

/** A CN is never empty: a name made of signs that cannot be shown gives way to the address. */
const nameOf = ({ name, address }: Mailbox): string => commonName(name) || address;

/** Without a calendar-wide zone the stamps stay in UTC; the zone of each event brings the VTIMEZONE. */
const emptyCalendar = (method: ICalCalendarMethod | null): ICalCalendar =>
  ical({
    prodId: { company: 'Treize', product: 'Sessions', language: 'FR' },
    scale: 'GREGORIAN',
    method,
    timezone: { name: null, generator: () => vtimezone },
  });

/** Zoned values only: the library prints a Date in the zone of the process. It also swaps an end before a start silently. */
function timesOf(
  event: CalendarEvent,
): Pick<
  ICalEventData,
  'id' | 'sequence' | 'stamp' | 'created' | 'lastModified' | 'start' | 'end' | 'timezone'
> {
  if (!uuid.test(event.uid)) throw new Error('a calendar object needs a UUID');
  if (event.end <= event.start) throw new Error('a calendar object must end after it starts');
  return {
    id: event.uid,
    sequence: event.sequence,
    stamp: event.stamp,
    created: event.created,
    lastModified: event.stamp,
    start: parisZoned(event.start),
    end: parisZoned(event.end),
    timezone: zone,
  };
}

const textsOf = (event: CalendarEvent): Pick<ICalEventData, 'summary' | 'location' | 'description'> => ({
  summary: singleLine(event.summary),
  location:
    singleLine(event.location) === ''
      ? null
      : ({ title: singleLine(event.location) } as NonNullable<ICalEventData['location']>),
  description: severalLines(event.description),
});

const organizerOf = ({ organizer }: CalendarEvent): Pick<ICalEventData, 'organizer'> => ({
  organizer: { name: nameOf(organizer), email: address(organizer) },
});

function pageLine(event: CalendarEvent): string {
  const page = webAddress(event.url);
  if (page === null) throw new Error('a calendar object links to a web page');
  return `URL;VALUE=URI:${page}`;
}

function conferenceLine({ joinUrl }: CalendarEvent): string | null {
  const join = joinUrl === null ? null : webAddress(joinUrl);
  return join === null
    ? null
    : `CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL="Rejoindre la visioconférence":${join}`;
}

/** Nothing leaves that our own lint would refuse. */
function checked(text: string): string {
  const findings = lint(text);
  if (findings.length > 0) throw new Error(`the calendar object is wrong: ${findings.join('; ')}`);
  return text;
}

/**
 * METHOD:REQUEST, the invitation or its update: one event, one attendee asked to answer, unless the stored answer holds.
 * @throws Error on a wrong UID, address, page or order of times.
 */
export function requestObject(event: CalendarEvent): string {
  const calendar = emptyCalendar(ICalCalendarMethod.REQUEST);
  calendar.createEvent({
    ...timesOf(event),
    ...textsOf(event),
    ...organizerOf(event),
    attendees: [
      {
        name: nameOf(event.attendee),
        email: address(event.attendee),
        type: ICalAttendeeType.INDIVIDUAL,
        role: ICalAttendeeRole.REQ,
        status: event.hasAccepted ? ICalAttendeeStatus.ACCEPTED : ICalAttendeeStatus.NEEDSACTION,
        rsvp: !event.hasAccepted,
      },
    ],
    status: ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.OPAQUE,
    class: ICalEventClass.PUBLIC,
    busystatus: ICalEventBusyStatus.BUSY,
    x: { 'X-MICROSOFT-DISALLOW-COUNTER': 'TRUE' },
  });
  return checked(
    rewriteEvents(calendar.toString(), () => ({ URL: pageLine(event), CONFERENCE: conferenceLine(event) })),
  );
}

/** METHOD:CANCEL. STATUS:CANCELLED only when the day falls for everybody (RFC 5546, 3.2.5). */
export function cancelObject(event: CalendarEvent, withdrawal: Withdrawal): string {
  const calendar = emptyCalendar(ICalCalendarMethod.CANCEL);
  calendar.createEvent({
    ...timesOf(event),
    ...textsOf(event),
    ...organizerOf(event),
    attendees: [
      {
        name: nameOf(event.attendee),
        email: address(event.attendee),
        type: ICalAttendeeType.INDIVIDUAL,
        role: ICalAttendeeRole.REQ,
      },
    ],
    status: withdrawal === 'all' ? ICalEventStatus.CANCELLED : null,
    class: ICalEventClass.PUBLIC,
  });
  return checked(rewriteEvents(calendar.toString(), () => ({ URL: pageLine(event) })));
}

/** A file without METHOD for a person's page: no organizer nor attendee, so that no program answers to anybody. */
export function downloadObject(events: readonly CalendarEvent[]): string {
  const calendar = emptyCalendar(null);
  for (const event of events) {
    calendar.createEvent({
      ...timesOf(event),
      ...textsOf(event),
      status: ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.OPAQUE,
      class: ICalEventClass.PUBLIC,
    });
  }
  const own = events.map((event) => ({ URL: pageLine(event), CONFERENCE: conferenceLine(event) }));
  return checked(rewriteEvents(calendar.toString(), (position) => own[position] ?? {}));
}

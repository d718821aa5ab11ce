// A calendar object received by mail, read without ever throwing: what it says, or why it cannot be read.
import type { ReadReply } from '@treize/rules/calendar/replies';
import { severalLines, singleLine } from '@treize/rules/calendar/text';
import { existsInParis, parisInstant } from '@treize/rules/time/paris';
import ICAL from 'ical.js';

/** Bytes of a calendar object that are read at most. */
export const largestObject = 256 * 1024;
/** Signs of a comment that are kept. */
const longestComment = 1000;

export type Read = { reply: ReadReply } | { problem: 'unreadable' | 'too-large' };

export function readCalendar(body: string, mimeMethod: string): Read {
  if (Buffer.byteLength(body) > largestObject) return { problem: 'too-large' };
  if (body.includes('\0')) return { problem: 'unreadable' };
  try {
    return { reply: replyOf(calendarsOf(body), mimeMethod.toUpperCase()) };
  } catch {
    return { problem: 'unreadable' };
  }
}

/** @throws Error when this is not a calendar */
function calendarsOf(body: string): ICAL.Component[] {
  const parsed: unknown = ICAL.parse(body);
  const all = Array.isArray(parsed) && typeof parsed[0] === 'string' ? [parsed] : (parsed as unknown[][]);
  const calendars = all.map((one) => new ICAL.Component(one));
  if (calendars.length === 0 || calendars.some(({ name }) => name !== 'vcalendar'))
    throw new Error('not a calendar');
  return calendars;
}

function replyOf(calendars: ICAL.Component[], mimeMethod: string): ReadReply {
  const [calendar] = calendars as [ICAL.Component];
  const events = calendar.getAllSubcomponents('vevent');
  const [event = new ICAL.Component('vevent')] = events;
  return {
    calendars: calendars.length,
    events: events.length,
    method: textOf(calendar, 'method')?.toUpperCase() ?? null,
    mimeMethod,
    uid: textOf(event, 'uid'),
    organizer: event.hasProperty('organizer') ? addressOf(event.getFirstProperty('organizer')) : null,
    attendees: event.getAllProperties('attendee').map((attendee) => ({
      address: addressOf(attendee),
      partstat: parameterOf(attendee, 'partstat')?.toUpperCase() ?? null,
    })),
    sequence: Number(textOf(event, 'sequence') ?? 0),
    stamp: instantOf(calendar, event, 'dtstamp'),
    comment: commentOf(event),
    requestStatus: requestStatusOf(event),
    start: instantOf(calendar, event, 'dtstart'),
    end: instantOf(calendar, event, 'dtend'),
  };
}

function textOf(component: ICAL.Component, name: string): string | null {
  const value: unknown = component.getFirstPropertyValue(name);
  return value === null || value === undefined ? null : String(value).trim();
}

function parameterOf(property: ICAL.Property, name: string): string | null {
  const value: unknown = property.getParameter(name);
  return typeof value === 'string' ? value : null;
}

/** Some servers name people by another URI, with the mailbox in EMAIL (RFC 7986, 6.2). */
function addressOf(property: ICAL.Property | null): string {
  if (!property) return '';
  const uri = String(property.getFirstValue());
  const email = parameterOf(property, 'email');
  return !/^mailto:/i.test(uri) && email !== null ? email : uri;
}

/**
 * What the person wrote, as text that no page can take for markup: `<b>` becomes `‹b›`. Pages escape it besides; here
 * it is made harmless for every reader to come, exports and mails included.
 */
function commentOf(event: ICAL.Component): string | null {
  const text = event
    .getAllProperties('comment')
    .map((comment) => String(comment.getFirstValue()))
    .join('\n');
  const clean = severalLines(text).replaceAll('<', '‹').replaceAll('>', '›');
  return Array.from(clean).slice(0, longestComment).join('').trim() || null;
}

function requestStatusOf(event: ICAL.Component): string | null {
  const value: unknown = event.getFirstPropertyValue('request-status');
  const text = Array.isArray(value) ? value.join(';') : value;
  return text ? singleLine(String(text)).slice(0, 200) : null;
}

const mostClockChanges = 100;
/** Clocks change on a day of a month, once a year. */
const yearly =
  /^FREQ=YEARLY(;(COUNT=\d+|INTERVAL=\d+|BYMONTH=\d{1,2}|BYDAY=-?[1-5][A-Z]{2}|UNTIL=[\w:-]+|WKST=[A-Z]{2}))*$/;

/** A VTIMEZONE as calendars write them. Any other could be made to be counted for ever: strangers write these too. */
function isPlain(zone: ICAL.Component): boolean {
  const changes = zone.getAllSubcomponents();
  return (
    changes.length <= mostClockChanges &&
    changes.every((change) => {
      const rules = change.getAllProperties('rrule');
      return rules.length <= 1 && rules.every((rule) => yearly.test(String(rule.getFirstValue())));
    })
  );
}

/** An instant; a wall time is that of its VTIMEZONE, else that of Paris. Null when absent or wrong. */
function instantOf(calendar: ICAL.Component, event: ICAL.Component, name: string): Date | null {
  const property = event.getFirstProperty(name);
  const time: unknown = property?.getFirstValue();
  if (!property || !(time instanceof ICAL.Time)) return null;
  const zone = calendar
    .getAllSubcomponents('vtimezone')
    .find((one) => textOf(one, 'tzid') === parameterOf(property, 'tzid'));
  const isUtc = time.zone === ICAL.Timezone.utcTimezone;
  if (!isUtc && zone && !isPlain(zone)) return null;
  if (!isUtc && zone) time.zone = new ICAL.Timezone(zone);
  const instant = isUtc || zone ? new Date(time.toUnixTime() * 1000) : wallTimeOf(time);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

/** Not a date at all in the hour that the clocks skip in March. */
function wallTimeOf(time: ICAL.Time): Date {
  const [date = '', clock = '00:00'] = time.toString().split('T');
  const minute = clock.slice(0, 5);
  return existsInParis(date, minute) ? parisInstant(date, minute) : new Date(Number.NaN);
}

// From a day of a session to what its invitation announces, and from there to words and calendar events.
import { createHash } from 'node:crypto';
import { singleLine } from '@treize/rules/calendar/text';
import { significantText, type Announced } from '@treize/rules/calendar/revisions';
import { frenchDate, frenchTimeRange } from '@treize/rules/time/french';
import { parisDate, parisTime } from '@treize/rules/time/wall';
import { placeOf } from '../sessions/place';
import type { DayFacts, InvitationRow } from './calendar.queries';
import type { CalendarEvent } from './ics/event';
import type { InvitationContent } from './invitation.entity';

const nbsp = '\u00a0';
const periods = { AM: 'Matin', PM: 'Après-midi', EVENING: 'Soirée' } as const;
const utc = (instant: string): string => new Date(instant).toISOString();

const timesOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): string =>
  frenchTimeRange(parisTime(new Date(startsAt)), parisTime(new Date(endsAt)));

/** "mardi 12 janvier 2027, 9 h 30 – 12 h 30 et 14 h – 17 h" */
export const whenText = ({ start, halfDays }: Pick<Announced, 'start' | 'halfDays'>): string =>
  `${frenchDate(parisDate(new Date(start)))}, ${halfDays.map(timesOf).join(' et ')}`;

/** Clients ignore CONFERENCE and URL: the join link also stands in LOCATION (remote) and DESCRIPTION. */
export function contentOf(facts: DayFacts, page: string): InvitationContent {
  const halfDays = facts.halfDays.map(({ startsAt, endsAt }) => ({
    startsAt: utc(startsAt),
    endsAt: utc(endsAt),
  }));
  const join = facts.format === 'ONSITE' ? null : facts.joinUrl;
  const description = [
    ...facts.halfDays.map((half) => `${periods[half.period]}${nbsp}: ${timesOf(half)}`),
    ...(join === null ? [] : [`Rejoindre à distance${nbsp}: ${join}`]),
    '',
    `Programme${nbsp}: ${page}`,
    `Contact${nbsp}: ${facts.contactEmail}`,
  ];
  return {
    start: halfDays[0]?.startsAt ?? '',
    end: halfDays.at(-1)?.endsAt ?? '',
    halfDays,
    location: facts.format === 'REMOTE' && join !== null ? join : placeOf(facts),
    joinUrl: join,
    summary: facts.title,
    description: description.join('\n'),
    url: page,
    contact: facts.contactEmail,
  };
}

/** Equal for two contents between which nobody needs to be told. */
export const fingerprintOf = (content: Announced): string =>
  createHash('sha256').update(significantText(content)).digest('hex');

/** What an event is called; in a mailbox that several people read, with whom it is for. */
const namedTexts = ({ summary, description, named }: InvitationContent) => ({
  summary: named === undefined ? summary : `${summary} (${named})`,
  description: named === undefined ? description : `Pour${nbsp}: ${singleLine(named)}\n${description}`,
});

/** The event of an invitation, saying `content` with this SEQUENCE at this instant. */
export const eventOf = (
  row: InvitationRow,
  content: InvitationContent,
  sequence: number,
  stamp: Date,
): CalendarEvent => ({
  uid: row.uid,
  sequence,
  stamp,
  created: row.createdAt,
  start: new Date(content.start),
  end: new Date(content.end),
  location: content.location,
  ...namedTexts(content),
  url: content.url,
  joinUrl: content.joinUrl,
  organizer: { name: row.organizerName, address: row.organizerAddress },
  attendee: { name: row.attendeeName, address: row.attendeeAddress },
  hasAccepted: row.partstat === 'ACCEPTED',
});

/** The event of a day for somebody without an invitation: the day's public UID. */
export const publicEventOf = (facts: DayFacts, content: InvitationContent, stamp: Date): CalendarEvent => ({
  ...eventOf({ uid: facts.feedUid, createdAt: stamp } as InvitationRow, content, 0, stamp),
  organizer: { name: '', address: '' },
  attendee: { name: '', address: '' },
});

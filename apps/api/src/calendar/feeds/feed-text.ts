// The text of a feed (RFC 5545 and 7986, no METHOD): its head, and each day as one event, written by hand for speed.
// The lint is run on it by the tests, on awkward words too: at 1,000 events it would cost more than the writing.
import { feedSequence, toldDay } from '@treize/rules/calendar/feeds';
import { severalLines, singleLine, webAddress } from '@treize/rules/calendar/text';
import { frenchTimeRange } from '@treize/rules/time/french';
import { foldLines } from 'ical-generator';
import { placeOf, type Placed } from '../../sessions/place';
import { vtimezone, zone } from '../ics/vtimezone';

/** One day of a session, as a feed tells it. Wall times of Paris: `09:30`. */
export interface FeedDay extends Placed {
  uid: string;
  sessionId: string;
  version: number;
  state: string;
  title: string;
  summary: string;
  date: string;
  halfDays: { period: 'AM' | 'PM' | 'EVENING'; start: string; end: string }[];
  createdAt: Date;
  /** Last change of what is told: DTSTAMP and LAST-MODIFIED (RFC 5545, 3.8.7.2). */
  changedAt: Date;
}

/** What a personal feed knows more. */
export interface Attendance {
  isWithdrawn: boolean;
  withdrawals: number;
  /** The day takes the person's time; in public feeds it never does. */
  isBusy: boolean;
}

export const nobody: Attendance = { isWithdrawn: false, withdrawals: 0, isBusy: false };

const nbsp = '\u00a0';
const periods = { AM: 'Matin', PM: 'Après-midi', EVENING: 'Soirée' } as const;
const colour = 'teal';

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
const text = (name: string, value: string): string[] => (value === '' ? [] : [`${name}:${escaped(value)}`]);

/** An address of the site, which is never escaped. */
function uri(name: string, address: string): string {
  const url = webAddress(address);
  if (url === null) throw new Error('a feed links to web pages');
  return `${name};VALUE=URI:${url}`;
}

const utc = (instant: Date): string => `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
const wall = (date: string, time: string): string =>
  `${date.replaceAll('-', '')}T${time.slice(0, 5).replace(':', '')}00`;

/** Folded at 75 octets; the library's fold is only asked where a line is long. */
const written = (lines: readonly string[]): string =>
  `${lines.map((line) => (Buffer.byteLength(line) <= 75 ? line : foldLines(line))).join('\r\n')}\r\n`;

function description(day: FeedDay, page: string): string {
  const remote =
    day.format === 'ONSITE'
      ? []
      : [`À distance${nbsp}: les personnes inscrites reçoivent leur lien de connexion.`];
  return severalLines(
    [
      ...day.halfDays.map(
        ({ period, start, end }) => `${periods[period]}${nbsp}: ${frenchTimeRange(start, end)}`,
      ),
      ...remote,
      '',
      ...(day.summary === '' ? [] : [day.summary, '']),
      `Détails et inscription${nbsp}: ${page}`,
    ].join('\n'),
  );
}

/** One VEVENT, CRLF to the end. The join link is never told: a feed is not a secret. */
export function dayText(day: FeedDay, page: string, attendance: Attendance): string {
  const { isWithdrawn, withdrawals, isBusy } = attendance;
  const { status, summary } = toldDay({ ...day, isWithdrawn });
  const [first, last] = [day.halfDays[0], day.halfDays.at(-1)];
  if (!first || !last) throw new Error('a day of a feed has hours');
  return written([
    'BEGIN:VEVENT',
    `UID:${day.uid}`,
    `SEQUENCE:${feedSequence(day.version, withdrawals)}`,
    `DTSTAMP:${utc(day.changedAt)}`,
    `CREATED:${utc(day.createdAt)}`,
    `LAST-MODIFIED:${utc(day.changedAt)}`,
    `DTSTART;TZID=${zone}:${wall(day.date, first.start)}`,
    `DTEND;TZID=${zone}:${wall(day.date, last.end)}`,
    ...text('SUMMARY', singleLine(summary)),
    ...text('LOCATION', singleLine(placeOf(day))),
    ...text('DESCRIPTION', description(day, page)),
    uri('URL', page),
    `STATUS:${status}`,
    `TRANSP:${isBusy && status === 'CONFIRMED' ? 'OPAQUE' : 'TRANSPARENT'}`,
    'CLASS:PUBLIC',
    'END:VEVENT',
  ]);
}

export interface FeedHead {
  name: string;
  /** Address of this very feed. */
  source: string;
}

/** Everything before the first event. Both names: RFC 7986, and the older one that Google and Apple read. */
export function headText({ name, source }: FeedHead): string {
  const shown = escaped(singleLine(name));
  const lines = written([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Treize//Sessions//FR',
    'CALSCALE:GREGORIAN',
    `NAME:${shown}`,
    `X-WR-CALNAME:${shown}`,
    `X-WR-TIMEZONE:${zone}`,
    uri('SOURCE', source),
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    `COLOR:${colour}`,
  ]);
  return `${lines}${vtimezone}\r\n`;
}

export const footText = 'END:VCALENDAR\r\n';

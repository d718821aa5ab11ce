// The text of a feed (RFC 5545 and 7986, no METHOD): its head, and each day as one event, written by hand for speed.
// The lint is run on it by the tests, on awkward words too: at 1,000 events it would cost more than the writing.
import { feedSequence, toldDay } from '@treize/rules/calendar/feeds';
import { severalLines, singleLine, webAddress } from '@treize/rules/calendar/text';
import { frenchTimeRange } from '@treize/rules/time/french';
import { placeOf, type Placed } from '../../sessions/place';
import { vtimezone, zone } from '../ics/vtimezone';
import { foldedBytes } from './fold';

/** Half-day with its wall times of Paris: `['AM', '09:30:00', '12:30:00']`. */
export type FeedHalfDay = ['AM' | 'PM' | 'EVENING', string, string];

/** One day of a session, as a feed tells it. */
export interface FeedDay extends Placed {
  uid: string;
  sessionId: string;
  version: number;
  state: string;
  title: string;
  summary: string;
  date: string;
  halfDays: FeedHalfDay[];
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

const signs: Record<string, string> = { '\\': '\\\\', ';': '\\;', ',': '\\,', '\n': '\\n' };
const escaped = (text: string): string => text.replace(/[\\;,\n]/g, (sign) => signs[sign] ?? sign);
const text = (name: string, value: string): string[] => (value === '' ? [] : [`${name}:${escaped(value)}`]);

/** An address of the site, which is never escaped. */
function uri(name: string, address: string): string {
  const url = webAddress(address);
  if (url === null) throw new Error('a feed links to web pages');
  return `${name};VALUE=URI:${url}`;
}

function utc(instant: Date): string {
  const iso = instant.toISOString();
  return `${iso.slice(0, 4)}${iso.slice(5, 7)}${iso.slice(8, 13)}${iso.slice(14, 16)}${iso.slice(17, 19)}Z`;
}
const wall = (date: string, time: string): string =>
  `${date.slice(0, 4)}${date.slice(5, 7)}${date.slice(8, 10)}T${time.slice(0, 2)}${time.slice(3, 5)}00`;

const written = (lines: readonly string[]): Buffer => foldedBytes(`${lines.join('\r\n')}\r\n`);

function description(day: FeedDay, page: string): string {
  const summary = severalLines(day.summary);
  return [
    ...day.halfDays.map(
      ([period, start, end]) => `${periods[period]}${nbsp}: ${frenchTimeRange(start, end)}`,
    ),
    ...(day.format === 'ONSITE'
      ? []
      : [`À distance${nbsp}: les personnes inscrites reçoivent leur lien de connexion.`]),
    '',
    ...(summary === '' ? [] : [summary, '']),
    `Détails et inscription${nbsp}: ${page}`,
  ].join('\n');
}

/** The bytes of one VEVENT, CRLF to the end. The join link is never told: a feed is not a secret. */
export function dayBytes(day: FeedDay, page: string, attendance: Attendance): Buffer {
  const { isWithdrawn, withdrawals, isBusy } = attendance;
  const { status, summary } = toldDay({ ...day, isWithdrawn });
  const [first, last] = [day.halfDays[0], day.halfDays.at(-1)];
  if (!first || !last) throw new Error('a day of a feed has hours');
  const changed = utc(day.changedAt);
  return written([
    'BEGIN:VEVENT',
    `UID:${day.uid}`,
    `SEQUENCE:${feedSequence(day.version, withdrawals)}`,
    `DTSTAMP:${changed}`,
    `CREATED:${utc(day.createdAt)}`,
    `LAST-MODIFIED:${changed}`,
    `DTSTART;TZID=${zone}:${wall(day.date, first[1])}`,
    `DTEND;TZID=${zone}:${wall(day.date, last[2])}`,
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
export function headBytes({ name, source }: FeedHead): Buffer {
  const shown = escaped(singleLine(name));
  return written([
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
    vtimezone,
  ]);
}

export const foot = Buffer.from('END:VCALENDAR\r\n');

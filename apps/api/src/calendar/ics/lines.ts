// The post-pass over ical-generator's text: own order of lines, unescaped URIs, folding, final CRLF.
import { foldLines } from 'ical-generator';

/** Reference order of an event's lines; Gmail and Outlook are happiest near it. */
const order = [
  'BEGIN',
  'UID',
  'SEQUENCE',
  'DTSTAMP',
  'CREATED',
  'LAST-MODIFIED',
  'DTSTART',
  'DTEND',
  'SUMMARY',
  'LOCATION',
  'DESCRIPTION',
  'URL',
  'CONFERENCE',
  'ORGANIZER',
  'ATTENDEE',
  'STATUS',
  'TRANSP',
  'CLASS',
  'X-MICROSOFT-CDO-BUSYSTATUS',
  'X-MICROSOFT-DISALLOW-COUNTER',
  'END',
];

const nameOf = (line: string): string => /^[A-Z-]+/.exec(line)?.[0] ?? '';

function rank(line: string): number {
  const position = order.indexOf(nameOf(line));
  if (position < 0) throw new Error(`a calendar object must not hold ${nameOf(line) || 'a nameless line'}`);
  return position;
}

/** Whole content lines of an iCalendar text. */
export const unfold = (text: string): string[] =>
  text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '');

/** The lines of one event, in reference order; `replaced` gives lines of our own by name, null takes one away. */
function orderedEvent(lines: readonly string[], replaced: Readonly<Record<string, string | null>>): string[] {
  const kept = lines.filter((line) => !(nameOf(line) in replaced));
  const own = Object.values(replaced).filter((line) => line !== null);
  return [...kept, ...own].sort((one, other) => rank(one) - rank(other));
}

/**
 * Rewrites each event of a calendar text. `replacedOf` is asked once per event, in order.
 * Returns the folded text, every line at most 75 octets, CRLF to the end.
 */
export function rewriteEvents(
  text: string,
  replacedOf: (position: number) => Readonly<Record<string, string | null>>,
): string {
  const written: string[] = [];
  let event: string[] | null = null;
  let position = 0;
  for (const line of unfold(text)) {
    if (line === 'BEGIN:VEVENT') event = [];
    (event ?? written).push(line.replace(/^((?:ATTENDEE|ORGANIZER)[;:].*:)MAILTO:/, '$1mailto:'));
    if (line === 'END:VEVENT' && event) {
      written.push(...orderedEvent(event, replacedOf(position++)));
      event = null;
    }
  }
  return `${foldLines(written.join('\r\n'))}\r\n`;
}

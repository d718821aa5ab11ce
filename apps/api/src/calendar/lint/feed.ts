// Rules of a published feed, beyond those of every object: what calendars need to subscribe, what nobody may read there.
import { eventsOf, methodOf, ofEvents, read, type Reading } from './reading';
import { rules } from './lint';
import { rule, unless, type Rule } from './rule';

const ofCalendar = (reading: Reading, wanted: string) =>
  reading.properties.filter(({ component, name }) => component === 'VCALENDAR' && name === wanted);
const valueOf = (reading: Reading, name: string): string | undefined => ofCalendar(reading, name)[0]?.value;

const eventProperties = new Set([
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
  'STATUS',
  'TRANSP',
  'CLASS',
  'END',
]);

export const feedRules: readonly Rule[] = [
  rule('feed-without-method', (reading) => unless(methodOf(reading) === null, 'a feed has no METHOD')),
  rule('feed-name', (reading) => [
    ...unless((valueOf(reading, 'NAME') ?? '') !== '', 'NAME is missing'),
    ...unless(
      valueOf(reading, 'NAME') === valueOf(reading, 'X-WR-CALNAME'),
      'NAME differs from X-WR-CALNAME',
    ),
    ...unless(
      !/[,;]|\\/.test((valueOf(reading, 'NAME') ?? '').replace(/\\[\\,;n]/g, '')),
      'NAME is not escaped',
    ),
  ]),
  rule('feed-source', (reading) =>
    unless(URL.canParse(valueOf(reading, 'SOURCE') ?? ''), 'SOURCE is no address'),
  ),
  rule('feed-refresh', (reading) => [
    ...unless(valueOf(reading, 'REFRESH-INTERVAL') === 'PT1H', 'REFRESH-INTERVAL is not an hour'),
    ...unless(valueOf(reading, 'X-PUBLISHED-TTL') === 'PT1H', 'X-PUBLISHED-TTL is not an hour'),
  ]),
  rule('feed-zone', (reading) =>
    unless(
      reading.properties.filter(({ name, value }) => name === 'BEGIN' && value === 'VTIMEZONE').length === 1,
      'VTIMEZONE does not stand exactly once',
    ),
  ),
  rule('feed-properties', (reading) =>
    eventsOf(reading)
      .flat()
      .filter(({ name }) => !eventProperties.has(name))
      .map(({ name }) => `${name} has no place in a feed`),
  ),
  rule('feed-stamps', (reading) => {
    const changes = ofEvents(reading, 'LAST-MODIFIED');
    return unless(
      ofEvents(reading, 'DTSTAMP').every(({ value }, position) => value === changes[position]?.value),
      'DTSTAMP is not the last change',
    );
  }),
];

/** Everything wrong with a feed; a feed without any session is right. */
export function lintFeed(text: string | Uint8Array): string[] {
  const reading = read(text);
  const isEmpty = eventsOf(reading).length === 0;
  return [...rules.filter(({ name }) => !(isEmpty && name === 'has-event')), ...feedRules].flatMap(
    ({ name, check }) => check(reading).map((finding) => `${name}: ${finding}`),
  );
}

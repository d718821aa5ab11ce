// Rules on components and cardinality.
import { eventsOf, methodOf, ofEvents, type Reading } from './reading';
import { rule, unless, type Rule } from './rule';

const once = ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'SEQUENCE'];
const atMostOnce = [
  'ORGANIZER',
  'STATUS',
  'LOCATION',
  'DESCRIPTION',
  'URL',
  'CREATED',
  'LAST-MODIFIED',
  'CLASS',
  'TRANSP',
  'DURATION',
];
const allowed = new Set([
  'VCALENDAR',
  'VCALENDAR/VEVENT',
  'VCALENDAR/VTIMEZONE',
  'VCALENDAR/VTIMEZONE/DAYLIGHT',
  'VCALENDAR/VTIMEZONE/STANDARD',
]);

function unbalanced(reading: Reading): string[] {
  const open: string[] = [];
  const findings: string[] = [];
  for (const { name, value } of reading.properties) {
    if (name === 'BEGIN') open.push(value);
    if (name === 'END' && open.pop() !== value) findings.push(`END:${value} closes nothing`);
  }
  return [...findings, ...open.map((component) => `${component} is not closed`)];
}

const ofCalendar = (reading: Reading, name: string): string[] =>
  reading.properties
    .filter((property) => property.component === 'VCALENDAR' && property.name === name)
    .map(({ value }) => value);

export const structureRules: readonly Rule[] = [
  rule('balanced', unbalanced),
  rule('one-calendar', (reading) =>
    unless(ofCalendar(reading, 'BEGIN').length === 1, 'there is not exactly one VCALENDAR'),
  ),
  rule('calendar-properties', (reading) => [
    ...unless(ofCalendar(reading, 'VERSION').join() === '2.0', 'VERSION is not 2.0, once'),
    ...unless(ofCalendar(reading, 'PRODID').length === 1, 'PRODID is missing or doubled'),
    ...unless(ofCalendar(reading, 'METHOD').length <= 1, 'METHOD is doubled'),
  ]),
  rule('no-published-calendar', (reading) =>
    reading.properties
      .filter(
        ({ component, name }) =>
          component === 'VCALENDAR' &&
          (name === 'TIMEZONE-ID' ||
            (methodOf(reading) !== null && /^(X-WR-|NAME$|REFRESH-INTERVAL$)/.test(name))),
      )
      .map(({ name }) => `${name} belongs to feeds only`),
  ),
  rule('components', (reading) =>
    reading.properties
      .filter(({ name, component }) => name === 'BEGIN' && !allowed.has(component))
      .map(({ component }) => `${component} is not expected (alarms included)`),
  ),
  rule('has-event', (reading) => unless(eventsOf(reading).length > 0, 'there is no event')),
  rule('once', (reading) =>
    eventsOf(reading).flatMap((properties) =>
      once
        .filter((wanted) => properties.filter(({ name }) => name === wanted).length !== 1)
        .map((name) => `${name} is missing or doubled`),
    ),
  ),
  rule('at-most-once', (reading) =>
    eventsOf(reading).flatMap((properties) =>
      atMostOnce
        .filter((wanted) => properties.filter(({ name }) => name === wanted).length > 1)
        .map((name) => `${name} is doubled`),
    ),
  ),
  rule('one-event-a-message', (reading) =>
    unless(
      methodOf(reading) === null || eventsOf(reading).length === 1,
      'a message carries more than one event',
    ),
  ),
  rule('distinct-uids', (reading) => {
    const uids = ofEvents(reading, 'UID').map(({ value }) => value);
    return unless(new Set(uids).size === uids.length, 'two events have the same UID');
  }),
];

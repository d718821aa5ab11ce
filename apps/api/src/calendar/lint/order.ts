// Rules on which lines stand where: Gmail and Outlook are happiest near one order, and nothing unknown may slip in.
import { event, eventsOf, methodOf, ofEvents, type Reading } from './reading';
import { rule, unless, type Rule } from './rule';

const header = [
  'BEGIN:VCALENDAR',
  'VERSION',
  'PRODID',
  'CALSCALE',
  'METHOD',
  'BEGIN:VTIMEZONE',
  'BEGIN:VEVENT',
];
const ofEvent = [
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
const recurrence = ['RRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID'];
const oneLine = ['SUMMARY', 'LOCATION'];

/** Positions only rise; what is not listed is another rule's matter. */
const rises = (names: readonly string[], order: readonly string[]): boolean => {
  const positions = names.map((name) => order.indexOf(name)).filter((position) => position >= 0);
  return positions.every((position, index) => index === 0 || position >= (positions[index - 1] ?? 0));
};

const headerOf = ({ properties }: Reading): string[] =>
  properties
    .filter(({ component, name }) => component === 'VCALENDAR' || name === 'BEGIN')
    .map(({ name, value }) => (name === 'BEGIN' ? `BEGIN:${value}` : name));

const inZone = ({ properties }: Reading, wanted: string) =>
  properties.filter(({ component, name }) => component.startsWith('VCALENDAR/VTIMEZONE') && name === wanted);

export const orderRules: readonly Rule[] = [
  rule('line-order', (reading) => [
    ...unless(methodOf(reading) === null || rises(headerOf(reading), header), 'the head is out of order'),
    ...unless(
      eventsOf(reading).every((properties) =>
        rises(
          properties.map(({ name }) => name),
          ofEvent,
        ),
      ),
      'an event is out of order',
    ),
  ]),
  rule('known-properties', (reading) =>
    reading.properties
      .filter(({ component, name }) => component === event && name !== '' && !ofEvent.includes(name))
      .filter(() => methodOf(reading) !== null)
      .map(({ name }) => `${name} is never sent`),
  ),
  rule('no-recurrence', (reading) =>
    recurrence.flatMap((name) => ofEvents(reading, name)).map(({ name }) => `${name}: a day stands alone`),
  ),
  rule('one-line', (reading) =>
    oneLine
      .flatMap((name) => ofEvents(reading, name))
      .filter(({ value }) => /\\n/i.test(value.replace(/\\\\/g, '')))
      .map(({ name }) => `${name} holds a line break`),
  ),
  rule('yearly-zone', (reading) => [
    ...unless(inZone(reading, 'RDATE').length === 0, 'VTIMEZONE is written by dates, which Outlook misreads'),
    ...unless(
      inZone(reading, 'RRULE').length === inZone(reading, 'TZOFFSETTO').length,
      'an observance of VTIMEZONE has no yearly rule',
    ),
  ]),
];

// Rules on values: identifiers, stamps, enumerations, escaping.
import { ofEvents, type Reading } from './reading';
import { rule, unless, type Rule } from './rule';

const texts = ['SUMMARY', 'LOCATION', 'DESCRIPTION'];
const uris = ['URL', 'CONFERENCE'];
const enumerations: Record<string, readonly string[]> = {
  STATUS: ['TENTATIVE', 'CONFIRMED', 'CANCELLED'],
  TRANSP: ['OPAQUE', 'TRANSPARENT'],
  CLASS: ['PUBLIC', 'PRIVATE', 'CONFIDENTIAL'],
};
const parameters: Record<string, readonly string[]> = {
  PARTSTAT: ['NEEDS-ACTION', 'ACCEPTED', 'DECLINED', 'TENTATIVE', 'DELEGATED'],
  ROLE: ['CHAIR', 'REQ-PARTICIPANT', 'OPT-PARTICIPANT', 'NON-PARTICIPANT'],
  CUTYPE: ['INDIVIDUAL', 'GROUP', 'RESOURCE', 'ROOM', 'UNKNOWN'],
  RSVP: ['TRUE', 'FALSE'],
};

const people = (reading: Reading) => ['ORGANIZER', 'ATTENDEE'].flatMap((name) => ofEvents(reading, name));

export const valueRules: readonly Rule[] = [
  rule('uuid', (reading) =>
    unless(
      ofEvents(reading, 'UID').every(({ value }) =>
        /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
      ),
      'UID is not a bare UUID',
    ),
  ),
  rule('utc-stamps', (reading) =>
    ['DTSTAMP', 'CREATED', 'LAST-MODIFIED']
      .flatMap((name) => ofEvents(reading, name))
      .filter(({ params, value }) => params.size > 0 || !/^\d{8}T\d{6}Z$/.test(value))
      .map(({ name }) => `${name} is not in UTC`),
  ),
  rule('sequence', (reading) =>
    unless(
      ofEvents(reading, 'SEQUENCE').every(({ value }) => /^\d+$/.test(value)),
      'SEQUENCE is not a number',
    ),
  ),
  rule('enumerations', (reading) =>
    Object.entries(enumerations).flatMap(([name, values]) =>
      ofEvents(reading, name)
        .filter(({ value }) => !values.includes(value))
        .map(({ value }) => `${name} cannot be ${value}`),
    ),
  ),
  rule('parameters', (reading) =>
    people(reading).flatMap(({ params }) =>
      Object.entries(parameters).flatMap(([name, values]) => {
        const value = params.get(name);
        return unless(value === undefined || values.includes(value), `${name} cannot be ${value ?? ''}`);
      }),
    ),
  ),
  rule('people', (reading) =>
    people(reading)
      .filter(({ value }) => !/^mailto:[^\s:,;]+@[^\s:,;]+$/.test(value))
      .map(({ name }) => `${name} is not one mailto: address`),
  ),
  rule('names', (reading) =>
    people(reading)
      .filter(({ params }) => !/^"[^"^]+"$/.test(params.get('CN') ?? ''))
      .map(({ name }) => `CN of ${name} is missing, not quoted, or holds a caret`),
  ),
  rule('no-sent-by', (reading) =>
    unless(
      people(reading).every(({ params }) => !params.has('SENT-BY')),
      'SENT-BY breaks some programs',
    ),
  ),
  rule('text-escaping', (reading) =>
    texts
      .flatMap((name) => ofEvents(reading, name))
      .filter(({ value }) => /[,;]|\\/.test(value.replace(/\\[\\,;nN]/g, '')))
      .map(({ name }) => `${name} is not escaped`),
  ),
  rule('uri-unescaped', (reading) =>
    uris
      .flatMap((name) => ofEvents(reading, name))
      .filter(({ value }) => value.includes('\\') || !URL.canParse(value))
      .map(({ name }) => `${name} is escaped or no address`),
  ),
];

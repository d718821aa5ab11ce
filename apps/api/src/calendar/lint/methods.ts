// Rules of RFC 5546 by method, and our stricter ones.
import { methodOf, ofEvents, type Reading } from './reading';
import { rule, unless, type Rule } from './rule';

const count = (reading: Reading, name: string): number => ofEvents(reading, name).length;
const status = (reading: Reading): string | undefined => ofEvents(reading, 'STATUS')[0]?.value;

function request(reading: Reading): string[] {
  const attendee = ofEvents(reading, 'ATTENDEE')[0];
  return [
    ...unless(count(reading, 'ORGANIZER') === 1, 'REQUEST needs one ORGANIZER'),
    ...unless(count(reading, 'ATTENDEE') === 1, 'REQUEST to one person needs one ATTENDEE'),
    ...unless(status(reading) !== 'CANCELLED', 'REQUEST cannot be CANCELLED'),
    ...unless(
      ['NEEDS-ACTION TRUE', 'ACCEPTED FALSE'].includes(
        `${attendee?.params.get('PARTSTAT')} ${attendee?.params.get('RSVP')}`,
      ),
      'ATTENDEE must be asked to answer, or have accepted',
    ),
    ...unless(
      attendee?.params.get('ROLE') === 'REQ-PARTICIPANT' && attendee.params.get('CUTYPE') === 'INDIVIDUAL',
      'ATTENDEE must be one person, required',
    ),
  ];
}

const cancel = (reading: Reading): string[] => [
  ...unless(count(reading, 'ORGANIZER') === 1, 'CANCEL needs one ORGANIZER'),
  ...unless(count(reading, 'ATTENDEE') === 1, 'CANCEL to one person needs one ATTENDEE'),
  ...unless(Number(ofEvents(reading, 'SEQUENCE')[0]?.value) > 0, 'CANCEL must raise SEQUENCE'),
  ...unless([undefined, 'CANCELLED'].includes(status(reading)), 'CANCEL has STATUS:CANCELLED or none'),
  ...unless(count(reading, 'CONFERENCE') === 0, 'CANCEL carries no join link'),
];

const withoutMethod = (reading: Reading): string[] =>
  unless(
    count(reading, 'ORGANIZER') + count(reading, 'ATTENDEE') === 0,
    'a file names no organizer nor attendee',
  );

export const methodRules: readonly Rule[] = [
  rule('method', (reading) => {
    const method = methodOf(reading);
    if (method === null) return withoutMethod(reading);
    if (method === 'REQUEST') return request(reading);
    return method === 'CANCEL' ? cancel(reading) : [`METHOD:${method} is never sent`];
  }),
  rule('no-request-status', (reading) =>
    unless(count(reading, 'REQUEST-STATUS') === 0, 'REQUEST-STATUS is for replies'),
  ),
];

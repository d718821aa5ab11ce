// Each rule of the lint finds its defect, planted in a good object.
import { anEvent } from '../calendar.fixture';
import { cancelObject, downloadObject, requestObject } from '../calendar.ics';
import { lint, rules } from './lint';

const request = requestObject(anEvent());
const cancel = cancelObject(anEvent({ sequence: 1 }), 'all');
const file = downloadObject([anEvent(), anEvent({ uid: '3f0c9a52-7a0d-4d0b-9f0e-1d2c3b4a5f61' })]);
const after = (text: string, mark: string, added: string) => text.replace(mark, `${mark}${added}\r\n`);
const without = (text: string, name: string) =>
  text.replace(new RegExp(`^${name}[;:].*\\r\\n(?:[ ].*\\r\\n)*`, 'm'), '');
const inEvent = (added: string) => after(request, 'BEGIN:VEVENT\r\n', added);

/** Rule, the defect that it names. */
const defects: readonly [string, string | Uint8Array][] = [
  ['no-bom', `\uFEFF${request}`],
  ['crlf-only', request.replaceAll('\r\n', '\n')],
  ['crlf-only', request.replace('STATUS:', '\rSTATUS:')],
  ['final-crlf', request.trimEnd()],
  ['no-empty-line', request.replace('STATUS:', '\r\nSTATUS:')],
  ['octets', inEvent(`COMMENT:${'a'.repeat(70)}`)],
  [
    'utf-8',
    Buffer.concat([
      Buffer.from(`X-A:`),
      Buffer.from([0xc3]),
      Buffer.from('\r\n '),
      Buffer.from([0xa9]),
      Buffer.from('\r\n'),
    ]),
  ],
  ['composed', inEvent('COMMENT:e\u0301')],
  ['no-controls', inEvent('COMMENT:a\u0007')],
  ['readable', inEvent('not a line')],
  ['balanced', without(request, 'END:VEVENT').replace('END:VEVENT\r\n', '')],
  ['one-calendar', request + request],
  ['calendar-properties', without(request, 'VERSION')],
  ['no-published-calendar', after(request, 'VERSION:2.0\r\n', 'X-WR-CALNAME:Treize')],
  ['components', inEvent('BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nEND:VALARM')],
  ['has-event', request.replace(/BEGIN:VEVENT[^]*END:VEVENT\r\n/, '')],
  ['once', without(request, 'DTSTAMP')],
  ['once', inEvent('UID:3f0c9a52-7a0d-4d0b-9f0e-1d2c3b4a5f60')],
  ['at-most-once', inEvent('STATUS:CONFIRMED')],
  ['one-event-a-message', after(file, 'VERSION:2.0\r\n', 'METHOD:REQUEST')],
  ['distinct-uids', file.replaceAll('5f61', '5f60')],
  ['uuid', request.replace('UID:', 'UID:anne@')],
  ['utc-stamps', request.replace('20261201T101530Z', '20261201T111530')],
  ['sequence', request.replace('SEQUENCE:0', 'SEQUENCE:a')],
  ['enumerations', request.replace('STATUS:CONFIRMED', 'STATUS:SURE')],
  ['parameters', request.replace('NEEDS-ACTION', 'MAYBE')],
  ['people', request.replace(':mailto:anne', ':MAILTO:anne')],
  ['names', request.replace('"Anne Le Goff"', 'Anne')],
  ['no-sent-by', request.replace('ORGANIZER;', 'ORGANIZER;SENT-BY="mailto:a@b.example";')],
  ['text-escaping', request.replace('SUMMARY:Lire', 'SUMMARY:Lire, ')],
  ['uri-unescaped', request.replace('?a=1,2', '?a=1\\,2')],
  ['local-times', request.replace('DTSTART;TZID=Europe/Paris:20270112T093000', 'DTSTART:20270112T083000Z')],
  ['zones-described', request.replace('DTSTART;TZID=Europe/Paris', 'DTSTART;TZID=Europe/Rome')],
  ['offsets', request.replace('TZOFFSETTO:+0100', 'TZOFFSETTO:+0000')],
  ['offsets', request.replaceAll('20270112T', '20270328T').replace('T093000', 'T023000')],
  ['end-after-start', request.replace('T170000', 'T093000')],
  ['no-duration', inEvent('DURATION:PT1H')],
  ['method', request.replace('METHOD:REQUEST', 'METHOD:PUBLISH')],
  ['method', without(request, 'ORGANIZER')],
  ['method', request.replace('TRUE;CN', 'FALSE;CN')],
  ['method', request.replace('STATUS:CONFIRMED', 'STATUS:CANCELLED')],
  ['method', cancel.replace('SEQUENCE:1', 'SEQUENCE:0')],
  ['method', after(file, 'BEGIN:VEVENT\r\n', 'ATTENDEE;CN="A":mailto:a@b.example')],
  ['method', request.replace('CUTYPE=INDIVIDUAL', 'CUTYPE=GROUP')],
  ['method', request.replace('NEEDS-ACTION', 'ACCEPTED')],
  ['method', after(cancel, 'BEGIN:VEVENT\r\n', 'CONFERENCE;VALUE=URI:https://visio.example/1')],
  ['no-request-status', inEvent('REQUEST-STATUS:2.0;Success')],
  [
    'line-order',
    after(without(request, 'UID'), 'STATUS:CONFIRMED\r\n', 'UID:3f0c9a52-7a0d-4d0b-9f0e-1d2c3b4a5f60'),
  ],
  ['line-order', after(request.replace('METHOD:REQUEST\r\n', ''), 'END:VTIMEZONE\r\n', 'METHOD:REQUEST')],
  ['known-properties', inEvent('X-EVIL:1')],
  ['no-recurrence', inEvent('RDATE:20270113T083000Z')],
  ['one-line', request.replace('SUMMARY:Lire', 'SUMMARY:Lire\\n')],
  [
    'yearly-zone',
    request.replace(/RRULE:FREQ=YEARLY;BYMONTH=3/, 'RDATE:20270328T020000,FREQ=YEARLY;BYMONTH=3'),
  ],
];

it.each(defects)('%s', (name, text) => {
  expect(lint(text).map((finding) => finding.split(':')[0])).toContain(name);
});

it('has a planted defect for every rule', () => {
  expect(new Set(defects.map(([name]) => name))).toEqual(new Set(rules.map(({ name }) => name)));
});

it('[7.6-2] finds nothing in good objects', () => {
  expect([request, cancel, file].flatMap(lint)).toEqual([]);
});

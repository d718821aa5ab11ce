// Received calendar objects as they are read: zones, addresses, comments; what cannot be read never throws.
import { decideReply } from '@treize/rules/calendar/replies';
import { anAnsweredInvitation, proven } from '@treize/rules/calendar/replies.fixture';
import fc from 'fast-check';
import { answeredUid, receivedMessage } from '../../platform/inbox/message.fixture';
import { readMessage } from '../../platform/inbox/read-message';
import { largestObject, readCalendar } from './reading';
import { replyObject, type WantedReply } from './reply.fixture';

const uid = '3f0c9a52-7a0d-4d0b-9f0e-1d2c3b4a5f60';
const read = (wanted: Partial<WantedReply> = {}) => {
  const result = readCalendar(replyObject({ uid, ...wanted }), 'reply');
  if ('problem' in result) throw new Error(result.problem);
  return result.reply;
};

it('reads what an answer says', () => {
  expect(read({ sequence: 3, partstat: 'accepted' })).toEqual({
    calendars: 1,
    events: 1,
    method: 'REPLY',
    mimeMethod: 'REPLY',
    uid,
    organizer: 'mailto:auvergne-rhone-alpes@mail.treize.example',
    attendees: [{ address: 'mailto:anne@mairie.example', partstat: 'ACCEPTED' }],
    sequence: 3,
    stamp: new Date('2027-01-05T09:00:00Z'),
    comment: null,
    requestStatus: null,
    start: null,
    end: null,
  });
});

it('takes the mailbox from EMAIL when the person is named by another URI', () => {
  const attendee = 'urn:uuid:5f0c9a52-7a0d-4d0b-9f0e-1d2c3b4a5f60';
  const { attendees } = read({ attendee, parameters: ';EMAIL=anne@mairie.example' });
  expect(attendees).toEqual([{ address: 'anne@mairie.example', partstat: 'ACCEPTED' }]);
});

describe('[3.4-25] proposed times', () => {
  const zone = [
    'END:VEVENT',
    'BEGIN:VTIMEZONE',
    'TZID:Romance Standard Time',
    'BEGIN:STANDARD',
    'DTSTART:16010101T030000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:16010101T020000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
  ];
  it.each([
    ['in UTC', 'DTSTART:20270708T070000Z', [], '2027-07-08T07:00:00Z'],
    ['in Paris, without its rules', 'DTSTART;TZID=Europe/Paris:20270708T090000', [], '2027-07-08T07:00:00Z'],
    ['without a zone', 'DTSTART:20270708T090000', [], '2027-07-08T07:00:00Z'],
    [
      'in the zone that Outlook sends',
      'DTSTART;TZID=Romance Standard Time:20270708T090000',
      zone,
      '2027-07-08T07:00:00Z',
    ],
    [
      'in that zone in winter',
      'DTSTART;TZID=Romance Standard Time:20270112T090000',
      zone,
      '2027-01-12T08:00:00Z',
    ],
    ['a whole day', 'DTSTART;VALUE=DATE:20270708', [], '2027-07-07T22:00:00Z'],
  ])('%s', (_, line, rules, instant) => {
    const object = replyObject({ uid, lines: [line] });
    const [head = '', event = ''] = object.split('BEGIN:VEVENT');
    const inner = rules.slice(1, -1).join('\r\n');
    const text = rules.length === 0 ? object : `${head}${inner}\r\nBEGIN:VEVENT${event}`;
    const result = readCalendar(text, 'REPLY');
    expect('reply' in result && result.reply.start).toEqual(new Date(instant));
  });

  it.each([
    'FREQ=MINUTELY',
    'FREQ=YEARLY;BYMONTH=1;BYHOUR=0;BYMINUTE=0,1,2,3',
    'FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2',
  ])(
    'are none in a zone that changes by %s: no calendar writes one, counting it could take for ever',
    (rule) => {
      const object = replyObject({ uid, lines: ['DTSTART;TZID=Romance Standard Time:20270708T090000'] });
      const [head = '', event = ''] = object.split('BEGIN:VEVENT');
      const strange = zone.map((line) => (line.startsWith('RRULE') ? `RRULE:${rule}` : line)).slice(1, -1);
      const before = performance.now();
      const result = readCalendar(`${head}${strange.join('\r\n')}\r\nBEGIN:VEVENT${event}`, 'REPLY');
      expect('reply' in result && result.reply.start).toBeNull();
      expect(performance.now() - before).toBeLessThan(2000);
    },
  );

  it('are none when they do not exist', () => {
    expect(read({ lines: ['DTSTART;TZID=Europe/Paris:20270328T023000'] }).start).toBeNull();
  });
});

it.each([
  ['COMMENT:<b>Oui</b> & non', '‹b›Oui‹/b› & non'],
  ['COMMENT:Une\\nDeux\\, trois', 'Une\nDeux, trois'],
  ['COMMENT:\u0007sonne', 'sonne'],
  ['COMMENT:   ', null],
])('[3.4-27] %s is kept as %j', (line, kept) => {
  expect(read({ lines: [line] }).comment).toBe(kept);
});

it('[3.4-27] a comment is cut between signs, never within one', () => {
  expect(Array.from(read({ lines: [`COMMENT:${'🏛️'.repeat(1500)}`] }).comment ?? '')).toHaveLength(1000);
});

it.each([
  ['too-large', `${replyObject({ uid })}${' '.repeat(largestObject)}`],
  ['unreadable', ''],
  ['unreadable', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT'],
  ['unreadable', 'BEGIN:VCARD\r\nEND:VCARD\r\n'],
  ['unreadable', replyObject({ uid, lines: ['SUMMARY:\0'] })],
])('[3.4-40] %s', (problem, text) => {
  expect(readCalendar(text, 'REPLY')).toEqual({ problem });
});

it('[3.4-40] never throws, whatever is received', () => {
  const whole = replyObject({ uid, lines: ['COMMENT:été', 'REQUEST-STATUS:2.0;Success'] });
  const damaged = fc
    .tuple(fc.nat(whole.length), fc.nat(60), fc.string({ unit: 'binary', maxLength: 30 }))
    .map(([at, length, text]) => whole.slice(0, at) + text + whole.slice(at + length));
  fc.assert(
    fc.property(fc.oneof(damaged, fc.string({ unit: 'binary' })), (text) => {
      expect(Object.keys(readCalendar(text, 'REPLY'))).toHaveLength(1);
    }),
    { numRuns: 500 },
  );
});

it.each([
  ['[7.6-35]', 'thunderbird-reply'],
  ['[7.6-36]', 'exchange-reply'],
  ['[7.6-37]', 'gmail-reply'],
  ['[3.4-13]', 'apple-reply'],
  ['[3.4-31]', 'single-part-7bit'],
  ['[3.4-30]', 'single-part-8bit'],
  ['[3.4-30]', 'single-part-base64'],
  ['[3.4-30]', 'single-part-bom'],
  ['[3.4-30]', 'single-part-latin1'],
  ['[3.4-30]', 'single-part-latin1-qp'],
  ['[3.4-30]', 'single-part-qp'],
])('%s %s, as it came, is an acceptance that applies', async (_, name) => {
  const now = new Date('2027-01-12T08:31:00Z');
  const { calendar, from } = await readMessage(
    receivedMessage(name),
    { receivedAt: now, envelopeTo: [] },
    undefined,
  );
  const result = readCalendar(calendar?.body ?? '', calendar?.method ?? '');
  if ('problem' in result) throw new Error(result.problem);
  const invitation = anAnsweredInvitation({ endsAt: new Date('2027-02-04T11:00:00Z') });
  const outcome = decideReply(result.reply, invitation, proven(), now);
  expect([result.reply.uid, from]).toEqual([answeredUid, 'anne@mairie.example']);
  expect(outcome).toMatchObject({
    kind: 'apply',
    notify: false,
    partstat: 'ACCEPTED',
    sequence: 0,
    stamp: new Date('2027-01-12T08:30:00Z'),
    newAlias: null,
  });
});

// The decision table of received answers, case by case, and their order whatever the arrival.
import fc from 'fast-check';
import { attendances, decideReply, type AnsweredInvitation, type ReadReply } from './replies';
import { anAnsweredInvitation, aReadReply, now, proven } from './replies.fixture';

const attendee = (partstat: string | null, address = 'mailto:anne@mairie.example') => ({ address, partstat });
const decide = (
  reply: Partial<ReadReply> = {},
  invitation: Partial<AnsweredInvitation> | null = {},
  evidence = proven(),
) => decideReply(aReadReply(reply), invitation && anAnsweredInvitation(invitation), evidence, now);
const stamp = (time: string) => new Date(`2027-01-05T${time}:00Z`);

it.each([
  ['[3.4-1]', 'ACCEPTED'],
  ['[3.4-3]', 'TENTATIVE'],
  ['[3.4-2]', 'DECLINED'],
] as const)('%s %s is applied with its SEQUENCE and DTSTAMP', (_, partstat) => {
  expect(decide({ attendees: [attendee(partstat)], comment: 'Merci' })).toEqual({
    kind: 'apply',
    notify: false,
    partstat,
    sequence: 0,
    stamp: aReadReply().stamp,
    comment: 'Merci',
    newAlias: null,
  });
});

it.each<[string, Partial<ReadReply>, Partial<AnsweredInvitation> | null, object]>([
  ['[3.4-4] an unknown UID', {}, null, { kind: 'review', reason: 'unknown-uid' }],
  [
    '[3.4-5] REQUEST in the body of a REPLY',
    { method: 'REQUEST' },
    {},
    { kind: 'review', reason: 'method-differs' },
  ],
  [
    '[3.4-5] REPLY in the body of a REQUEST',
    { mimeMethod: 'REQUEST' },
    {},
    { kind: 'review', reason: 'method-differs' },
  ],
  ['[3.4-5] no METHOD in the body', { method: null }, {}, { kind: 'review', reason: 'method-differs' }],
  ['[3.4-6] no ORGANIZER', { organizer: null }, {}, { kind: 'apply' }],
  [
    '[3.4-7] the ORGANIZER of another region',
    { organizer: 'mailto:normandie@mail.treize.example' },
    {},
    { kind: 'review', reason: 'other-organizer' },
  ],
  [
    '[3.4-8] two ATTENDEEs',
    { attendees: [attendee('ACCEPTED'), attendee('ACCEPTED', 'mailto:paul@mairie.example')] },
    {},
    { kind: 'review', reason: 'several-attendees' },
  ],
  ['[3.4-8] no ATTENDEE', { attendees: [] }, {}, { kind: 'review', reason: 'several-attendees' }],
  ['[3.4-9] two VEVENTs', { events: 2 }, {}, { kind: 'review', reason: 'several-events' }],
  ['[3.4-9] no VEVENT', { events: 0 }, {}, { kind: 'review', reason: 'several-events' }],
  ['[3.4-10] two VCALENDARs', { calendars: 2 }, {}, { kind: 'review', reason: 'several-calendars' }],
  [
    '[3.4-11] a stranger',
    { attendees: [attendee('ACCEPTED', 'mailto:eve@ailleurs.example')] },
    {},
    { kind: 'review', reason: 'stranger' },
  ],
  [
    '[3.4-12] an alias of the same domain',
    { attendees: [attendee('ACCEPTED', 'mailto:A.Goff@mairie.example')] },
    {},
    { kind: 'apply', newAlias: 'a.goff@mairie.example' },
  ],
  [
    '[3.4-13] capitals',
    { attendees: [attendee('ACCEPTED', 'MAILTO:ANNE@Mairie.example')] },
    {},
    { kind: 'apply', newAlias: null },
  ],
  [
    '[3.4-15] the same DTSTAMP again',
    { stamp: stamp('08:00') },
    { answered: { sequence: 0, at: stamp('08:00') } },
    { kind: 'ignore', reason: 'older' },
  ],
  [
    '[3.4-17] an older DTSTAMP',
    { stamp: stamp('07:00') },
    { answered: { sequence: 0, at: stamp('08:00') } },
    { kind: 'ignore', reason: 'older' },
  ],
  [
    '[3.4-18] a lower SEQUENCE after the times changed',
    { sequence: 1 },
    { sequence: 3, timesSequence: 2 },
    { kind: 'stale' },
  ],
  [
    '[3.4-19] a lower SEQUENCE after the room alone changed',
    { sequence: 1 },
    { sequence: 2, timesSequence: 1 },
    { kind: 'apply' },
  ],
  [
    '[3.4-20] a SEQUENCE above ours',
    { sequence: 2 },
    { sequence: 1 },
    { kind: 'review', reason: 'newer-sequence' },
  ],
  ['[3.4-22] after the CANCEL', {}, { stands: false }, { kind: 'ignore', reason: 'cancelled' }],
  ['[3.4-23] after the end', {}, { endsAt: now }, { kind: 'ignore', reason: 'over' }],
  ['[3.4-24] DELEGATED', { attendees: [attendee('DELEGATED')] }, {}, { kind: 'note', reason: 'delegated' }],
  [
    '[3.4-24] the answer of a delegate',
    { attendees: [attendee('DELEGATED'), attendee('ACCEPTED', 'mailto:paul@mairie.example')] },
    {},
    { kind: 'note', reason: 'delegated' },
  ],
  [
    '[3.4-25] COUNTER',
    { method: 'COUNTER', mimeMethod: 'COUNTER', start: stamp('10:00'), end: stamp('12:00') },
    {},
    { kind: 'note', reason: 'counter', proposed: { start: stamp('10:00'), end: stamp('12:00') } },
  ],
  ['[3.4-26] REFRESH', { method: 'REFRESH', mimeMethod: 'REFRESH', attendees: [] }, {}, { kind: 'resend' }],
  [
    '[3.4-26] REFRESH of what was withdrawn',
    { method: 'REFRESH', mimeMethod: 'REFRESH' },
    { stands: false },
    { kind: 'ignore', reason: 'cancelled' },
  ],
  [
    '[3.4-28] REQUEST-STATUS 3.7',
    { requestStatus: '3.7;Invalid calendar user' },
    {},
    { kind: 'note', reason: 'delivery-problem', problem: '3.7;Invalid calendar user' },
  ],
  ['[3.4-28] REQUEST-STATUS 5.1', { requestStatus: '5.1' }, {}, { kind: 'note', reason: 'delivery-problem' }],
  ['[3.4-28] REQUEST-STATUS 2.0 is success', { requestStatus: '2.0;Success' }, {}, { kind: 'apply' }],
  [
    '[3.4-29] REQUEST',
    { method: 'REQUEST', mimeMethod: 'REQUEST' },
    {},
    { kind: 'ignore', reason: 'not-an-answer' },
  ],
  [
    '[3.4-29] CANCEL',
    { method: 'CANCEL', mimeMethod: 'CANCEL' },
    {},
    { kind: 'ignore', reason: 'not-an-answer' },
  ],
  [
    'NEEDS-ACTION',
    { attendees: [attendee('NEEDS-ACTION')] },
    {},
    { kind: 'review', reason: 'unknown-answer' },
  ],
  ['no PARTSTAT', { attendees: [attendee(null)] }, {}, { kind: 'review', reason: 'unknown-answer' }],
  ['no DTSTAMP', { stamp: null }, {}, { kind: 'review', reason: 'unreadable' }],
  [
    'a DTSTAMP that would hide every answer to come',
    { stamp: new Date('2028-01-01T00:00:00Z') },
    {},
    { kind: 'review', reason: 'future-stamp' },
  ],
])('%s', (_, reply, invitation, outcome) => {
  expect(decide(reply, invitation)).toMatchObject(outcome);
});

it('[7.6-38] nothing that DMARC refuses is applied, and whoever has no policy is told', () => {
  expect(decide({}, {}, proven({ dmarc: 'fail' }))).toMatchObject({ kind: 'ask', partstat: 'ACCEPTED' });
  expect(decide({}, {}, proven({ dmarc: 'none' }))).toMatchObject({ kind: 'apply', notify: true });
});

it('[3.4-21] answers end the same in whatever order they arrive', () => {
  const answer = fc.record({
    sequence: fc.integer({ min: 0, max: 4 }),
    minute: fc.integer({ min: 0, max: 59 }),
    partstat: fc.constantFrom(...attendances),
  });
  const apart = {
    selector: ({ sequence, minute }: { sequence: number; minute: number }) => `${sequence}:${minute}`,
  };
  fc.assert(
    fc.property(
      fc.uniqueArray(answer, { minLength: 1, maxLength: 8, ...apart }),
      fc.infiniteStream(fc.nat()),
      fc.integer({ min: 0, max: 4 }),
      (answers, order, timesSequence) => {
        const ground = { sequence: 4, timesSequence };
        const ends = (arriving: typeof answers) => {
          let answered: AnsweredInvitation['answered'] = null;
          let inForce: string | null = null;
          for (const { sequence, minute, partstat } of arriving) {
            const at = new Date(stamp('08:00').getTime() + minute * 60_000);
            const reply = { sequence, stamp: at, attendees: [attendee(partstat)] };
            const outcome = decide(reply, { ...ground, answered });
            if (outcome.kind !== 'apply') continue;
            [answered, inForce] = [{ sequence, at }, outcome.partstat];
          }
          return { answered, inForce };
        };
        const shuffled = answers
          .map((one) => ({ one, rank: order.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ one }) => one);
        expect(ends(shuffled)).toEqual(ends(answers));
        const counted = answers.filter(({ sequence }) => sequence >= timesSequence);
        const last = counted.sort((a, b) => a.sequence - b.sequence || a.minute - b.minute).at(-1);
        expect(ends(answers).inForce).toBe(last?.partstat ?? null);
      },
    ),
  );
});

it('whatever is read, somebody who is not on file is never applied', () => {
  fc.assert(
    fc.property(
      fc.record({
        method: fc.constantFrom('REPLY', 'COUNTER', 'REFRESH', 'REQUEST', null),
        sequence: fc.integer({ min: 0, max: 3 }),
        partstat: fc.constantFrom(...attendances, 'DELEGATED', null),
      }),
      fc.constantFrom('pass', 'fail', 'none', null),
      ({ method, sequence, partstat }, dmarc) => {
        const attendees = [attendee(partstat, 'mailto:eve@ailleurs.example')];
        const reply = { method, mimeMethod: method ?? '', sequence, attendees };
        const evidence = proven({ dmarc, domain: 'ailleurs.example' });
        expect(['apply', 'ask']).not.toContain(decide(reply, { sequence: 3 }, evidence).kind);
      },
    ),
  );
});

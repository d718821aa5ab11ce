// The rules of arrival: every refusal at the door, in Paris time, and what a trainer may pass over.
import {
  closesAt,
  isForcible,
  mustAsk,
  ordinaryRules,
  refusalOfArrival,
  standingOf,
  type Arrival,
  type ArrivalGround,
  type ArrivalRules,
} from './arrival';
import { undecided, type Presence } from './presence';

const halfDay = {
  startsAt: new Date('2027-01-12T08:00:00Z'),
  endsAt: new Date('2027-01-12T11:30:00Z'),
  sealedAt: null as Date | null,
};
const at = new Date('2027-01-12T08:10:00Z');
const present: Presence<unknown> = { ...undecided, state: 'PRESENT', since: at };
const gone: Presence<unknown> = { ...present, leftAt: at };
const arrival = (change: Partial<Arrival> = {}): Arrival => ({
  kind: 'ENTERED',
  isPresent: true,
  happenedAt: at,
  confirmPending: false,
  isForced: false,
  byBadge: false,
  answer: null,
  ...change,
});
const ground = (
  rules: Partial<ArrivalRules> = {},
  change: Partial<Omit<ArrivalGround, 'rules'>> = {},
): ArrivalGround => ({
  sessionState: 'PUBLISHED',
  halfDay,
  rules: { ...ordinaryRules, ...rules },
  standing: 'EXPECTED',
  isBlocked: false,
  presence: undecided,
  entriesToday: 0,
  daysAttended: [],
  hasAnswered: false,
  now: at,
  ...change,
});
const question = (required: boolean) => ({ question: { label: 'Venez-vous déjeuner ?', required } });

describe.each<[string, Partial<Arrival>, ArrivalGround, string | null]>([
  ['[C1] a first arrival', {}, ground(), null],
  ['[C1] a second arrival', {}, ground({}, { presence: present }), 'already-present'],
  ['[C2] cancelled', {}, ground({}, { standing: 'CANCELLED' }), 'registration-cancelled'],
  ['[C2] expired', {}, ground({}, { standing: 'EXPIRED' }), 'registration-expired'],
  ['[C2] replaced', {}, ground({}, { standing: 'REPLACED' }), 'registration-replaced'],
  ['[C2] refused', {}, ground({}, { standing: 'REFUSED' }), 'registration-refused'],
  [
    '[C2] cancelled, even forced',
    { isForced: true },
    ground({}, { standing: 'CANCELLED' }),
    'registration-cancelled',
  ],
  ['[C3] waiting', {}, ground({}, { standing: 'WAITING' }), 'not-confirmed'],
  [
    '[C3] waiting, confirmed by the trainer on a sheet that does not admit',
    { confirmPending: true },
    ground({}, { standing: 'WAITING' }),
    'not-confirmed',
  ],
  [
    '[C3] waiting, on a sheet that admits, not confirmed',
    {},
    ground({ admitsPending: true }, { standing: 'OFFERED' }),
    'not-confirmed',
  ],
  [
    '[C3] waiting, admitted and confirmed',
    { confirmPending: true },
    ground({ admitsPending: true }, { standing: 'OFFERED' }),
    null,
  ],
  [
    '[C3] awaiting approval, admitted and confirmed',
    { confirmPending: true },
    ground({ admitsPending: true }, { standing: 'TO_VALIDATE' }),
    'awaiting-approval',
  ],
  ['[C4] another day', { happenedAt: new Date('2027-01-11T08:10:00Z') }, ground(), 'wrong-day'],
  [
    '[C5] forced on another day',
    { happenedAt: new Date('2027-01-11T08:10:00Z'), isForced: true },
    ground(),
    null,
  ],
  [
    '[C5] forced on a sealed half-day',
    { isForced: true },
    ground({}, { halfDay: { ...halfDay, sealedAt: at } }),
    'half-day-sealed',
  ],
  ['[C7] forced a second time', { isForced: true }, ground({}, { presence: present }), null],
  ['[C8] a required question unanswered', {}, ground(question(true)), 'answer-missing'],
  ['[C8] answered now', { answer: 'Oui' }, ground(question(true)), null],
  ['[C8] answered before', {}, ground(question(true), { hasAnswered: true }), null],
  ['[C8] optional and unanswered', {}, ground(question(false)), null],
  ['[C8] forced', { isForced: true }, ground(question(true)), null],
  ['[C8] a signature is asked nothing', { kind: 'SIGNED' }, ground(question(true)), null],
  [
    '[C9] a second entry where all are kept',
    {},
    ground({ multipleEntries: true }, { presence: present }),
    null,
  ],
  ['[C9] an exit repeated', { kind: 'LEFT' }, ground({}, { presence: gone }), null],
  ['[C9] coming back, allowed', {}, ground({ reentry: true }, { presence: gone }), null],
  ['[C9] coming back, forbidden', {}, ground({ reentry: false }, { presence: gone }), 'no-reentry'],
  [
    '[C11] the third entry of three',
    {},
    ground({ multipleEntries: true, entriesPerDay: 3 }, { entriesToday: 2 }),
    null,
  ],
  [
    '[C11] the fourth',
    {},
    ground({ multipleEntries: true, entriesPerDay: 3 }, { entriesToday: 3 }),
    'entries-exceeded',
  ],
  [
    '[C12] a third day of two',
    {},
    ground({ days: 2 }, { daysAttended: ['2027-01-10', '2027-01-11'] }),
    'days-exceeded',
  ],
  [
    '[C12] the same day of two',
    {},
    ground({ days: 2 }, { daysAttended: ['2027-01-11', '2027-01-12'] }),
    null,
  ],
  [
    '[C12] an absence on a third day',
    { kind: 'MARKED', isPresent: false },
    ground({ days: 2 }, { daysAttended: ['2027-01-10', '2027-01-11'] }),
    null,
  ],
  [
    '[C13] 31 minutes before',
    { happenedAt: new Date('2027-01-12T07:29:00Z') },
    ground(),
    'attendance-not-open',
  ],
  ['[C13] 30 minutes before', { happenedAt: new Date('2027-01-12T07:30:00Z') }, ground(), null],
  [
    '[C13] an hour before, opened two hours before',
    { happenedAt: new Date('2027-01-12T07:00:00Z') },
    ground({ minutesBefore: 120 }),
    null,
  ],
  [
    '[C13] after the tolerance',
    { happenedAt: new Date('2027-01-12T11:41:00Z') },
    ground({ minutesAfter: 10 }, { now: new Date('2027-01-12T12:00:00Z') }),
    'attendance-closed',
  ],
  [
    '[C13] at the end of the tolerance',
    { happenedAt: new Date('2027-01-12T11:40:00Z') },
    ground({ minutesAfter: 10 }, { now: new Date('2027-01-12T12:00:00Z') }),
    null,
  ],
  ['[C15] blocked', {}, ground({}, { isBlocked: true }), 'person-blocked'],
  ['[C15] blocked, even forced', { isForced: true }, ground({}, { isBlocked: true }), 'person-blocked'],
  [
    '[C15] the badge of somebody replaced',
    { byBadge: true },
    ground({}, { standing: 'REPLACED' }),
    'badge-revoked',
  ],
  ['a clock ahead', { happenedAt: new Date('2027-01-12T08:15:01Z') }, ground(), 'record-future'],
  ['a session cancelled', {}, ground({}, { sessionState: 'CANCELLED' }), 'wrong-state'],
  [
    'a signature of somebody said absent',
    { kind: 'SIGNED' },
    ground({}, { presence: { ...undecided, state: 'ABSENT' } }),
    'not-present',
  ],
])('%s', (_, change, known, refusal) => {
  it(refusal ?? 'is recorded', () => {
    expect(refusalOfArrival(arrival(change), known)).toBe(refusal);
  });
});

it('[C4] tells the day by the clocks of Paris: 23:30 UTC is tomorrow', () => {
  const midnight = {
    ...halfDay,
    startsAt: new Date('2027-01-11T23:30:00Z'),
    endsAt: new Date('2027-01-12T02:00:00Z'),
  };
  const late = new Date('2027-01-11T22:50:00Z');
  expect(refusalOfArrival(arrival({ happenedAt: late }), ground({}, { halfDay: midnight }))).toBe(
    'wrong-day',
  );
  const early = new Date('2027-01-11T23:05:00Z');
  expect(
    refusalOfArrival(arrival({ happenedAt: early }), ground({ minutesBefore: 10 }, { halfDay: midnight })),
  ).toBe('attendance-not-open');
});

it('[C8] asks what has no answer yet, required or not', () => {
  expect(mustAsk(question(false), { hasAnswered: false })).toBe(true);
  expect(mustAsk(question(true), { hasAnswered: true })).toBe(false);
  expect(mustAsk({ question: null }, { hasAnswered: false })).toBe(false);
});

it('a waiting person is expected once served, and closed doors are closed at the minute', () => {
  expect([standingOf('TO_RECONFIRM'), standingOf('TRANSFERRED'), standingOf('PENDING_VALIDATION')]).toEqual([
    'EXPECTED',
    'CANCELLED',
    'TO_VALIDATE',
  ]);
  expect(closesAt(halfDay).toISOString()).toBe('2027-01-12T23:30:00.000Z');
});

it.each([
  'half-day-sealed',
  'registration-cancelled',
  'awaiting-approval',
  'badge-invalid',
  'person-blocked',
])('[C5] %s is never passed over', (code) => expect(isForcible(code)).toBe(false));

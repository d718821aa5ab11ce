// When a rule writes, and to whom.
import { concerns, faultOf, fires, isDue, type RemindedRegistration, type ReminderRule } from './reminders';

const due = new Date('2027-01-11T08:00:00Z');
const session = {
  state: 'PUBLISHED',
  startsAt: new Date('2027-01-12T08:30:00Z'),
  endsAt: new Date('2027-01-12T15:45:00Z'),
} as const;
const rule: ReminderRule = {
  anchor: 'START',
  days: -1,
  localTime: '09:00',
  fixedOn: null,
  statuses: ['CONFIRMED'],
  presence: 'ANY',
  limitId: null,
  enabled: true,
};
const registration: RemindedRegistration = {
  status: 'CONFIRMED',
  createdAt: new Date('2026-12-01T08:00:00Z'),
  presence: null,
  isLeaving: false,
  limitIds: [],
  isTold: false,
};
const minutesAfter = (minutes: number) => new Date(due.getTime() + minutes * 60_000);

it('fires when it is due, not a minute before', () => {
  expect(fires(rule, session, registration, due, minutesAfter(-1))).toBe(false);
  expect(fires(rule, session, registration, due, due)).toBe(true);
  expect(fires(rule, session, registration, due, minutesAfter(30))).toBe(true);
});

it.each([
  ['a draft', { ...session, state: 'DRAFT' as const }, rule],
  ['a postponed session', { ...session, state: 'POSTPONED' as const }, rule],
  ['a cancelled session', { ...session, state: 'CANCELLED' as const }, rule],
  ['a disabled rule', session, { ...rule, enabled: false }],
])('[M8] %s: nothing', (_, itsSession, itsRule) => {
  expect(isDue(itsRule, itsSession, due, due)).toBe(false);
});

it('[M8] nobody is told twice', () => {
  expect(fires(rule, session, { ...registration, isTold: true }, due, due)).toBe(false);
});

it('never leaves after the start, when it is about coming', () => {
  expect(isDue(rule, session, due, session.startsAt)).toBe(false);
  expect(isDue({ ...rule, anchor: 'FIXED' }, session, due, session.startsAt)).toBe(false);
  const after = new Date('2027-01-13T08:00:00Z');
  expect(isDue({ ...rule, anchor: 'END' }, session, after, after)).toBe(true);
  expect(isDue({ ...rule, anchor: 'FIXED' }, session, after, after)).toBe(true);
});

it('is dropped when it could not leave within three days', () => {
  const far = { ...session, startsAt: new Date('2027-03-01T08:00:00Z') };
  expect(isDue(rule, far, due, minutesAfter(3 * 1440))).toBe(true);
  expect(isDue(rule, far, due, minutesAfter(3 * 1440 + 1))).toBe(false);
});

it.each([
  ['registered after it was due', { createdAt: minutesAfter(1) }, false],
  ['registered at that very instant', { createdAt: due }, true],
  ['waiting', { status: 'WAITLISTED' as const }, false],
  ['on the way out', { isLeaving: true }, false],
])('[M7] %s', (_, change, isConcerned) => {
  expect(concerns(rule, { ...registration, ...change }, due)).toBe(isConcerned);
});

it.each(['PENDING_VALIDATION', 'OFFERED', 'EXPIRED', 'CANCELLED_BY_PERSON'] as const)(
  '[M7] only %s',
  (status) => {
    const chosen = { ...rule, statuses: [status] };
    expect(concerns(chosen, { ...registration, status }, due)).toBe(true);
    expect(concerns(chosen, registration, due)).toBe(false);
  },
);

it('[M7] only those of the workshop', () => {
  const workshop = { ...rule, limitId: 'w1' };
  expect(concerns(workshop, { ...registration, limitIds: ['w1'] }, due)).toBe(true);
  expect(concerns(workshop, { ...registration, limitIds: ['w2'] }, due)).toBe(false);
});

it.each([
  ['PRESENT', 'PRESENT', true],
  ['PRESENT', 'ABSENT', false],
  ['PRESENT', null, false],
  ['ABSENT', 'ABSENT', true],
  ['ABSENT', null, false],
  ['ANY', null, true],
] as const)('[M11] %s wanted, %s seen: %s', (wanted, presence, isConcerned) => {
  expect(concerns({ ...rule, anchor: 'END', presence: wanted }, { ...registration, presence }, due)).toBe(
    isConcerned,
  );
});

it.each([
  [{ anchor: 'START', days: 1, presence: 'ANY' }, 'DAYS'],
  [{ anchor: 'END', days: -1, presence: 'ANY' }, 'DAYS'],
  [{ anchor: 'START', days: -1, presence: 'PRESENT' }, 'PRESENCE'],
  [{ anchor: 'START', days: 0, presence: 'ANY' }, null],
  [{ anchor: 'END', days: 0, presence: 'ABSENT' }, null],
] as const)('[M3] %o is wrong by %s', (wrong, fault) => expect(faultOf(wrong)).toBe(fault));
